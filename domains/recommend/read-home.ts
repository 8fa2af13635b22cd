// The home page of one profile: read what it said, ask the model, choose the rows, fetch the cards.
import type { FoldedUser, Model } from '@kinora/recommender';
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { Profile } from '#domains/identity/contract.ts';
import type { WatchItem } from '#domains/playback/contract.ts';
import type { PoolsSource } from './candidate-pools.ts';
import { composeHome, type HomePlan, type PlannedItem, type RankedTitle, ROW } from './compose-home.ts';
import type { Home, HomeRow, Recommended } from './contract.ts';
import { foldViewer } from './fold-viewer.ts';
import { generalReason } from './general-reason.ts';
import { reasonFor } from './reason-for.ts';
import type { ServedModel } from './served-model.ts';
import { toHistory } from './signal-weights.ts';
import { similarIds } from './similar-ids.ts';
import { readSignals, type ViewerSignalsDeps } from './viewer-signals.ts';

export interface ReadHomeDeps extends ViewerSignalsDeps {
  readonly served: ServedModel;
  readonly pools: PoolsSource;
  readonly catalog: Pick<CatalogReader, 'cards'>;
}

export type HomeViewer = Pick<Profile, 'id' | 'maturityLimit' | 'personalised'>;

/** Titles that the model ranks for one page: enough to fill rows by genre from. */
const RANKED = 500;

/** Nothing of a viewer is kept between requests: what was rated a moment ago counts. */
export async function readHome(deps: ReadHomeDeps, profile: HomeViewer): Promise<Home> {
  const [pools, served, signals, watching] = await Promise.all([
    deps.pools.current(),
    deps.served.current(),
    readSignals(deps, profile.id),
    deps.watch.continueWatching(profile.id, ROW, { maturityLimit: profile.maturityLimit }),
  ]);
  const history = toHistory(profile.personalised ? signals : []);
  const model = served?.model ?? null;
  const viewer = model && foldViewer(model, history);
  const plan = composeHome({
    pools,
    profileId: profile.id,
    maturityLimit: profile.maturityLimit,
    history,
    ranked: model && viewer && rank(model, viewer),
    similarTo: (id, limit) => similarIds(model, pools, id, limit),
    watching: watching.map((item) => item.title.id),
    myList: signals.filter((signal) => signal.kind === 'list').map((signal) => signal.titleId),
  });
  const { hero } = plan;
  const title = hero && pools.byId.get(hero.id);
  const reason =
    title && hero.score !== null && model && viewer
      ? (reasonFor(model, viewer, pools, hero.id, profile.maturityLimit) ?? generalReason(title))
      : null;
  return {
    ...(await fetchCards(
      deps,
      { ...plan, hero: hero && { ...hero, reason: reason ?? hero.reason } },
      profile,
      watching,
    )),
    model: served && { id: served.record.id, name: served.record.name },
  };
}

function rank(model: Model, viewer: FoldedUser): RankedTitle[] {
  return model
    .recommend(viewer, { limit: RANKED })
    .map(({ item, score, match }) => ({ id: Number(item), score, match }));
}

/** One query for the cards of all rows; what the catalogue does not give (any more) leaves its row. */
async function fetchCards(
  { catalog }: Pick<ReadHomeDeps, 'catalog'>,
  { hero, rows }: HomePlan,
  { maturityLimit }: HomeViewer,
  watching: readonly WatchItem[],
): Promise<Pick<Home, 'hero' | 'rows'>> {
  const ids = new Set(rows.flatMap((row) => row.items.map((item) => item.id)));
  if (hero) ids.add(hero.id);
  const cards = new Map((await catalog.cards([...ids], { maturityLimit })).map((card) => [card.id, card]));
  const present = ({ id, match, score, reason }: PlannedItem): Recommended[] => {
    const title = cards.get(id);
    return title ? [{ title, match, score, reason }] : [];
  };
  const shown = rows.map((row): HomeRow => {
    const items = row.items.flatMap(present);
    return row.kind === 'continue-watching'
      ? { ...row, items, progress: progressOf(watching, cards) }
      : { ...row, items };
  });
  return {
    hero: hero ? (present(hero)[0] ?? null) : null,
    rows: shown.filter((row) => row.items.length > 0),
  };
}

function progressOf(watching: readonly WatchItem[], shown: ReadonlyMap<number, unknown>) {
  return watching
    .filter(({ title }) => shown.has(title.id))
    .map(({ title, episode, position, duration }) => ({
      movieId: title.id,
      episodeId: episode?.id ?? null,
      position,
      duration,
    }));
}
