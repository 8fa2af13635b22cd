// (A A^T + lambda I)^-1 of a sparse A: by the kernels, or in double precision where they cannot run or need not.

import { RecommenderError } from '../errors.ts';
import { openKernels } from '../kernels/kernel-runner.ts';
import { KernelLayout } from '../kernels/kernels.ts';
import type { Kernels, KernelVariant } from '../kernels/kernels.ts';
import { transpose } from '../sparse-matrix.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import type { Threads } from '../threads/threads.ts';
import { invertPositiveDefinite } from './cholesky.ts';
import { createRowSum, rowSumOver } from './row-sum.ts';
import type { RowSum } from './row-sum.ts';

/** Below this size the double-precision reference is fast enough. */
const SMALL = 256;
/** The kernels' block. */
const BLOCK = 128;
/** Extra floats a row, so that rows do not fall on the same cache sets. */
const ROW_PADDING = 16;
/** What a thread needs of its own. */
const SPARE_BYTES = BLOCK * 8 * 4;
/** Entries of A in the kernels' memory at a time, 16 bytes each: that memory stays with the result. */
const CHUNK_ENTRIES = 2 ** 20;
/** Rows of the Gram matrix made between two calls of `onStep`. */
const GRAM_ROWS = 256;

/** A dense square matrix, row-major; rows lie `stride` elements apart. */
export interface DenseSquare {
  readonly values: Float32Array | Float64Array;
  readonly size: number;
  readonly stride: number;
}

/** An inverse that may be changed in place. */
export interface InverseGram extends DenseSquare {
  /** What answers with sums of the rows as they are now, in the same memory where the kernels made them. */
  toRowSum(): RowSum;
}

export interface InverseGramOptions {
  readonly lambda: number;
  /** Awaited between steps, about every 20 ms of work at 4,000 rows; throw to stop. */
  readonly onStep?: (done: number, total: number) => Promise<void> | void;
  /** `scalar` forces the double-precision reference. Default: the best that runs here. */
  readonly with?: KernelVariant | 'scalar';
  /** Share the work; the result is the same to the bit whatever their number. */
  readonly threads?: Threads;
}

/**
 * Both steps work in one memory of n^2 floats: the Gram matrix is summed, then replaced by its inverse through Cholesky (see
 * kernels/invert.as.ts). n^3 / 2 multiply-adds.
 *
 * @param rows A by rows (n of them), `columns` the same by columns.
 * @throws RecommenderError `not-positive-definite`
 */
export async function invertGram(
  rows: SparseMatrix,
  columns: SparseMatrix,
  options: InverseGramOptions,
): Promise<InverseGram> {
  const n = rows.rowCount;
  if (options.with === 'scalar' || (options.with === undefined && n < SMALL))
    return invertScalar(rows, columns, options.lambda);
  const size = Math.ceil(n / BLOCK) * BLOCK;
  const stride = size + ROW_PADDING;
  const chunks = chunkColumns(columns);
  const layout = new KernelLayout();
  const at = reservePlaces(layout, size, stride, columns, chunks, options.threads?.count ?? 1);
  const runner = await openKernels(layout, { threads: options.threads, variant: options.with });
  if (!runner) return invertScalar(rows, columns, options.lambda);
  const kernels = runner.own;
  const next = kernels.integers(at.next, 1);
  /** Shared out by the counter: waits until all of it is done. */
  const share = async (name: SharedOut, args: (thread: number) => readonly number[]): Promise<void> => {
    next[0] = 0;
    await runner.call(name, args);
  };
  const total = chunks.length * Math.ceil(n / GRAM_ROWS) + size / BLOCK;
  let done = 0;
  try {
    for (const chunk of chunks) {
      const byColumn = sliceRows(columns, chunk);
      copySparse(kernels, at.byColumn, byColumn);
      copySparse(kernels, at.byRow, chunks.length === 1 ? rows : transpose(byColumn));
      const sparse = [at.byRow, at.byColumn].flatMap(({ start, column, value }) => [start, column, value]);
      for (let first = 0; first < n; first += GRAM_ROWS) {
        await options.onStep?.(done++, total);
        const last = Math.min(n, first + GRAM_ROWS);
        await share('sparseGram', () => [first, last, ...sparse, at.matrix, stride * 4, at.next]);
      }
    }
    const values = kernels.floats(at.matrix, size * stride);
    for (let i = 0; i < n; i++) values[i * stride + i]! += options.lambda;
    for (let i = n; i < size; i++) values[i * stride + i] = 1;
    const square = [at.matrix, size, stride * 4] as const;
    for (let k = 0; k < size; k += BLOCK) {
      await options.onStep?.(done++, total);
      const failed = kernels.run.invertBlock(...square, at.work, k);
      if (failed > 0)
        throw new RecommenderError(
          'not-positive-definite',
          `Cannot invert the ${n} x ${n} matrix: row ${failed - 1} has no positive pivot`,
        );
      await share('invertPanels', (thread) => [
        ...square,
        at.work,
        k,
        at.spare + thread * SPARE_BYTES,
        at.next,
      ]);
      await share('invertRest', () => [...square, at.work, k, at.next]);
    }
    await share('invertMirror', () => [...square, at.next]);
    const place = { matrix: at.matrix, result: at.work, size: n, stride };
    return { values, size: n, stride, toRowSum: () => rowSumOver(kernels, place) };
  } finally {
    await runner.drop();
  }
}

