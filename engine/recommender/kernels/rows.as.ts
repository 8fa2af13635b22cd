// Kernels over rows: products of a sparse matrix with itself, scores of all items, weighted sums of rows.

import { claim } from './claim.as';
import { multiplyAdd, sumLanes } from './tile.as';

/** Rows that a thread takes at a time. */
const RUN: i32 = 4;

/**
 * Rows [first, last) of the upper triangle of A A^T for a sparse A given by rows and by columns (both sorted): out (row-major,
 * `stride` bytes) += products. Threads share the rows; `next`: a counter at 0.
 */
export function sparseGram(
  first: i32, last: i32, start: usize, column: usize, value: usize,
  columnStart: usize, columnRow: usize, columnValue: usize, out: usize, stride: usize, next: usize,
): void {
  for (let from = first + claim(next, RUN); from < last; from = first + claim(next, RUN)) {
    for (let r = from; r < min(last, from + RUN); r++) {
      const line = out + <usize>r * stride;
      const end = load<i32>(start + (<usize>r << 2), 4);
      for (let p = load<i32>(start + (<usize>r << 2)); p < end; p++) {
        const c = load<i32>(column + (<usize>p << 2));
        const v = load<f32>(value + (<usize>p << 2));
        const until = columnStart + (<usize>c << 2);
        const begin = load<i32>(until);
        for (let q = load<i32>(until, 4) - 1; q >= begin; q--) {
          const other = load<i32>(columnRow + (<usize>q << 2));
          if (other < r) break;
          const at = line + (<usize>other << 2);
          store<f32>(at, load<f32>(at) + v * load<f32>(columnValue + (<usize>q << 2)));
        }
      }
    }
  }
}

/** out_j = f_j . x for `rows` rows of `rank` floats; rank a multiple of 4. */
export function scoreRows(factors: usize, rows: i32, rank: i32, x: usize, out: usize): void {
  const bytes = <usize>rank << 2;
  for (let j = 0; j < rows; j++) {
    let sum0 = f32x4.splat(0), sum1 = f32x4.splat(0);
    let c: usize = 0;
    for (; c + 32 <= bytes; c += 32) {
      sum0 = multiplyAdd(sum0, v128.load(factors + c), v128.load(x + c));
      sum1 = multiplyAdd(sum1, v128.load(factors + c, 16), v128.load(x + c, 16));
    }
    if (c < bytes) sum0 = multiplyAdd(sum0, v128.load(factors + c), v128.load(x + c));
    store<f32>(out + (<usize>j << 2), sumLanes(f32x4.add(sum0, sum1)));
    factors += bytes;
  }
}

/** out += weight * row over `count` floats; count a multiple of 4. */
export function addScaledRow(out: usize, row: usize, weight: f32, count: i32): void {
  const factor = f32x4.splat(weight);
  const bytes = <usize>count << 2;
  for (let c: usize = 0; c < bytes; c += 16) v128.store(out + c, multiplyAdd(v128.load(out + c), v128.load(row + c), factor));
}
