// The catalogue as the home page needs it: titles sorted by popularity, by genre, by channel and by age, in memory.
import type { Clock } from '#engine/api/clock.ts';
import type { CatalogueFacts, ChannelFact, TitleFact, TitleFactsReader } from './ports.ts';

export interface GenrePool {
  readonly slug: string;
  readonly name: string;
  /** Most rated first. */
  readonly titles: readonly TitleFact[];
}

export interface CandidatePools {
  readonly byId: ReadonlyMap<number, TitleFact>;
  /** Most rated first. */
  readonly popular: readonly TitleFact[];
  /** Last added first; of one day the younger film first, then the more rated. */
  readonly newest: readonly TitleFact[];
  /** The one with the most titles first. */
  readonly genres: readonly GenrePool[];
  readonly channels: readonly ChannelFact[];
  /** Whether enough titles can be played that rows which are meant to be played from show only such. */
  readonly playableOnly: boolean;
}

/** Playable titles from which on the others are left out of the rows that are meant to be played from. */
export const ENOUGH_PLAYABLE = 40;

const DAY = 24 * 3600_000;

export function buildPools({ titles, genres, channels }: CatalogueFacts): CandidatePools {
  const popular = titles.toSorted((a, b) => b.ratingCount - a.ratingCount || a.id - b.id);
  const day = (title: TitleFact): number => Math.floor(title.addedAt / DAY);
  const byGenre = new Map<string, TitleFact[]>(genres.map(({ slug }) => [slug, []]));
  for (const title of popular) for (const slug of title.genres) byGenre.get(slug)?.push(title);
  return {
    byId: new Map(titles.map((title) => [title.id, title])),
    popular,
    // `toSorted` is stable: what is equal here stays in the order of popularity.
    newest: popular.toSorted((a, b) => day(b) - day(a) || (b.year ?? 0) - (a.year ?? 0)),
    genres: genres
      .map(({ slug, name }) => ({ slug, name, titles: byGenre.get(slug) ?? [] }))
      .sort((a, b) => b.titles.length - a.titles.length || (a.slug < b.slug ? -1 : 1)),
    channels,
    playableOnly: titles.filter((title) => title.playable).length >= ENOUGH_PLAYABLE,
  };
}

/** Where the pools of the moment come from. */
export interface PoolsSource {
  /** Rejects only when the catalogue could not be read even once. */
  current(): Promise<CandidatePools>;
}

/** Milliseconds between looks at the version. */
const CHECK_MS = 1_000;
/** Milliseconds for which the order by popularity may lag behind new ratings. */
const POPULARITY_MS = 60_000;

/**
 * Keeps the pools of one reader fresh: changes of the catalogue show within a second, new ratings in the order by popularity
 * within a minute. While they are rebuilt, and when the store does not answer, the old ones serve.
 */
export function createPools(deps: {
  readonly facts: TitleFactsReader;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
}): PoolsSource {
  const { facts, clock, onFault } = deps;
  let pools: CandidatePools | null = null;
  let version = { catalogue: '', ratings: '' };
  let builtAt = 0;
  let checkedAt = 0;
  let refreshing: Promise<void> | null = null;

  const refresh = async (): Promise<void> => {
    const found = await facts.version();
    const now = clock.now();
    const stale =
      found.catalogue !== version.catalogue ||
      (found.ratings !== version.ratings && now - builtAt >= POPULARITY_MS);
    if (pools && !stale) return;
    pools = buildPools(await facts.read());
    version = found;
    builtAt = now;
  };

  return {
    async current() {
      const now = clock.now();
      if (!refreshing && (!pools || now - checkedAt >= CHECK_MS)) {
        checkedAt = now;
        refreshing = refresh().finally(() => (refreshing = null));
        refreshing.catch((error: unknown) => pools && onFault(error));
      }
      // The version is one query, the rebuild some more: waiting would make one request in a second slower, for nothing new.
      if (!pools) await refreshing;
      if (!pools) throw new Error('Cannot recommend: the catalogue was not read');
      return pools;
    },
  };
}
