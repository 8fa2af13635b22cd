// The loss of an autoencoder that draws items: multinomial negative log-likelihood over all of them.

import type { UserRow } from './user-row.ts';

/**
 * Mean over the rows of - sum over items of targets * log softmax(logits). The logits (rows x `width`, of which the first
 * `itemCount` of each row count) become their derivatives; lines behind the last row become 0.
 */
export function multinomialLoss(
  rows: readonly UserRow[],
  logits: Float32Array,
  width: number,
  itemCount: number,
): number {
  let loss = 0;
  rows.forEach(({ items, targets }, r) => {
    const line = logits.subarray(r * width, r * width + itemCount);
    let largest = -Infinity;
    for (let j = 0; j < itemCount; j++) if (line[j]! > largest) largest = line[j]!;
    const total = targets.reduce((a, b) => a + b, 0);
    items.forEach((item, p) => (loss -= targets[p]! * (line[item]! - largest)));
    let sum = 0;
    for (let j = 0; j < itemCount; j++) {
      const share = Math.exp(line[j]! - largest);
      line[j] = share;
      sum += share;
    }
    loss += total * Math.log(sum);
    const scale = total / (sum * rows.length);
    for (let j = 0; j < itemCount; j++) line[j]! *= scale;
    items.forEach((item, p) => (line[item]! -= targets[p]! / rows.length));
    logits.fill(0, r * width + itemCount, r * width + width);
  });
  logits.fill(0, rows.length * width);
  return loss / rows.length;
}
