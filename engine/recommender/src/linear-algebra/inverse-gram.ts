// (A A^T + lambda I)^-1 of a sparse A: by the kernels, or in double precision where they cannot run or need not.

import { RecommenderError } from '../errors.ts';
import { KernelLayout, Kernels } from '../kernels/kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { invertPositiveDefinite } from './cholesky.ts';

/** Below this size the double-precision reference is fast enough. */
const SMALL = 256;
const BLOCK = 64;
/** Extra floats a row, so that rows do not fall on the same cache sets. */
const ROW_PADDING = 16;

/** A dense square matrix, row-major; rows lie `stride` elements apart. */
export interface DenseSquare {
  readonly values: Float32Array | Float64Array;
  readonly size: number;
  readonly stride: number;
}

export interface InverseGramOptions {
  readonly lambda: number;
  /** Awaited between steps, about every 10 ms of work at 4,000 rows; throw to stop. */
  readonly onStep?: (done: number, total: number) => Promise<void> | void;
  /** `scalar` forces the double-precision reference. Default: the best that runs here. */
  readonly with?: KernelVariant | 'scalar';
}

/**
 * @param rows A by rows (n of them), `columns` the same by columns.
 * @throws RecommenderError `not-positive-definite`
 */
export async function invertGram(
  rows: SparseMatrix,
  columns: SparseMatrix,
  options: InverseGramOptions,
): Promise<DenseSquare> {
  const n = rows.rowCount;
  if (options.with === 'scalar' || (options.with === undefined && n < SMALL))
    return invertScalar(rows, columns, options.lambda);
  const size = Math.ceil(n / BLOCK) * BLOCK;
  const stride = size + ROW_PADDING;
  const layout = new KernelLayout();
  const matrix = layout.reserve(size * stride);
  const work = layout.reserve(size * BLOCK + 2 * BLOCK * BLOCK + 8 * BLOCK + 4 * BLOCK * BLOCK);
  const byRow = reserveSparse(layout, rows);
  const byColumn = reserveSparse(layout, columns);
  const kernels = Kernels.create(layout, options.with);
  if (!kernels) return invertScalar(rows, columns, options.lambda);
  const { run } = kernels;
  copySparse(kernels, byRow, rows);
  copySparse(kernels, byColumn, columns);
  const total = 2 * Math.ceil(n / BLOCK);
  let done = 0;
  for (let first = 0; first < n; first += BLOCK) {
    await options.onStep?.(done++, total);
    const last = Math.min(n, first + BLOCK);
    run.sparseGram(
      first,
      last,
      byRow.start,
      byRow.column,
      byRow.value,
      byColumn.start,
      byColumn.column,
      byColumn.value,
      matrix,
      stride * 4,
      options.lambda,
    );
  }
  const values = kernels.floats(matrix, size * stride);
  for (let i = n; i < size; i++) values[i * stride + i] = 1;
  for (let k = 0; k < size; k += BLOCK) {
    await options.onStep?.(done++, total);
    const failed = run.invertStep(matrix, size, stride * 4, work, k);
    if (failed > 0)
      throw new RecommenderError(
        'not-positive-definite',
        `Cannot invert the ${n} x ${n} matrix: row ${failed - 1} has no positive pivot`,
      );
  }
  run.mirror(matrix, size, stride * 4);
  return { values, size: n, stride };
}

function invertScalar(rows: SparseMatrix, columns: SparseMatrix, lambda: number): DenseSquare {
  const n = rows.rowCount;
  const gram = new Float64Array(n * n);
  for (let r = 0; r < n; r++) {
    const out = gram.subarray(r * n, r * n + n);
    for (let p = rows.start[r]!; p < rows.start[r + 1]!; p++) {
      const c = rows.column[p]!;
      const value = rows.value[p]!;
      for (let q = columns.start[c]!; q < columns.start[c + 1]!; q++)
        out[columns.column[q]!]! += value * columns.value[q]!;
    }
    out[r]! += lambda;
  }
  invertPositiveDefinite(gram, n);
  return { values: gram, size: n, stride: n };
}

/** Addresses of a sparse matrix in a kernel memory. */
export interface SparseAddress {
  readonly start: number;
  readonly column: number;
  readonly value: number;
}

export function reserveSparse(layout: KernelLayout, matrix: SparseMatrix): SparseAddress {
  return {
    start: layout.reserve(matrix.start.length),
    column: layout.reserve(matrix.column.length),
    value: layout.reserve(matrix.value.length),
  };
}

export function copySparse(
  kernels: Kernels<ArrayBufferLike>,
  address: SparseAddress,
  matrix: SparseMatrix,
): void {
  kernels.integers(address.start, matrix.start.length).set(matrix.start);
  kernels.integers(address.column, matrix.column.length).set(matrix.column);
  kernels.floats(address.value, matrix.value.length).set(matrix.value);
}
