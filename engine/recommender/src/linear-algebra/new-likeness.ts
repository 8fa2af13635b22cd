// Likeness of items that came after training to all others, by the formula the others were compared with.

import { bm25Weight, likenessScale } from './likeness.ts';
import type { LikenessOptions } from './likeness.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';

/** What has to be known of the rows that were compared, to compare another one with them. */
export interface RowStatistics {
  /** Squared Euclidean length of every row, values weighed as the likeness does. */
  readonly squares: Float64Array;
  /** Number of entries of every row. */
  readonly counts: Float64Array;
}

/** One column (of a person): the rows it has, with plain values. */
export interface ComparedColumn {
  readonly items: Int32Array;
  readonly weights: Float32Array;
  /** Its old entries are part of the statistics already. */
  readonly trained: boolean;
}

export function rowStatistics(weighed: SparseMatrix): RowStatistics {
  const squares = new Float64Array(weighed.rowCount);
  const counts = new Float64Array(weighed.rowCount);
  for (let r = 0; r < weighed.rowCount; r++) {
    counts[r] = weighed.start[r + 1]! - weighed.start[r]!;
    for (let p = weighed.start[r]!; p < weighed.start[r + 1]!; p++) squares[r]! += weighed.value[p]! ** 2;
  }
  return { squares, counts };
}

export interface NewLikeness {
  readonly statistics: RowStatistics;
  /** likeness(r, c) as `nearestRows` has it, r or c at least `first`. */
  readonly likeness: (row: number, column: number) => number;
}

/**
 * Rows `first` to `size` - 1 are new and known by `columns` alone. Statistics of old rows grow by the columns that were not
 * part of them. Sum of the columns' lengths operations for each new row they have.
 */
export function compareNewRows(
  old: RowStatistics,
  first: number,
  size: number,
  columns: readonly ComparedColumn[],
  options: LikenessOptions,
): NewLikeness {
  const counts = new Float64Array(size);
  counts.set(old.counts);
  for (const { items, trained } of columns)
    for (const item of items) if (!trained || item >= first) counts[item]!++;
  const entries = counts.reduce((sum, count) => sum + count, 0);
  const squares = new Float64Array(size);
  squares.set(old.squares);
  const overlaps = Array.from({ length: size - first }, () => new Float64Array(size));
  for (const column of columns) {
    const weighed = weighColumn(column, counts, entries / size, options);
    column.items.forEach((item, h) => {
      if (!column.trained || item >= first) squares[item]! += weighed[h]! ** 2;
      if (item < first) return;
      const overlap = overlaps[item - first]!;
      column.items.forEach((other, g) => (overlap[other]! += weighed[h]! * weighed[g]!));
    });
  }
  const likeness = (row: number, column: number): number => {
    const overlap = row >= first ? overlaps[row - first]![column]! : overlaps[column - first]![row]!;
    if (overlap <= 0 || row === column) return 0;
    return overlap / likenessScale(Math.sqrt(squares[row]!), Math.sqrt(squares[column]!), options);
  };
  return { statistics: { squares, counts }, likeness };
}

function weighColumn(
  { items, weights }: ComparedColumn,
  counts: Float64Array,
  meanCount: number,
  options: LikenessOptions,
): Float32Array {
  if (options.likeness === 'adjusted') {
    const mean = weights.reduce((sum, value) => sum + value, 0) / weights.length;
    return weights.map((value) => value - mean);
  }
  if (options.likeness !== 'bm25') return weights;
  return weights.map((value, h) =>
    bm25Weight(value, counts[items[h]!]! / meanCount, items.length, counts.length),
  );
}
