// A square sparse matrix that gets more rows and columns.

import type { SparseMatrix } from '../sparse-matrix.ts';

/** Entries to add, by row: column and value. */
export type AddedEntries = ReadonlyMap<number, readonly (readonly [column: number, value: number])[]>;

/**
 * The matrix with `size` rows and columns and the added entries, none of which may be there already. Rows that got entries
 * keep their `limit` largest. O(entries).
 */
export function growSquare(
  matrix: SparseMatrix,
  size: number,
  added: AddedEntries,
  limit = Infinity,
): SparseMatrix {
  const start = new Int32Array(size + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let r = 0; r < size; r++) {
    const row: (readonly [number, number])[] = [];
    if (r < matrix.rowCount)
      for (let p = matrix.start[r]!; p < matrix.start[r + 1]!; p++)
        row.push([matrix.column[p]!, matrix.value[p]!]);
    const extra = added.get(r);
    const kept = extra
      ? [...row, ...extra]
          .sort((a, b) => b[1] - a[1])
          .slice(0, limit)
          .sort((a, b) => a[0] - b[0])
      : row;
    for (const [column, value] of kept) {
      columns.push(column);
      values.push(value);
    }
    start[r + 1] = columns.length;
  }
  return {
    rowCount: size,
    columnCount: size,
    start,
    column: Int32Array.from(columns),
    value: Float32Array.from(values),
  };
}
