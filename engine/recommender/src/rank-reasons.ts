// Makes reasons of what the items of a history contribute to a score.

import type { IdIndex } from './id-index.ts';
import type { Reason } from './model-answers.ts';

/** `contributions` parallel to `history`, which are dense indices of `items`; the strongest first, without those of 0. */
export function rankReasons(
  contributions: Float32Array,
  history: Int32Array,
  items: IdIndex,
  limit: number,
): Reason[] {
  let positive = 0;
  for (const contribution of contributions) positive += Math.max(0, contribution);
  return Array.from(contributions, (contribution, i) => ({
    item: items.idAt(history[i]!),
    contribution,
    share: contribution > 0 ? contribution / positive : 0,
  }))
    .filter((reason) => reason.contribution !== 0)
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, limit);
}