type SharedOut = 'sparseGram' | 'invertPanels' | 'invertRest' | 'invertMirror';

/** Rows [first, last) of a matrix. */
interface Chunk {
  readonly first: number;
  readonly last: number;
}

/** Consecutive rows with at most CHUNK_ENTRIES entries together, or a single row. */
function chunkColumns({ start, rowCount }: SparseMatrix): Chunk[] {
  const chunks: Chunk[] = [];
  let first = 0;
  for (let row = 1; row <= rowCount; row++) {
    if (row < rowCount && start[row + 1]! - start[first]! <= CHUNK_ENTRIES) continue;
    chunks.push({ first, last: row });
    first = row;
  }
  return chunks;
}

function sliceRows(matrix: SparseMatrix, { first, last }: Chunk): SparseMatrix {
  const [from, to] = [matrix.start[first]!, matrix.start[last]!];
  return {
    rowCount: last - first,
    columnCount: matrix.columnCount,
    start: matrix.start.subarray(first, last + 1).map((position) => position - from),
    column: matrix.column.subarray(from, to),
    value: matrix.value.subarray(from, to),
  };
}

interface Places {
  readonly matrix: number;
  readonly work: number;
  readonly spare: number;
  readonly next: number;
  readonly byRow: SparseAddress;
  readonly byColumn: SparseAddress;
}

function reservePlaces(
  layout: KernelLayout,
  size: number,
  stride: number,
  { start }: SparseMatrix,
  chunks: readonly Chunk[],
  threads: number,
): Places {
  const entries = Math.max(...chunks.map(({ first, last }) => start[last]! - start[first]!));
  const sparse = (rows: number): SparseAddress => ({
    start: layout.reserve(rows + 1),
    column: layout.reserve(entries),
    value: layout.reserve(entries),
  });
  return {
    matrix: layout.reserve(size * stride),
    work: layout.reserve(BLOCK * (size + 6 * BLOCK)),
    spare: layout.reserve((threads * SPARE_BYTES) / 4),
    next: layout.reserve(1),
    byRow: sparse(size),
    byColumn: sparse(Math.max(...chunks.map(({ first, last }) => last - first))),
  };
}

function invertScalar(rows: SparseMatrix, columns: SparseMatrix, lambda: number): InverseGram {
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
  return inverseOf(gram, n);
}

/** An inverse that was made elsewhere, n x n without padding. */
export function inverseOf(values: Float32Array | Float64Array, n: number): InverseGram {
  const toRowSum = (): RowSum => {
    const sum = createRowSum(n);
    for (let r = 0; r < n; r++) sum.values.set(values.subarray(r * n, r * n + n), r * sum.stride);
    return sum;
  };
  return { values, size: n, stride: n, toRowSum };
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
