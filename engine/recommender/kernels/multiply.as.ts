// Products of dense row-major matrices, either one transposed or not.

import { ADD, packColumns, packRows, tile } from './tile.as';

/** Length of the inner dimension that is packed at a time. */
const DEPTH: i32 = 256;
/** Panels of A whose tiles are done together. */
const GROUP: i32 = 12;

/**
 * C (m x n) += op(A) op(B) over k. A is stored m x k, or k x m when `transposeA`; B is stored k x n, or n x k when
 * `transposeB`; row-major without gaps. m and n multiples of 8, k a multiple of 4. `work`: (m + n) * 256 floats.
 */
export function multiply(a: usize, transposeA: i32, b: usize, transposeB: i32, m: i32, n: i32, k: i32, c: usize, work: usize): void {
  const left = work, right = work + ((<usize>m * DEPTH) << 2);
  for (let from = 0; from < k; from += DEPTH) {
    const depth = min(DEPTH, k - from);
    pack(a, transposeA == 0, m, k, from, depth, left);
    pack(b, transposeB != 0, n, k, from, depth, right);
    const panel = <usize>depth << 5;
    for (let i0 = 0; i0 < m; i0 += 8 * GROUP) {
      const i1 = min(m, i0 + 8 * GROUP);
      for (let j = 0; j < n; j += 8) {
        const other = right + <usize>(j >> 3) * panel;
        for (let i = i0; i < i1; i += 8) {
          tile(left + <usize>(i >> 3) * panel, 32, other, 32, depth, c + ((<usize>i * n + j) << 2), <usize>n << 2, ADD);
        }
      }
    }
  }
}

/** Panels of 8 over [from, from + depth) of the inner dimension; `byRow`: the matrix is stored outer x inner. */
function pack(matrix: usize, byRow: bool, outer: i32, inner: i32, from: i32, depth: i32, panels: usize): void {
  for (let p = 0; p < outer; p += 8) {
    const to = panels + (<usize>(p >> 3) * depth << 5);
    if (byRow) packRows(matrix + ((<usize>p * inner + from) << 2), <usize>inner << 2, depth, to);
    else packColumns(matrix + ((<usize>from * outer + p) << 2), <usize>outer << 2, depth, to);
  }
}
