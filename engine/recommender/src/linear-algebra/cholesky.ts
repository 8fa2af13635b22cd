// Cholesky factor, solve and inverse of a symmetric positive definite matrix in double precision: the scalar reference.

import { RecommenderError } from '../errors.ts';
import { dot } from './vectors.ts';

/**
 * Replaces the lower triangle of the n x n row-major matrix by its factor L with A = L L^T; the strict upper triangle is
 * neither read nor written. n^3 / 3 operations.
 *
 * @throws RecommenderError `not-positive-definite`
 */
export function factorCholesky(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) a[i * n + j] = (a[i * n + j]! - dot(a, i * n, a, j * n, j)) / a[j * n + j]!;
    const pivot = a[i * n + i]! - dot(a, i * n, a, i * n, i);
    if (!(pivot > 0)) {
      throw new RecommenderError(
        'not-positive-definite',
        `Cannot factor the ${n} x ${n} matrix: pivot ${i} is ${pivot}`,
      );
    }
    a[i * n + i] = Math.sqrt(pivot);
  }
}

/** Solves L L^T x = b in place of b, with the factor that `factorCholesky` left. n^2 * 2 operations. */
export function solveCholesky(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) b[i] = (b[i]! - dot(l, i * n, b, 0, i)) / l[i * n + i]!;
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / l[i * n + i]!;
    b[i] = x;
    for (let j = 0; j < i; j++) b[j]! -= l[i * n + j]! * x;
  }
}

/**
 * Replaces a symmetric positive definite n x n matrix (its lower triangle is read) by its full inverse. n^3 operations, one
 * more n x n matrix of memory.
 *
 * @throws RecommenderError `not-positive-definite`
 */
export function invertPositiveDefinite(a: Float64Array, n: number): void {
  factorCholesky(a, n);
  // Row i of `columns` is column i of L^-1, so that every product below runs along contiguous memory.
  const columns = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    columns[i * n + i] = 1 / a[i * n + i]!;
    for (let k = i + 1; k < n; k++) {
      columns[i * n + k] = -dot(a, k * n + i, columns, i * n + i, k - i) / a[k * n + k]!;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = dot(columns, i * n + i, columns, j * n + i, n - i);
      a[i * n + j] = value;
      a[j * n + i] = value;
    }
  }
}
