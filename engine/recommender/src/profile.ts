// One user at request time: a history by item ids, and the same as dense indices.

import { RecommenderError } from './errors.ts';
import type { Features } from './features/feature-table.ts';
import type { Id, IdIndex } from './id-index.ts';

/** One item of a history. */
export interface HistoryEntry {
  readonly item: Id;
  /** Strength: above 0 liked or watched (default 1), below 0 disliked, 0 ignored. */
  readonly weight?: number;
  /** In the unit of the training data; only models that look at time or order use it. */
  readonly time?: number;
}

/** What a model scores from: the known items of one history, in the order given, each once. */
export interface Profile {
  /** Dense item indices. */
  readonly items: Int32Array;
  /** Strengths, parallel to `items`, never 0. */
  readonly weights: Float32Array;
  /** Times, parallel to `items`; null when no entry had one. */
  readonly times: Float64Array | null;
  /** What else is known of the user; only models fitted with features of users use it. */
  readonly features?: Features;
}

/**
 * Maps a history to dense indices. Items that the model does not know are left out; of an item that comes twice the last
 * entry counts; `dislikes` are entries of weight -1 that override the history.
 *
 * @throws RecommenderError `invalid-interaction` when a weight is not finite.
 */
export function toProfile(history: Iterable<HistoryEntry>, dislikes: Iterable<Id>, items: IdIndex): Profile {
  const entries = new Map<number, HistoryEntry>();
  const put = (entry: HistoryEntry): void => {
    const index = items.indexOf(entry.item);
    if (entry.weight !== undefined && !Number.isFinite(entry.weight)) {
      throw new RecommenderError(
        'invalid-interaction',
        `Cannot use weight "${entry.weight}" of item "${entry.item}": it must be finite`,
      );
    }
    if (index < 0) return;
    entries.delete(index);
    if (entry.weight !== 0) entries.set(index, entry);
  };
  for (const entry of history) put(entry);
  for (const item of dislikes) put({ item, weight: -1 });
  const kept = [...entries.values()];
  return {
    items: Int32Array.from(entries.keys()),
    weights: Float32Array.from(kept, (entry) => entry.weight ?? 1),
    times: kept.some((entry) => entry.time !== undefined)
      ? Float64Array.from(kept, (entry) => entry.time ?? Number.NaN)
      : null,
  };
}
