// Rows of a weight matrix for new items: the average of those of the old items they are like.

import type { LikelyRows } from './likely-rows.ts';

/**
 * `rows` is items x width; the answer has as many rows more as there are new items, each the mean of the old rows by its shares, 0
 * where it is like none.
 */
export function growRows(rows: Float32Array, width: number, likely: readonly LikelyRows[]): Float32Array {
  const out = new Float32Array(rows.length + likely.length * width);
  out.set(rows);
  likely.forEach(({ items, shares }, i) => {
    const own = out.subarray(rows.length + i * width, rows.length + (i + 1) * width);
    items.forEach((item, k) => {
      const share = shares[k]!;
      for (let f = 0; f < width; f++) own[f]! += share * rows[item * width + f]!;
    });
  });
  return out;
}

/** The same of one value an item; `otherwise` for items that are like none. */
export function growValues(
  values: Float32Array,
  likely: readonly LikelyRows[],
  otherwise: number,
): Float32Array {
  const out = growRows(values, 1, likely);
  likely.forEach(({ items }, i) => {
    if (items.length === 0) out[values.length + i] = otherwise;
  });
  return out;
}
