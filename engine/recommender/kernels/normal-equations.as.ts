// Small symmetric systems: the product Z^T Z that makes one, and its solution by Cholesky.

import { ADD, SUBTRACT, multiplyAdd, multiplySubtract, sumLanes, tile } from './tile.as';

/** upper(C) += Z^T Z for k rows of Z; rank a multiple of 8, strides in bytes. */
export function addProduct(z: usize, strideZ: usize, k: i32, rank: i32, c: usize, stride: usize): void {
  for (let i = 0; i < rank; i += 8) {
    for (let j = i; j < rank; j += 8) {
      tile(z + (<usize>i << 2), strideZ, z + (<usize>j << 2), strideZ, k, c + <usize>i * stride + (<usize>j << 2), stride, ADD);
    }
  }
}

/**
 * Cholesky A = U^T U on the upper triangle with the right-hand side as column `rank`, then back-substitution into x. The
 * diagonal ends up holding 1 / u.
 */
export function solveNormal(a: usize, stride: usize, rank: i32, x: usize): void {
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
