// The best items for a user vector through an index, with what standardises their scores.

import type { FactorScorer } from '../linear-algebra/factor-scorer.ts';
import type { ScoreScale } from '../match-calibration.ts';
import type { FactorIndex } from './factor-index.ts';

/** The part of the lists that an approximate search reads beyond the longest factors: one in so many. */
const LISTS_PART = 16;

export interface ItemSearch {
  readonly limit: number;
  readonly tieBreak: Float32Array;
  /** Items that are no candidates at all: they count neither for the answer nor for the scale. */
  readonly history: Iterable<number>;
  /** Items that are not to be in the answer. */
  readonly excluded: Iterable<number>;
  /** Reads only the most promising lists, where the index has lists. */
  readonly approximate: boolean;
}

export interface FoundItems {
  readonly items: Int32Array;
  readonly scores: Float32Array;
  /** Mean and deviation of the scores of all items but those of the history. */
  readonly scale: ScoreScale;
}

/** `itemCount`: of the index. Without `approximate`, items and scores are those of scoring everything, to the bit. */
export function searchItems(
  scorer: FactorScorer,
  index: FactorIndex,
  vector: Float32Array,
  itemCount: number,
  search: ItemSearch,
): FoundItems {
  const moments = scorer.moments(vector);
  const scoreOf = scorer.scoreOf(vector);
  const blocked = new Set(search.history);
  let count = itemCount;
  let sum = moments.mean * itemCount;
  let squares = moments.square * itemCount;
  for (const item of blocked) {
    const score = scoreOf(item);
    count--;
    sum -= score;
    squares -= score * score;
  }
  const mean = count > 0 ? sum / count : 0;
  const deviation = count > 0 ? Math.sqrt(Math.max(0, squares / count - mean * mean)) : 0;
  for (const item of search.excluded) blocked.add(item);
  const { limit, tieBreak, approximate } = search;
  const lists = approximate && index.lists > 0 ? Math.ceil(index.lists / LISTS_PART) : undefined;
  const found = index.best(vector, { limit, tieBreak, blocked, scoreOf, lists });
  return { ...found, scale: { mean, deviation } };
}
