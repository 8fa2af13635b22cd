// The best items for a user vector through an index, with what standardises their scores.

import type { FactorScorer } from '../linear-algebra/factor-scorer.ts';
import type { ScoreScale } from '../match-calibration.ts';
import type { FactorIndex } from './factor-index.ts';

/** Items that an approximate search has in the lists it reads, half of them the longest: one in so many, */
const READ_PART = 8;
/** and so many for every item asked for. */
const READ_PER_ANSWER = 16;

/** How many items the lists that an approximate search reads hold (see `IndexRequest.read`). */
export function approximateRead(itemCount: number, limit: number): number {
  return Math.max(itemCount / READ_PART, READ_PER_ANSWER * limit);
}

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
  const read = approximate ? approximateRead(itemCount, limit) : undefined;
  const found = index.best(vector, { limit, tieBreak, blocked, scoreOf, read });
  return { ...found, scale: { mean, deviation } };
}
