// Takes titles that came after a training up into the model in service, without a training.
import { type Features, type Model, type NewChoices, RecommenderError } from '@kinora/recommender';
import type { PoolsSource } from './candidate-pools.ts';
import { readsContent } from './model-candidates.ts';
import type { DatasetReader, TitleDescriptionReader } from './ports.ts';
import { toHistory } from './signal-weights.ts';
import { titleFeatures } from './title-features.ts';

export interface TakeUpTitlesDeps {
  readonly pools: PoolsSource;
  readonly dataset: Pick<DatasetReader, 'choosers'>;
  readonly descriptions: TitleDescriptionReader;
}

/** Titles taken up at a time: the work is done between two requests. */
const AT_ONCE = 200;
/** People who must like a new title before a model without content is told of it: it is placed once, by them, until the next training. */
const FEWEST_PEOPLE = 3;

/**
 * A model that reads content takes every new title; others take those that enough people have liked meanwhile. `learntAt` is when
 * the model was trained, in milliseconds since 1970. Answers how many were taken up; a model that cannot grow takes none.
 */
export async function takeUpTitles(deps: TakeUpTitlesDeps, model: Model, learntAt: number): Promise<number> {
  const pools = await deps.pools.current();
  const content = readsContent(model.parameters, model.kind);
  const unknown = pools.popular.filter(
    ({ id, ratingCount }) => model.items.indexOf(id) < 0 && (content || ratingCount >= FEWEST_PEOPLE),
  );
  const candidates = unknown.slice(0, AT_ONCE).map(({ id }) => id);
  if (candidates.length === 0) return 0;
  const features = new Map<number, Features>();
  if (content) {
    for await (const title of deps.descriptions.descriptions(candidates))
      features.set(title.id, titleFeatures(title));
  }
  const people = await readChoosers(deps.dataset, candidates, learntAt);
  const likes = countLikes(people, new Set(candidates));
  const items = candidates
    // Somebody may have been faster: another check of the same moment.
    .filter((id) => model.items.indexOf(id) < 0)
    .filter((id) => content || (likes.get(id) ?? 0) >= FEWEST_PEOPLE)
    .filter((id) => model.canPlace(features.get(id) ?? null, likes.get(id) ?? 0))
    .map((id) => ({ item: id, ...(features.has(id) && { features: features.get(id) }) }));
  if (items.length === 0) return 0;
  try {
    model.addItems(items, people);
  } catch (error) {
    if (error instanceof RecommenderError && error.code === 'unsupported') return 0;
    throw error;
  }
  return items.length;
}

async function readChoosers(
  dataset: TakeUpTitlesDeps['dataset'],
  titles: readonly number[],
  learntAt: number,
): Promise<NewChoices[]> {
  const people: NewChoices[] = [];
  for await (const { signals } of dataset.choosers(titles)) {
    // Oldest first, for models that go by order.
    const history = toHistory(signals).entries.toReversed();
    const trained = history.some(({ time }) => time === undefined || time < learntAt);
    if (history.length > 0) people.push({ history, trained });
  }
  return people;
}

function countLikes(people: readonly NewChoices[], titles: ReadonlySet<number>): Map<number, number> {
  const likes = new Map<number, number>();
  for (const { history } of people) {
    for (const { item, weight = 1 } of history) {
      const id = Number(item);
      if (weight > 0 && titles.has(id)) likes.set(id, (likes.get(id) ?? 0) + 1);
    }
  }
  return likes;
}
