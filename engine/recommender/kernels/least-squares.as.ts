// The half-step of alternating least squares: many small weighted normal equations, one a row, solved by Cholesky.

import { claim } from './claim.as';
import { CHUNK, weightOf, weightsOf, wishOf, wishesOf } from './entries.as';
import { addProduct, solveNormal } from './normal-equations.as';
import { multiplyAdd } from './tile.as';

/** Rows that a thread takes at a time. */
const ROWS: i32 = 4;

/**
 * For rows [first, last) of a sparse matrix of implicit feedback: solved_r = (gram + ridge_r I + sum |w| f f^T)^-1 sum over
 * w > 0 of w f, with f the rows of `factors` that the entries name. `gram` has rank rows of (rank + 8) floats, upper tiles
 * filled; rank a multiple of 8. A row without entries gives 0. `work`: rank * (rank + 8) + rank + 128 * (rank + 16) floats.
 */
export function solveRows(
  first: i32, last: i32, start: usize, column: usize, value: usize, ridge: usize,
  factors: usize, solved: usize, gram: usize, rank: i32, work: usize,
): void {
  for (let r = first; r < last; r++) solveRow(r, start, column, value, 0, ridge, factors, solved, gram, rank, work);
}

/** The same for rows that threads take from `counter` until `last`, of implicit or explicit feedback (`offset`, see entries.as.ts). */
export function solveClaimedRows(
  counter: usize, last: i32, start: usize, column: usize, value: usize, offset: usize, ridge: usize,
  factors: usize, solved: usize, gram: usize, rank: i32, work: usize,
): void {
  for (let first = claim(counter, ROWS); first < last; first = claim(counter, ROWS)) {
    const end = min(last, first + ROWS);
    for (let r = first; r < end; r++) solveRow(r, start, column, value, offset, ridge, factors, solved, gram, rank, work);
  }
}

function solveRow(
  r: i32, start: usize, column: usize, value: usize, offset: usize, ridge: usize,
  factors: usize, solved: usize, gram: usize, rank: i32, work: usize,
): void {
  const bytes = <usize>rank << 2;
  const stride = bytes + 32;
  const matrix = work;
  const right = matrix + <usize>rank * stride;
  const gathered = right + bytes;
  const strideZ = bytes + 64;
  let at = load<i32>(start + (<usize>r << 2));
  const end = load<i32>(start + (<usize>r << 2), 4);
  const x = solved + <usize>r * bytes;
  if (at == end) {
    memory.fill(x, 0, bytes);
    return;
  }
  memory.copy(matrix, gram, <usize>rank * stride);
  memory.fill(right, 0, bytes);
  const added = load<f32>(ridge + (<usize>r << 2));
  for (let i = 0; i < rank; i++) {
    const diagonal = matrix + <usize>i * (stride + 4);
    store<f32>(diagonal, load<f32>(diagonal) + added);
  }
  while (at < end) {
    const count = min(CHUNK, end - at);
    gather(factors, bytes, column + (<usize>at << 2), value + (<usize>at << 2), offset, count, gathered, strideZ, right);
    addProduct(gathered, strideZ, count, rank, matrix, stride);
    at += count;
  }
  // The right-hand side is column `rank` of the matrix: the factorisation solves it on the way.
  for (let i = 0; i < rank; i++) store<f32>(matrix + <usize>i * stride + bytes, load<f32>(right + (<usize>i << 2)));
  solveNormal(matrix, stride, rank, x);
}

/** gathered_k = sqrt(weight) f, right += wish f. */
function gather(factors: usize, bytes: usize, column: usize, value: usize, offset: usize, count: i32, gathered: usize, stride: usize, right: usize): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const f0 = factors + <usize>load<i32>(column) * bytes, f1 = factors + <usize>load<i32>(column, 4) * bytes;
    const f2 = factors + <usize>load<i32>(column, 8) * bytes, f3 = factors + <usize>load<i32>(column, 12) * bytes;
    const values = v128.load(value);
    const roots = f32x4.sqrt(weightsOf(values, offset)), wishes = wishesOf(values, offset, column);
    const r0 = v128.shuffle<u32>(roots, roots, 0, 0, 0, 0), r1 = v128.shuffle<u32>(roots, roots, 1, 1, 1, 1);
    const r2 = v128.shuffle<u32>(roots, roots, 2, 2, 2, 2), r3 = v128.shuffle<u32>(roots, roots, 3, 3, 3, 3);
    const w0 = v128.shuffle<u32>(wishes, wishes, 0, 0, 0, 0), w1 = v128.shuffle<u32>(wishes, wishes, 1, 1, 1, 1);
    const w2 = v128.shuffle<u32>(wishes, wishes, 2, 2, 2, 2), w3 = v128.shuffle<u32>(wishes, wishes, 3, 3, 3, 3);
    const z1 = gathered + stride, z2 = z1 + stride, z3 = z2 + stride;
    for (let c: usize = 0; c < bytes; c += 16) {
      const v0 = v128.load(f0 + c), v1 = v128.load(f1 + c), v2 = v128.load(f2 + c), v3 = v128.load(f3 + c);
      v128.store(gathered + c, f32x4.mul(v0, r0));
      v128.store(z1 + c, f32x4.mul(v1, r1));
      v128.store(z2 + c, f32x4.mul(v2, r2));
      v128.store(z3 + c, f32x4.mul(v3, r3));
      const sum = multiplyAdd(multiplyAdd(v128.load(right + c), v0, w0), v1, w1);
      v128.store(right + c, multiplyAdd(multiplyAdd(sum, v2, w2), v3, w3));
    }
    gathered = z3 + stride;
    column += 16;
    value += 16;
  }
  for (; k < count; k++) {
    const from = factors + <usize>load<i32>(column) * bytes;
    const own = load<f32>(value);
    const root = f32x4.splat(sqrt<f32>(weightOf(own, offset)));
    const wish = f32x4.splat(wishOf(own, offset, load<i32>(column)));
    for (let c: usize = 0; c < bytes; c += 16) {
      const v = v128.load(from + c);
      v128.store(gathered + c, f32x4.mul(v, root));
      v128.store(right + c, multiplyAdd(v128.load(right + c), v, wish));
    }
    column += 4;
    value += 4;
    gathered += stride;
  }
}
