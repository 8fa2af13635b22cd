// The first layer of an autoencoder: a weighted sum of the rows of its items, and the way back.

import type { Floats, NeuralMath } from './neural-math.ts';
import type { UserRow } from './user-row.ts';

/** out_r = bias + sum over the items of row r of input * weight row; out is rows x bias.length. */
export function sumItems(
  rows: readonly UserRow[],
  weight: Floats,
  bias: Floats,
  out: Floats,
  { addScaled }: NeuralMath,
): void {
  const width = bias.length;
  rows.forEach(({ items, inputs }, r) => {
    const own = out.subarray(r * width, r * width + width);
    own.set(bias);
    items.forEach((item, p) => {
      if (inputs[p] !== 0) addScaled(own, weight.subarray(item * width, item * width + width), inputs[p]!);
    });
  });
}

/** gradient = the derivatives of the weight, from those of out (`width` a row). */
export function sumItemGradients(
  rows: readonly UserRow[],
  derivatives: Floats,
  width: number,
  gradient: Floats,
  { addScaled }: NeuralMath,
): void {
  gradient.fill(0);
  rows.forEach(({ items, inputs }, r) => {
    const own = derivatives.subarray(r * width, r * width + width);
    items.forEach((item, p) => {
      if (inputs[p] !== 0) addScaled(gradient.subarray(item * width, item * width + width), own, inputs[p]!);
    });
  });
}
