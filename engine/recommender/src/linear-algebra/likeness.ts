// Likeness between the rows of a sparse matrix, and the k nearest of each: what the neighbourhood models are made of.

import type { SparseMatrix } from '../sparse-matrix.ts';
import { topItems } from '../top-items.ts';

/**
 * How an overlap becomes a likeness, with o the inner product of two rows a and b (columns weighted as below):
 *
 * - `cosine`: o / (|a| |b| + shrinkage)
 * - `asymmetric`: o / (|a|^(2 alpha) |b|^(2 - 2 alpha) + shrinkage), F. Aiolli, RecSys 2013; alpha 0.5 is the cosine
 * - `bm25`: cosine after the values of a row are saturated and its columns weighted by rarity (k1 1.2, b 0.75)
 * - `adjusted`: cosine after the mean of each column's own values is taken off (for stars: users' means, on the item side)
 */
export type LikenessKind = 'cosine' | 'asymmetric' | 'bm25' | 'adjusted';

export interface LikenessOptions {
  readonly likeness: LikenessKind;
  /** Added to the denominator. */
  readonly shrinkage: number;
  /** Of `asymmetric`. */
  readonly alpha: number;
}

/** The values a likeness works on. O(entries). */
export function weighEntries(matrix: SparseMatrix, kind: LikenessKind): SparseMatrix {
  if (kind === 'bm25') return weighBm25(matrix);
  return kind === 'adjusted' ? centreColumns(matrix) : matrix;
}

function centreColumns(matrix: SparseMatrix): SparseMatrix {
  const sums = new Float64Array(matrix.columnCount);
  const counts = new Uint32Array(matrix.columnCount);
  matrix.column.forEach((column, p) => {
    sums[column]! += matrix.value[p]!;
    counts[column]!++;
  });
  return {
    ...matrix,
    value: matrix.value.map((value, p) => value - sums[matrix.column[p]!]! / counts[matrix.column[p]!]!),
  };
}

function weighBm25(matrix: SparseMatrix): SparseMatrix {
  const counts = new Uint32Array(matrix.columnCount);
  for (const column of matrix.column) counts[column]!++;
  const meanLength = matrix.column.length / matrix.rowCount;
  const value = matrix.value.slice();
  for (let r = 0; r < matrix.rowCount; r++) {
    const length = matrix.start[r + 1]! - matrix.start[r]!;
    for (let p = matrix.start[r]!; p < matrix.start[r + 1]!; p++)
      value[p] = bm25Weight(value[p]!, length / meanLength, counts[matrix.column[p]!]!, matrix.rowCount);
  }
  return { ...matrix, value };
}

/** The value of an entry in a row of so many times the mean length, in a column that so many of the rows have. */
export function bm25Weight(value: number, relativeLength: number, count: number, rowCount: number): number {
  const strength = Math.abs(value);
  const rarity = Math.log(1 + (rowCount - count + 0.5) / (count + 0.5));
  return Math.sign(value) * rarity * ((strength * 2.2) / (strength + 1.2 * (0.25 + 0.75 * relativeLength)));
}

/** Euclidean length of every row. */
export function rowLengths(matrix: SparseMatrix): Float64Array {
  const lengths = new Float64Array(matrix.rowCount);
  for (let r = 0; r < matrix.rowCount; r++) {
    let sum = 0;
    for (let p = matrix.start[r]!; p < matrix.start[r + 1]!; p++) sum += matrix.value[p]! ** 2;
    lengths[r] = Math.sqrt(sum);
  }
  return lengths;
}

/** The denominator of a likeness of rows of the two lengths. */
export function likenessScale(own: number, other: number, options: LikenessOptions): number {
  const product =
    options.likeness === 'asymmetric'
      ? own ** (2 * options.alpha) * other ** (2 - 2 * options.alpha)
      : own * other;
  return product + options.shrinkage;
}

/**
 * For each row its `neighbours` most like rows (without itself, likeness above 0), as a square sparse matrix. Products over
 * the columns: sum of column lengths squared operations.
 */
export async function nearestRows(
  rows: SparseMatrix,
  columns: SparseMatrix,
  neighbours: number,
  options: LikenessOptions,
  onStep?: (done: number, total: number) => Promise<void> | void,
): Promise<SparseMatrix> {
  const n = rows.rowCount;
  const lengths = rowLengths(rows);
  const start = new Int32Array(n + 1);
  const found: { columns: Int32Array; values: Float32Array }[] = [];
  const likeness = new Float32Array(n);
  for (let r = 0; r < n; r++) {
    if (r % 256 === 0) await onStep?.(r, n);
    likeness.fill(0);
    for (let p = rows.start[r]!; p < rows.start[r + 1]!; p++) {
      const column = rows.column[p]!;
      const value = rows.value[p]!;
      for (let q = columns.start[column]!; q < columns.start[column + 1]!; q++)
        likeness[columns.column[q]!]! += value * columns.value[q]!;
    }
    likeness[r] = 0;
    for (let c = 0; c < n; c++) {
      likeness[c] =
        likeness[c]! > 0 ? likeness[c]! / likenessScale(lengths[r]!, lengths[c]!, options) : -Infinity;
    }
    const nearest = topItems(likeness, neighbours, likeness).sort();
    found.push({ columns: nearest, values: Float32Array.from(nearest, (c) => likeness[c]!) });
    start[r + 1] = start[r]! + nearest.length;
  }
  const column = new Int32Array(start[n]!);
  const value = new Float32Array(start[n]!);
  found.forEach((entry, r) => {
    column.set(entry.columns, start[r]);
    value.set(entry.values, start[r]);
  });
  return { rowCount: n, columnCount: n, start, column, value };
}
