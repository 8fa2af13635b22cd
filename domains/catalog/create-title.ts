// Makes a title that an operator describes.
import { foldText } from '#engine/text/fold-text.ts';
import type { Clock } from '#engine/api/clock.ts';
import { genresNamed } from './genres-named.ts';
import type { TitleDetail, TitleFacts } from './contract.ts';
import { catalogErrors } from './errors.ts';
import { EVERYTHING } from './policy.ts';
import type { ArtAddresses, TitleStore } from './ports.ts';
import { showTitle } from './show-title.ts';
import { sortKey } from './sort-key.ts';

export interface CreateTitleDeps {
  readonly titles: Pick<TitleStore, 'bySortKey' | 'putAll' | 'detail'>;
  readonly art: ArtAddresses;
  readonly clock: Clock;
  /** Told apart from every other title. */
  readonly newId: () => string;
}

/** Where titles come from that operators made, here or by the command. */
export const OPERATOR_SOURCE = 'operator';

/** Titles of one name that are looked at. */
const NAMESAKES = 50;

/** Throws `title_exists` unless `again`, or `genre_unknown`. */
export async function createTitle(
  deps: CreateTitleDeps,
  facts: TitleFacts,
  { again }: { again: boolean },
): Promise<TitleDetail> {
  const { titles, clock, newId } = deps;
  const twin = again ? null : await findTwin(deps, facts);
  if (twin !== null) throw catalogErrors.title_exists(twin, facts.title);
  const [id = 0] = await titles.putAll(
    [
      {
        ...facts,
        language: null,
        sound: null,
        picture: null,
        free: null,
        source: OPERATOR_SOURCE,
        sourceId: newId(),
        genres: genresNamed(facts.genres, []),
        countries: [],
        credits: [],
      },
    ],
    clock.now(),
  );
  return showTitle(deps, id, EVERYTHING);
}

async function findTwin(
  { titles }: CreateTitleDeps,
  { kind, title, year }: TitleFacts,
): Promise<number | null> {
  const namesakes = await titles.bySortKey(sortKey(title), NAMESAKES);
  const twin = namesakes.find(
    (row) => row.kind === kind && row.year === year && foldText(row.title) === foldText(title),
  );
  return twin?.id ?? null;
}
