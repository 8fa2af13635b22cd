// What a model is asked and what it answers.

import type { Features } from './features/feature-table.ts';
import type { Id } from './id-index.ts';

export interface RecommendOptions {
  /** How many at most (default 10). */
  readonly limit?: number;
  /** Never these items. */
  readonly exclude?: Iterable<Id>;
  /** Only these items. */
  readonly include?: Iterable<Id>;
  /** Items the user does not want: weight -1 each, on top of the history. Not with an already folded user. */
  readonly dislikes?: Iterable<Id>;
  /** What is known of the user, for models fitted with `userFeatures`. Not with an already folded user. */
  readonly userFeatures?: Features;
  /** Lets items of the history come back (default false). */
  readonly keepHistory?: boolean;
  /**
   * `exact` (default): the best of all items. `approximate`: the best of the lists of items that fit most (see `buildIndex`), several
   * times faster among a million; filters hold exactly. Exact also then with `include`, without lists, or where lists run out.
   */
  readonly search?: 'exact' | 'approximate';
}

export interface Recommendation {
  readonly item: Id;
  /** Comparable inside one answer only. */
  readonly score: number;
  /**
   * 0 to 1, comparable between users of one model: the share of titles people went on to choose that scored lower among
   * their titles than this one does among this user's. See match-calibration.ts.
   */
  readonly match: number;
}

export interface SimilarItem {
  readonly item: Id;
  readonly score: number;
}

export interface SimilarUser {
  readonly user: Id;
  readonly score: number;
}

export interface Reason {
  /** An item of the history. */
  readonly item: Id;
  /** What it adds to the score (below 0: takes away). */
  readonly contribution: number;
  /** Its part of all positive contributions, 0 to 1; 0 when it takes away. */
  readonly share: number;
}

/** Something that the item shares with the history, by which a content model found it. */
export interface SharedTerm {
  /** As the features name it, without the field: `noir`, `Fritz Lang`. */
  readonly term: string;
  /** What stood before the colon: `tag`, `person`. */
  readonly field: string;
  /** What it adds to the score. */
  readonly contribution: number;
}

export interface Explanation {
  readonly item: Id;
  readonly score: number;
  /** Strongest first. Empty when the score does not come from the history (popularity). */
  readonly reasons: readonly Reason[];
  /** Only of models that go through people: how many of those found chose the item, and what share of everybody does. */
  readonly people?: { readonly count: number; readonly of: number; readonly baseRate: number };
  /** Only of models that read features: what item and history have in common, strongest first. */
  readonly terms?: readonly SharedTerm[];
}
