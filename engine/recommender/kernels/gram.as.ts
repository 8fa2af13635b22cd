// The Gram matrix of the factors that stay fixed in a half-step of alternating least squares.

import { claim } from './claim.as';
import { ADD, tile } from './tile.as';

/** Rows that are read for all tiles of a panel before the next ones. */
const DEPTH: i32 = 64;

/**
 * gram (upper 8 x 8 tiles, `stride` bytes a row) = F^T F over `rows` rows of `rank` floats, rank a multiple of 8. Threads take
 * panels of 8 rows of the result from `counter`, so that every sum runs in the order of the rows however many threads there are.
 */
export function gramPanels(counter: usize, factors: usize, rows: i32, rank: i32, gram: usize, stride: usize): void {
  const line = <usize>rank << 2;
  for (let i = claim(counter, 8); i < rank; i = claim(counter, 8)) {
    const panel = gram + <usize>i * stride;
    for (let r: usize = 0; r < 8; r++) memory.fill(panel + r * stride, 0, line);
    for (let from = 0; from < rows; from += DEPTH) {
      const part = factors + <usize>from * line;
      const depth = min(DEPTH, rows - from);
      for (let j = i; j < rank; j += 8) tile(part + (<usize>i << 2), line, part + (<usize>j << 2), line, depth, panel + (<usize>j << 2), stride, ADD);
    }
  }
}
