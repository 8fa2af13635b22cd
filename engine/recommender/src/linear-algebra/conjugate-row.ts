// One row of alternating least squares by conjugate gradients in plain TypeScript: the reference of kernels/conjugate-gradient.as.ts.

import { entryWish } from './entry-wish.ts';
import type { FixedFactors } from './least-squares-rows.ts';
import { dot } from './vectors.ts';

/** A squared residual below this is solved. */
const ENOUGH = 1e-20;

/**
 * Moves x by `steps` steps of conjugate gradients towards what `solveRow` finds (G. Takacs, I. Pilaszy, D. Tikk, "Applications of
 * the Conjugate Gradient Method for Implicit Feedback Collaborative Filtering", RecSys 2011). (1 + steps) * (entries + rank) *
 * rank * 2 operations.
 */
export function conjugateRow(
  fixed: FixedFactors,
  columns: Int32Array,
  values: Float32Array,
  ridge: number,
  steps: number,
  x: Float64Array,
): void {
  const { factors, rank, gram, offsets } = fixed;
  if (columns.length === 0) {
    x.fill(0);
    return;
  }
  /** (gram + ridge I) v + sum of coefficient(entry, f . v) f. */
  const apply = (v: Float64Array, coefficient: (entry: number, product: number) => number): Float64Array => {
    const out = Float64Array.from(v, (value, a) => ridge * value + dot(gram, a * rank, v, 0, rank));
    columns.forEach((column, k) => {
      const from = column * rank;
      const amount = coefficient(k, dot(factors, from, v, 0, rank));
      for (let a = 0; a < rank; a++) out[a]! += amount * factors[from + a]!;
    });
    return out;
  };
  const wishes = Array.from(columns, (column, k) => entryWish(values[k]!, column, offsets));
  const residual = apply(x, (k, product) => wishes[k]!.weight * product - wishes[k]!.wish).map((v) => -v);
  const direction = residual.slice();
  let size = dot(residual, 0, residual, 0, rank);
  for (let step = 0; step < steps && size >= ENOUGH; step++) {
    const image = apply(direction, (k, product) => wishes[k]!.weight * product);
    const length = size / dot(direction, 0, image, 0, rank);
    for (let a = 0; a < rank; a++) {
      x[a]! += length * direction[a]!;
      residual[a]! -= length * image[a]!;
    }
    const left = dot(residual, 0, residual, 0, rank);
    for (let a = 0; a < rank; a++) direction[a] = residual[a]! + (left / size) * direction[a]!;
    size = left;
  }
}
