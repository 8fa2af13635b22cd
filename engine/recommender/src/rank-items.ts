// Takes the best of all items by their scores, with those left out that a request does not want.

import type { Id, IdIndex } from './id-index.ts';
import type { RecommendOptions } from './model-answers.ts';
import { topItems } from './top-items.ts';

/** Sets the scores of what may not be in the answer to -Infinity. */
export function filterScores(
  scores: Float32Array,
  items: IdIndex,
  options: Pick<RecommendOptions, 'exclude' | 'include'>,
): void {
  if (options.include) {
    const kept: [number, number][] = [];
    for (const id of options.include) {
      const index = items.indexOf(id);
      if (index >= 0) kept.push([index, scores[index]!]);
    }
    scores.fill(-Infinity);
    for (const [index, score] of kept) scores[index] = score;
  }
  excludeFrom(scores, items, options.exclude);
}

/** The same for what is named to be left out; `ids` may be of items or of users. */
export function excludeFrom(scores: Float32Array, ids: IdIndex, excluded: Iterable<Id> = []): void {
  for (const id of excluded) {
    const index = ids.indexOf(id);
    if (index >= 0) scores[index] = -Infinity;
  }
}

/** The best first; equal scores go by popularity. */
export function rankItems(
  scores: Float32Array,
  items: IdIndex,
  limit: number,
  popularity: Float32Array,
): { item: Id; score: number }[] {
  return Array.from(topItems(scores, limit, popularity), (index) => ({
    item: items.idAt(index),
    score: scores[index]!,
  }));
}
