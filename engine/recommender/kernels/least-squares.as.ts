// The half-step of alternating least squares: many small weighted normal equations, one a row.

import { ADD, SUBTRACT, multiplyAdd, multiplySubtract, sumLanes, tile } from './tile.as';

/** Entries of a row that are gathered at a time. */
const CHUNK: i32 = 128;

/**
 * gram (upper 8 x 8 tiles, `stride` bytes a row) += F^T F over `rows` rows of `rank` floats. rank a multiple of 8.
 */
export function addGram(factors: usize, rows: i32, rank: i32, gram: usize, stride: usize): void {
  const line = <usize>rank << 2;
  for (let from = 0; from < rows; from += 64) {
    addProduct(factors + <usize>from * line, line, min(64, rows - from), rank, gram, stride);
  }
}

/** upper(C) += Z^T Z for k rows of Z. */
function addProduct(z: usize, strideZ: usize, k: i32, rank: i32, c: usize, stride: usize): void {
  for (let i = 0; i < rank; i += 8) {
    for (let j = i; j < rank; j += 8) {
      tile(z + (<usize>i << 2), strideZ, z + (<usize>j << 2), strideZ, k, c + <usize>i * stride + (<usize>j << 2), stride, ADD);
    }
  }
}

/**
 * For rows [first, last) of a sparse matrix: solved_r = (gram + ridge_r I + sum |w| f f^T)^-1 sum over w > 0 of w f, with f
 * the rows of `factors` that the entries name. `gram` has rank rows of (rank + 8) floats, upper tiles filled; rank a multiple
 * of 8. A row without entries gives 0. `work`: rank * (rank + 8) + rank + 128 * (rank + 16) floats.
 */
export function solveRows(
  first: i32, last: i32, start: usize, column: usize, weight: usize, ridge: usize,
  factors: usize, solved: usize, gram: usize, rank: i32, work: usize,
): void {
  const bytes = <usize>rank << 2;
  const stride = bytes + 32;
  const matrix = work;
  const right = matrix + <usize>rank * stride;
  const gathered = right + bytes;
  const strideZ = bytes + 64;
  for (let r = first; r < last; r++) {
    let at = load<i32>(start + (<usize>r << 2));
    const end = load<i32>(start + (<usize>r << 2), 4);
    const x = solved + <usize>r * bytes;
    if (at == end) {
      memory.fill(x, 0, bytes);
      continue;
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
      gather(factors, bytes, column + (<usize>at << 2), weight + (<usize>at << 2), count, gathered, strideZ, right);
      addProduct(gathered, strideZ, count, rank, matrix, stride);
      at += count;
    }
    // The right-hand side is column `rank` of the matrix: the factorisation solves it on the way.
    for (let i = 0; i < rank; i++) store<f32>(matrix + <usize>i * stride + bytes, load<f32>(right + (<usize>i << 2)));
    solve(matrix, stride, rank, x);
  }
}

/** gathered_k = sqrt(|w|) f, right += max(w, 0) f. */
function gather(factors: usize, bytes: usize, column: usize, weight: usize, count: i32, gathered: usize, stride: usize, right: usize): void {
  for (let k = 0; k < count; k++) {
    const from = factors + <usize>load<i32>(column) * bytes;
    const w = load<f32>(weight);
    const root = f32x4.splat(sqrt<f32>(abs<f32>(w)));
    const liked = f32x4.splat(max<f32>(w, 0));
    for (let c: usize = 0; c < bytes; c += 16) {
      const value = v128.load(from + c);
      v128.store(gathered + c, f32x4.mul(value, root));
      v128.store(right + c, multiplyAdd(v128.load(right + c), value, liked));
    }
    column += 4;
    weight += 4;
    gathered += stride;
  }
}

/**
 * Cholesky A = U^T U on the upper triangle with the right-hand side as column `rank`, then back-substitution into x. The
 * diagonal ends up holding 1 / u.
 */
function solve(a: usize, stride: usize, rank: i32, x: usize): void {
  const columns = rank + 8;
  for (let r = 0; r < rank; r += 8) {
    const row = a + <usize>r * stride;
    if (r > 0) {
      for (let c = r; c < columns; c += 8) {
        tile(a + (<usize>r << 2), stride, a + (<usize>c << 2), stride, r, row + (<usize>c << 2), stride, SUBTRACT);
      }
    }
    const diagonal = row + (<usize>r << 2);
    factorTile(diagonal, stride);
    for (let c = r + 8; c < columns; c += 8) solveTile(diagonal, row + (<usize>c << 2), stride);
  }
  for (let r = rank - 8; r >= 0; r -= 8) {
    const diagonal = a + <usize>r * stride + (<usize>r << 2);
    const xr = x + (<usize>r << 2);
    for (let i = 0; i < 8; i++) {
      const line = a + <usize>(r + i) * stride;
      let sum0 = f32x4.splat(0), sum1 = f32x4.splat(0);
      for (let c = r + 8; c < rank; c += 8) {
        const at = <usize>c << 2;
        sum0 = multiplyAdd(sum0, v128.load(line + at), v128.load(x + at));
        sum1 = multiplyAdd(sum1, v128.load(line + at, 16), v128.load(x + at, 16));
      }
      store<f32>(xr + (<usize>i << 2), load<f32>(line + (<usize>rank << 2)) - sumLanes(f32x4.add(sum0, sum1)));
    }
    for (let i = 7; i >= 0; i--) {
      const line = diagonal + <usize>i * stride;
      let value = load<f32>(xr + (<usize>i << 2));
      for (let j = i + 1; j < 8; j++) value -= load<f32>(line + (<usize>j << 2)) * load<f32>(xr + (<usize>j << 2));
      store<f32>(xr + (<usize>i << 2), value * load<f32>(line + (<usize>i << 2)));
    }
  }
}

/** U of an 8 x 8 block in place, 1 / u on the diagonal. A pivot is kept above 1e-12. */
function factorTile(d: usize, stride: usize): void {
  for (let i = 0; i < 8; i++) {
    const line = d + <usize>i * stride;
    const inverse: f32 = <f32>1.0 / sqrt<f32>(max<f32>(load<f32>(line + (<usize>i << 2)), 1e-12));
    store<f32>(line + (<usize>i << 2), inverse);
    for (let j = i + 1; j < 8; j++) store<f32>(line + (<usize>j << 2), load<f32>(line + (<usize>j << 2)) * inverse);
    for (let j = i + 1; j < 8; j++) {
      const factor = load<f32>(line + (<usize>j << 2));
      const other = d + <usize>j * stride;
      for (let k = j; k < 8; k++) store<f32>(other + (<usize>k << 2), load<f32>(other + (<usize>k << 2)) - factor * load<f32>(line + (<usize>k << 2)));
    }
  }
}

/** Solves U^T Y = C in place for 8 columns of C, U the factored 8 x 8 block. */
function solveTile(u: usize, c: usize, stride: usize): void {
  for (let i = 0; i < 8; i++) {
    const line = c + <usize>i * stride;
    let left = v128.load(line), right = v128.load(line, 16);
    for (let j = 0; j < i; j++) {
      const factor = v128.load32_splat(u + <usize>j * stride + (<usize>i << 2));
      const done = c + <usize>j * stride;
      left = multiplySubtract(left, factor, v128.load(done));
      right = multiplySubtract(right, factor, v128.load(done, 16));
    }
    const inverse = v128.load32_splat(u + <usize>i * stride + (<usize>i << 2));
    v128.store(line, f32x4.mul(left, inverse));
    v128.store(line, f32x4.mul(right, inverse), 16);
  }
}

