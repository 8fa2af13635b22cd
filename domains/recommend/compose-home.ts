// Decides which titles stand in which row of a home page: pure, over the pools, the viewer's history and what the model says.
import { createRandom } from '@kinora/recommender';
import type { CandidatePools } from './candidate-pools.ts';
import type { HomeRow, Reason } from './contract.ts';
import { mayShow } from './policy.ts';
import type { TitleFact } from './ports.ts';
import { LIKED, type ViewerHistory } from './signal-weights.ts';
import type { SimilarId } from './similar-ids.ts';

export interface RankedTitle {
  readonly id: number;
  readonly score: number;
  /** 0 to 1. */
  readonly match: number;
}

export interface HomeInput {
  readonly pools: CandidatePools;
  readonly profileId: number;
  readonly maturityLimit: number;
  /** Empty when the profile said nothing or turned personalisation off. */
  readonly history: ViewerHistory;
  /** What the model says of this viewer, best first; null without a model or without a history that it knows. */
  readonly ranked: readonly RankedTitle[] | null;
  /** Titles like one of the history, best first; asked for the anchors of "because you watched" only. */
  readonly similarTo: (id: number, limit: number) => readonly SimilarId[];
  /** Ids of Continue Watching, the last watched first. */
  readonly watching: readonly number[];
  /** Ids of My List, the last added first. */
  readonly myList: readonly number[];
}

export interface PlannedItem {
  readonly id: number;
  readonly match: number | null;
  readonly score: number | null;
  readonly reason: Reason | null;
}

type RowOf<Row> = Row extends HomeRow
  ? Omit<Row, 'items' | 'progress'> & { readonly items: PlannedItem[] }
  : never;
export type PlannedRow = RowOf<HomeRow>;

export interface HomePlan {
  readonly hero: PlannedItem | null;
  readonly rows: readonly PlannedRow[];
}

/** Titles of a row. */
export const ROW = 20;
const TOP = 10;
/** Titles of a row that a wide screen shows without scrolling. */
const SEEN_FIRST = 8;
/** A row of fewer is not worth its heading; rows that the viewer filled, and those of small catalogues, are exempt. */
const SHORTEST = 4;
const BECAUSE_ROWS = 2;
const GENRE_ROWS = 3;
const CHANNEL_ROWS = 2;

/**
 * Rows in the order of the page; empty ones are left out. A title stands at most once among for-you, because, genre and
 * channel rows. Only titles within the maturity limit, and never one that the viewer dislikes, except in rows that say what
 * is (top 10, My List, Continue Watching).
 */
