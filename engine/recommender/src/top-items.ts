// Selection of the best items of a score row.

import { BestItems } from './best-items.ts';

/**
 * The dense indices of the `limit` best scores, best first. Items of score -Infinity are never chosen. Equal scores are
 * ordered by `tieBreak` (higher first), then by index. O(items + chosen * log limit) on ordinary rows.
 */
export function topItems(scores: Float32Array, limit: number, tieBreak: Float32Array): Int32Array {
  const best = new BestItems(Math.min(limit, scores.length), tieBreak);
  let { threshold } = best;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score < threshold || score === -Infinity) continue;
    best.push(i, score);
    ({ threshold } = best);
  }
  return best.sorted().items;
}
