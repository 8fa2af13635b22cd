// One row of alternating least squares by blocks of coordinates in plain TypeScript: the reference of kernels/blocks.as.ts.

import { factorCholesky, solveCholesky } from './cholesky.ts';
import { entryWish } from './entry-wish.ts';
import type { FixedFactors } from './least-squares-rows.ts';
import { dot } from './vectors.ts';

/**
 * Moves x to the minimum over its coordinates [0, block), then [block, 2 block) and so on, the others held (S. Rendle et al.,
 * "iALS++: Speeding up Matrix Factorization with Subspace Optimization", 2021). Entries * rank * block / 2 + rank * block^2 / 6
 * multiply-adds.
 */
export function blockRow(
  fixed: FixedFactors,
  columns: Int32Array,
  values: Float32Array,
  ridge: number,
  block: number,
  x: Float64Array,
): void {
  const { factors, rank, gram, offsets } = fixed;
  if (columns.length === 0) {
    x.fill(0);
    return;
  }
  for (let from = 0; from < rank; from += block) {
    const size = Math.min(block, rank - from);
    const matrix = new Float64Array(size * size);
    const move = new Float64Array(size);
    for (let a = 0; a < size; a++) {
      const line = (from + a) * rank;
      for (let b = 0; b <= a; b++) matrix[a * size + b] = gram[line + from + b]!;
      matrix[a * size + a]! += ridge;
      move[a] = -ridge * x[from + a]! - dot(gram, line, x, 0, rank);
    }
    columns.forEach((column, k) => {
      const { weight, wish } = entryWish(values[k]!, column, offsets);
      const own = column * rank + from;
      const missing = wish - weight * dot(factors, column * rank, x, 0, rank);
      for (let a = 0; a < size; a++) {
        const value = factors[own + a]!;
        for (let b = 0; b <= a; b++) matrix[a * size + b]! += weight * value * factors[own + b]!;
        move[a]! += missing * value;
      }
    });
    factorCholesky(matrix, size);
    solveCholesky(matrix, size, move);
    for (let a = 0; a < size; a++) x[from + a]! += move[a]!;
  }
}
