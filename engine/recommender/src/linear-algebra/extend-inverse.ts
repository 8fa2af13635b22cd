// What happens to the inverse of a symmetric positive definite matrix when the matrix changes a little.

import { factorCholesky, invertPositiveDefinite, solveCholesky } from './cholesky.ts';

/** A sparse vector. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Z_r = P v_r for each of the vectors. Non-zeros * n operations. */
function images(inverse: Float32Array, n: number, vectors: readonly SparseVector[]): Float64Array[] {
  return vectors.map(({ indices, values }) => {
    const out = new Float64Array(n);
    indices.forEach((index, i) => {
      const row = inverse.subarray(index * n, index * n + n);
      const value = values[i]!;
      for (let j = 0; j < n; j++) out[j]! += value * row[j]!;
    });
    return out;
  });
}

function inner({ indices, values }: SparseVector, dense: Float64Array): number {
  let sum = 0;
  indices.forEach((index, i) => (sum += values[i]! * dense[index]!));
  return sum;
}

/**
 * Turns P = A^-1 (n x n, row-major) in place into (A + sum of v v^T)^-1 by Woodbury's identity:
 * P - Z^T (I + V P V^T)^-1 Z with Z = V P. n^2 operations a vector, and r^3 / 3 for r of them.
 *
 * @throws RecommenderError `not-positive-definite`
 */
export function addOuterProducts(inverse: Float32Array, n: number, vectors: readonly SparseVector[]): void {
  const count = vectors.length;
  if (count === 0) return;
  const z = images(inverse, n, vectors);
  const core = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) core[a * count + b] = inner(vectors[a]!, z[b]!);
    core[a * count + a]! += 1;
  }
  factorCholesky(core, count);
  const column = new Float64Array(count);
  for (let j = 0; j < n; j++) {
    for (let r = 0; r < count; r++) column[r] = z[r]![j]!;
    solveCholesky(core, count, column);
    const row = inverse.subarray(j * n, j * n + n);
    for (let r = 0; r < count; r++) {
      const factor = column[r]!;
      if (factor === 0) continue;
      const image = z[r]!;
      for (let i = 0; i < n; i++) row[i]! -= factor * image[i]!;
    }
  }
}

/**
 * The inverse of the matrix [[A, G], [G^T, C]] from P = A^-1 (n x n): `columns` are those of G, `corner` is C (k x k, row-major).
 * With Q = P G and S = C - G^T Q it is [[P + Q S^-1 Q^T, -Q S^-1], [-S^-1 Q^T, S^-1]]. k * n^2 operations and (n + k)^2 floats.
 *
 * @throws RecommenderError `not-positive-definite` when the larger matrix is not.
 */
export function borderInverse(
  inverse: Float32Array,
  n: number,
  columns: readonly SparseVector[],
  corner: Float64Array,
): Float32Array {
  const k = columns.length;
  const size = n + k;
  const q = images(inverse, n, columns);
  const schur = corner.slice();
  for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) schur[a * k + b]! -= inner(columns[a]!, q[b]!);
  invertPositiveDefinite(schur, k);
  const out = new Float32Array(size * size);
  for (let i = 0; i < n; i++) {
    const row = out.subarray(i * size, i * size + size);
    row.set(inverse.subarray(i * n, i * n + n));
    for (let a = 0; a < k; a++) {
      let factor = 0;
      for (let b = 0; b < k; b++) factor += q[b]![i]! * schur[b * k + a]!;
      row[n + a] = -factor;
      out[(n + a) * size + i] = -factor;
      if (factor === 0) continue;
      const other = q[a]!;
      for (let j = 0; j < n; j++) row[j]! += factor * other[j]!;
    }
  }
  for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) out[(n + a) * size + n + b] = schur[a * k + b]!;
  return out;
}
