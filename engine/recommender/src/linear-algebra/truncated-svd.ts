// The leading right singular vectors of a sparse matrix, by randomised subspace iteration.

import type { Random } from '../random.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { dot } from './vectors.ts';

export interface TruncatedSvdOptions {
  readonly rank: number;
  /** Passes of the power iteration. */
  readonly iterations: number;
  readonly random: Random;
  readonly onStep?: (done: number, total: number) => Promise<void> | void;
}

/** Vectors carried along beyond the rank. */
const OVERSAMPLING = 10;

/**
 * N. Halko, P.-G. Martinsson, J. Tropp, SIAM Review 2011, algorithm 4.4 with a Rayleigh-Ritz step. Gives rank rows of
 * columnCount floats (fewer where the matrix is smaller), strongest first, orthonormal. Entries * (rank + 10) * 4 operations
 * an iteration.
 */
export async function truncatedSvd(
  matrix: SparseMatrix,
  options: TruncatedSvdOptions,
): Promise<Float64Array[]> {
  const n = matrix.columnCount;
  const width = Math.min(options.rank + OVERSAMPLING, n, matrix.rowCount);
  let basis: Float64Array[] = Array.from({ length: width }, () =>
    Float64Array.from({ length: n }, () => options.random.normal()),
  );
  orthonormalise(basis);
  for (let i = 0; i < options.iterations; i++) {
    await options.onStep?.(i, options.iterations);
    basis = basis.map((vector) => multiplyTransposed(matrix, multiply(matrix, vector)));
    orthonormalise(basis);
  }
  const images = basis.map((vector) => multiply(matrix, vector));
  const small = images.map((a) => Float64Array.from(images, (b) => dot(a, 0, b, 0, a.length)));
  const { vectors, values } = symmetricEigen(small);
  const order = [...values.keys()].sort((a, b) => values[b]! - values[a]!).slice(0, options.rank);
  return order.map((e) => {
    const out = new Float64Array(n);
    basis.forEach((vector, b) => {
      const factor = vectors[b]![e]!;
      for (let j = 0; j < n; j++) out[j]! += factor * vector[j]!;
    });
    return out;
  });
}

function multiply(matrix: SparseMatrix, x: Float64Array): Float64Array {
  const { rowCount, start, column, value } = matrix;
  const out = new Float64Array(rowCount);
  for (let r = 0; r < rowCount; r++) {
    let sum = 0;
    for (let p = start[r]!; p < start[r + 1]!; p++) sum += value[p]! * x[column[p]!]!;
    out[r] = sum;
  }
  return out;
}

function multiplyTransposed(matrix: SparseMatrix, y: Float64Array): Float64Array {
  const { rowCount, columnCount, start, column, value } = matrix;
  const out = new Float64Array(columnCount);
  for (let r = 0; r < rowCount; r++) {
    for (let p = start[r]!; p < start[r + 1]!; p++) out[column[p]!]! += value[p]! * y[r]!;
  }
  return out;
}

/** Modified Gram-Schmidt, twice. A vector that vanishes stays 0. */
function orthonormalise(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, i) => {
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < i; k++) {
        const other = vectors[k]!;
        const overlap = dot(vector, 0, other, 0, vector.length);
        for (let j = 0; j < vector.length; j++) vector[j]! -= overlap * other[j]!;
      }
      const length = Math.sqrt(dot(vector, 0, vector, 0, vector.length));
      const scale = length > 1e-12 ? 1 / length : 0;
      for (let j = 0; j < vector.length; j++) vector[j]! *= scale;
    }
  });
}

/** Eigenvalues and -vectors (columns) of a symmetric matrix by cyclic Jacobi rotations. n^3 * about 30 operations. */
export function symmetricEigen(matrix: readonly Float64Array[]): {
  values: Float64Array;
  vectors: Float64Array[];
} {
  const n = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = a.map((_, i) => Float64Array.from({ length: n }, (_unused, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let diagonal = 0;
    for (let i = 0; i < n; i++) {
      diagonal += a[i]![i]! ** 2;
      for (let j = i + 1; j < n; j++) off += a[i]![j]! ** 2;
    }
    if (off <= 1e-24 * diagonal) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
  }
  return { values: Float64Array.from(a, (row, i) => row[i]!), vectors };
}

function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const apq = a[p]![q]!;
  if (apq === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < a.length; k++) {
    const row = a[k]!;
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
    const own = vectors[k]!;
    const [v, w] = [own[p]!, own[q]!];
    own[p] = c * v - s * w;
    own[q] = s * v + c * w;
  }
  const [rowP, rowQ] = [a[p]!, a[q]!];
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [rowP[k]!, rowQ[k]!];
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
}
