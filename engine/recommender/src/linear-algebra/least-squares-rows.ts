// The half-step of alternating least squares in plain TypeScript: the reference, and the solver of a single fold-in.

import { factorCholesky, solveCholesky } from './cholesky.ts';
import { entryWish } from './entry-wish.ts';
import { dot } from './vectors.ts';

/** The fixed side of a half-step. */
export interface FixedFactors {
  /** rows x rank, row-major. */
  readonly factors: Float32Array;
  readonly rank: number;
  /** alpha0 * F^T F, rank x rank: the weight of everything unobserved. */
  readonly gram: Float64Array;
  /** One a column: explicit feedback, see `entryWish`. Without, implicit feedback. */
  readonly offsets?: Float32Array;
}

/** scale * F^T F of row-major factors, full symmetric. rows * rank^2 / 2 operations. */
export function gramOfFactors(factors: Float32Array, rank: number, scale: number): Float64Array {
  const gram = new Float64Array(rank * rank);
  for (let from = 0; from < factors.length; from += rank) {
    for (let a = 0; a < rank; a++) {
      const value = factors[from + a]!;
      const row = a * rank;
      for (let b = 0; b <= a; b++) gram[row + b]! += value * factors[from + b]!;
    }
  }
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b <= a; b++) {
      gram[a * rank + b]! *= scale;
      gram[b * rank + a] = gram[a * rank + b]!;
    }
  }
  return gram;
}

/**
 * The factor x of one row: with the weights and wishes of its entries (see `entryWish`; of implicit feedback |w| and max(w, 0)) it
 * minimises sum over entries of weight (x . f_i - wish / weight)^2 + x^T gram x + ridge ||x||^2, by the normal equations
 * (gram + sum weight f f^T + ridge I) x = sum of wish f. The lower triangle of the factored matrix is left in `work`
 * (rank x rank). Entries * rank^2 / 2 + rank^3 / 6 operations.
 */
export function solveRow(
  fixed: FixedFactors,
  columns: Int32Array,
  values: Float32Array,
  ridge: number,
  work: Float64Array,
  x: Float64Array,
): void {
  const { factors, rank, gram, offsets } = fixed;
  work.set(gram);
  x.fill(0);
  for (let p = 0; p < columns.length; p++) {
    const from = columns[p]! * rank;
    const { weight, wish } = entryWish(values[p]!, columns[p]!, offsets);
    for (let a = 0; a < rank; a++) {
      const factor = factors[from + a]!;
      const row = a * rank;
      for (let b = 0; b <= a; b++) work[row + b]! += weight * factor * factors[from + b]!;
      x[a]! += wish * factor;
    }
  }
  for (let a = 0; a < rank; a++) work[a * rank + a]! += ridge;
  factorCholesky(work, rank);
  solveCholesky(work, rank, x);
}

/** out[j] = x . f_j for every row of the factors. rows * rank operations. */
export function scoreFactors(factors: Float32Array, x: Float32Array, out: Float32Array): void {
  const rank = x.length;
  for (let j = 0; j < out.length; j++) out[j] = dot(factors, j * rank, x, 0, rank);
}
