// What taste needs from a store.
import type { TasteSignal, Thumb } from './contract.ts';

export interface RatingRow {
  readonly userId: number;
  readonly movieId: number;
  readonly stars: number;
  readonly ratedAt: number | null;
}

export interface TagRow {
  readonly userId: number;
  readonly movieId: number;
  readonly tag: string;
  readonly taggedAt: number | null;
}

export interface RatingFilter {
  readonly user?: number;
  readonly movie?: number;
  readonly limit: number;
  /** Profile and title of the last row of the page before. */
  readonly after?: readonly [number, number];
}

export interface TasteStore {
  of(
    profileId: number,
    titleId: number,
  ): Promise<{ stars: number | null; thumb: Thumb | null; inList: boolean }>;
  /** Null removes. Keeps count and mean of the title in step, in the same transaction. */
  rate(profileId: number, titleId: number, stars: number | null, now: number): Promise<void>;
  /** Null removes. */
  thumb(profileId: number, titleId: number, thumb: Thumb | null, now: number): Promise<void>;
  /** Adding twice keeps the first time. */
  addToList(profileId: number, titleId: number, now: number): Promise<void>;
  removeFromList(profileId: number, titleId: number): Promise<void>;
  /** Newest first, at most `limit + 1`. `after`: time and title of the last row of the page before. */
  list(
    profileId: number,
    limit: number,
    after?: readonly [number, number],
  ): Promise<{ titleId: number; addedAt: number }[]>;
  /** Newest first. */
  signals(profileId: number): Promise<TasteSignal[]>;
  /** In the order of profile and title, at most `limit + 1`. */
  ratings(filter: RatingFilter): Promise<RatingRow[]>;
  /** In the order of profile, title and tag, at most `limit + 1`. */
  tags(
    filter: Omit<RatingFilter, 'after'> & { after?: readonly [number, number, string] },
  ): Promise<TagRow[]>;
}

export interface SampleRating {
  readonly titleId: number;
  readonly stars: number;
  readonly ratedAt: number;
}

/** What a profile said before its owner came: see `begin`. */
export interface SampleHistory {
  readonly ratings: readonly SampleRating[];
  readonly thumbs: readonly { readonly titleId: number; readonly thumb: Thumb; readonly at: number }[];
  readonly list: readonly { readonly titleId: number; readonly at: number }[];
}

/** Writes made-up tastes in bulk. Every call is one transaction and, made again, changes nothing. */
export interface SampleTasteStore {
  /**
   * Makes these the ratings of these profiles: adds, changes, removes. One with the same stars is left as it is, its time too.
   * Counts and means of titles are left to the caller (ingest's `refreshRatingMeans`).
   */
  putRatings(
    viewers: readonly { readonly profileId: number; readonly ratings: readonly SampleRating[] }[],
  ): Promise<void>;
  /** Gives a profile that has rated, thumbed and listed nothing its history. False, and nothing written, when it has. */
  begin(profileId: number, history: SampleHistory): Promise<boolean>;
}
