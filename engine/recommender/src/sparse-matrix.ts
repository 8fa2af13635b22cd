// A sparse matrix by compressed rows (CSR), the shape that models and kernels read.

/** Compressed sparse rows: the entries of row r are at positions start[r] to start[r + 1], sorted by column. */
export interface SparseMatrix {
  readonly rowCount: number;
  readonly columnCount: number;
  /** rowCount + 1 offsets. */
  readonly start: Int32Array;
  /** The column of each entry. */
  readonly column: Int32Array;
  readonly value: Float32Array;
}

/** The transpose, by one counting sort: O(entries + columns). Columns stay sorted within a row. */
export function transpose(matrix: SparseMatrix): SparseMatrix {
  const { rowCount, columnCount, start, column, value } = matrix;
  const outStart = new Int32Array(columnCount + 1);
  for (let p = 0; p < column.length; p++) outStart[column[p]! + 1]!++;
  for (let c = 0; c < columnCount; c++) outStart[c + 1]! += outStart[c]!;
  const next = outStart.slice();
  const outColumn = new Int32Array(column.length);
  const outValue = new Float32Array(column.length);
  for (let r = 0; r < rowCount; r++) {
    for (let p = start[r]!; p < start[r + 1]!; p++) {
      const q = next[column[p]!]!++;
      outColumn[q] = r;
      outValue[q] = value[p]!;
    }
  }
  return {
    rowCount: columnCount,
    columnCount: rowCount,
    start: outStart,
    column: outColumn,
    value: outValue,
  };
}

/** One row by itself, sorted by column. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Rows put below each other. */
export function stackRows(rows: readonly SparseRow[], columnCount: number): SparseMatrix {
  const start = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, r) => (start[r + 1] = start[r]! + columns.length));
  const column = new Int32Array(start[rows.length]!);
  const value = new Float32Array(start[rows.length]!);
  rows.forEach(({ columns, values }, r) => {
    column.set(columns, start[r]);
    value.set(values, start[r]);
  });
  return { rowCount: rows.length, columnCount, start, column, value };
}

/** Row r as a view. */
export function rowOf({ start, column, value }: SparseMatrix, r: number): SparseRow {
  return { columns: column.subarray(start[r], start[r + 1]), values: value.subarray(start[r], start[r + 1]) };
}