export function composeHome(input: HomeInput): HomePlan {
  const { pools, history, ranked } = input;
  const ranks = new Map(ranked?.map((title) => [title.id, title]));
  const used = new Set<number>();
  const allowed = (title: TitleFact): boolean => mayShow(title, input.maturityLimit);
  const toPlay = (title: TitleFact): boolean => allowed(title) && (title.playable || !pools.playableOnly);
  const wanted = (title: TitleFact): boolean => toPlay(title) && !history.disliked.has(title.id);

  const item = (id: number, reason: Reason | null): PlannedItem => {
    const rank = ranks.get(id);
    return { id, match: rank?.match ?? null, score: rank?.score ?? null, reason };
  };
  const popular = (title: TitleFact): Reason => ({ kind: 'popular', viewers: title.ratingCount });

  /** The first unused ones as a row, marked as used; none when they are too few for a row. */
  const take = (titles: Iterable<TitleFact>, reason: Reason | null, most = ROW): PlannedItem[] => {
    const row: PlannedItem[] = [];
    for (const title of titles) {
      if (used.has(title.id)) continue;
      row.push(item(title.id, reason));
      if (row.length === most) break;
    }
    if (row.length < Math.min(SHORTEST, most, pools.byId.size)) return [];
    for (const { id } of row) used.add(id);
    return row;
  };

  const known = (ids: readonly number[]): TitleFact[] => ids.flatMap((id) => pools.byId.get(id) ?? []);
  const rankedTitles = known(ranked?.map(({ id }) => id) ?? []);

  /** First what the model ranks, in its order, then the others by popularity, at last what the viewer has seen. */
  function* forViewer({ slug, titles }: CandidatePools['genres'][number]): Iterable<TitleFact> {
    for (const title of rankedTitles) if (title.genres.includes(slug) && wanted(title)) yield title;
    for (const title of titles) {
      if (!ranks.has(title.id) && !history.seen.has(title.id) && wanted(title)) yield title;
    }
    for (const title of titles) if (history.seen.has(title.id) && wanted(title)) yield title;
  }

  const rows: PlannedRow[] = [];
  const add = (row: PlannedRow): void => {
    if (row.items.length > 0) rows.push(row);
  };

  add({
    kind: 'continue-watching',
    id: 'continue-watching',
    items: input.watching.map((id) => item(id, null)),
  });
  // What is seen without scrolling is the best of all; then "because" comes before the rest, or it would get only leavings.
  const forYou = take(rankedTitles.filter(allowed), null, SEEN_FIRST);
  const because: PlannedRow[] = anchorsOf(input).map((anchor) => {
    const reason: Reason = { kind: 'because', titles: [{ id: anchor.id, title: anchor.title, share: 1 }] };
    const similar = known(input.similarTo(anchor.id, ROW * 2).map(({ id }) => id));
    const titles = similar.filter(
      (title) => allowed(title) && !history.seen.has(title.id) && !history.disliked.has(title.id),
    );
    const { id, title } = anchor;
    return { kind: 'because', id: `because-${id}`, title: { id, title }, items: take(titles, reason) };
  });
  if (forYou.length >= SEEN_FIRST) {
    for (const title of rankedTitles) {
      if (forYou.length >= ROW) break;
      if (allowed(title)) forYou.push(...take([title], null, 1));
    }
  }
  add({ kind: 'for-you', id: 'for-you', items: forYou });
  for (const row of because) add(row);
  const top = first(pools.popular, TOP, toPlay);
  add({ kind: 'top-10', id: 'top-10', items: top.map((title) => item(title.id, popular(title))) });
  const listed = known(input.myList).filter(allowed).slice(0, ROW);
  add({ kind: 'my-list', id: 'my-list', items: listed.map((title) => item(title.id, null)) });

  let genreRows = 0;
  for (const genre of genresFor(pools, history)) {
    if (genreRows === GENRE_ROWS) break;
    const { slug, name } = genre;
    const items = take(forViewer(genre), { kind: 'genre', genre: name });
    if (items.length === 0) continue;
    add({ kind: 'genre', id: `genre-${slug}`, genre: { slug, name }, items });
    genreRows += 1;
  }
  const fresh = first(pools.newest, ROW, wanted);
  add({ kind: 'new', id: 'new', items: fresh.map((title) => item(title.id, { kind: 'new' })) });
  let channelRows = 0;
  for (const { slug, name, titles } of channelsFor(input)) {
    if (channelRows === CHANNEL_ROWS) break;
    const items = take(known(titles).filter(wanted), null);
    if (items.length === 0) continue;
    add({ kind: 'channel', id: `channel-${slug}`, channel: { slug, name }, items });
    channelRows += 1;
  }

  const best = rankedTitles.find(toPlay);
  const hero = best ?? pools.popular.find((title) => wanted(title) && !history.seen.has(title.id)) ?? top[0];
  return { hero: hero ? item(hero.id, best ? null : popular(hero)) : null, rows };
}

/** Stops at the last one needed: the pools are as long as the catalogue. */
function first(
  titles: readonly TitleFact[],
  count: number,
  keep: (title: TitleFact) => boolean,
): TitleFact[] {
  const found: TitleFact[] = [];
  for (const title of titles) {
    if (found.length === count) break;
    if (keep(title)) found.push(title);
  }
  return found;
}

/** The titles liked last, about which "because you watched" can say something. */
function anchorsOf({ pools, history, maturityLimit }: HomeInput): TitleFact[] {
  const anchors: TitleFact[] = [];
  for (const { item, weight } of history.entries) {
    const title = pools.byId.get(item);
    // An entry of My List alone is a plan, not something watched.
    if (weight >= LIKED && history.seen.has(item) && title && mayShow(title, maturityLimit))
      anchors.push(title);
    if (anchors.length === BECAUSE_ROWS) break;
  }
  return anchors;
}

/** By what the viewer likes, rare genres counting more (weight / sqrt of their size); without a history the largest first. */
function genresFor(pools: CandidatePools, { entries }: ViewerHistory): CandidatePools['genres'] {
  const weights = new Map<string, number>();
  for (const { item, weight } of entries) {
    for (const slug of pools.byId.get(item)?.genres ?? [])
      weights.set(slug, (weights.get(slug) ?? 0) + weight);
  }
  const affinity = new Map(
    pools.genres.map(({ slug, titles }) => [slug, (weights.get(slug) ?? 0) / Math.sqrt(titles.length + 1)]),
  );
  return pools.genres.toSorted((a, b) => (affinity.get(b.slug) ?? 0) - (affinity.get(a.slug) ?? 0));
}

/** By what the viewer likes of each channel; those of which nothing is known in an order of the profile's own. */
function channelsFor({ pools, history, profileId }: HomeInput): CandidatePools['channels'] {
  const weights = new Map(history.entries.map(({ item, weight }) => [item, weight]));
  const affinity = new Map(
    pools.channels.map(({ slug, titles }) => [
      slug,
      titles.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0) / Math.sqrt(titles.length + 1),
    ]),
  );
  const shuffled = createRandom(profileId).shuffle([...pools.channels]);
  return shuffled.sort((a, b) => (affinity.get(b.slug) ?? 0) - (affinity.get(a.slug) ?? 0));
}
