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

/** U of an 8 x 8 block in place, 1 / u on the diagonal; what is below it becomes meaningless. A pivot is kept above 1e-12. */
function factorTile(d: usize, stride: usize): void {
  for (let i = 0; i < 8; i++) {
    const line = d + <usize>i * stride, diagonal = line + (<usize>i << 2);
    const inverse: f32 = <f32>1.0 / sqrt<f32>(max<f32>(load<f32>(diagonal), 1e-12));
    const scale = f32x4.splat(inverse);
    const left = f32x4.mul(v128.load(line), scale), right = f32x4.mul(v128.load(line, 16), scale);
    v128.store(line, left);
    v128.store(line, right, 16);
    for (let j = i + 1; j < 8; j++) {
      const factor = v128.load32_splat(line + (<usize>j << 2));
      const other = d + <usize>j * stride;
      v128.store(other, multiplySubtract(v128.load(other), factor, left));
      v128.store(other, multiplySubtract(v128.load(other, 16), factor, right), 16);
    }
    store<f32>(diagonal, inverse);
  }
}

/** Solves U^T Y = C in place for 8 columns of C, U the factored 8 x 8 block. */
function solveTile(u: usize, c: usize, stride: usize): void {
  solveStrip(u, c, stride);
  solveStrip(u, c + 16, stride);
}

/** y - u_ji y_j. */
@inline
function without(y: v128, u: usize, i: usize, done: v128): v128 {
  return multiplySubtract(y, v128.load32_splat(u + (i << 2)), done);
}

/** The same for 4 columns, whose 8 vectors stay in registers. */
function solveStrip(u: usize, c: usize, stride: usize): void {
  const u1 = u + stride, u2 = u1 + stride, u3 = u2 + stride, u4 = u3 + stride, u5 = u4 + stride, u6 = u5 + stride;
  const c1 = c + stride, c2 = c1 + stride, c3 = c2 + stride, c4 = c3 + stride, c5 = c4 + stride, c6 = c5 + stride, c7 = c6 + stride;
  const y0 = f32x4.mul(v128.load(c), v128.load32_splat(u));
  v128.store(c, y0);
  const y1 = f32x4.mul(without(v128.load(c1), u, 1, y0), v128.load32_splat(u1, 4));
  v128.store(c1, y1);
  const y2 = f32x4.mul(without(without(v128.load(c2), u, 2, y0), u1, 2, y1), v128.load32_splat(u2, 8));
  v128.store(c2, y2);
  let y3 = without(without(without(v128.load(c3), u, 3, y0), u1, 3, y1), u2, 3, y2);
  y3 = f32x4.mul(y3, v128.load32_splat(u3, 12));
  v128.store(c3, y3);
  let y4 = without(without(without(v128.load(c4), u, 4, y0), u1, 4, y1), u2, 4, y2);
  y4 = f32x4.mul(without(y4, u3, 4, y3), v128.load32_splat(u4, 16));
  v128.store(c4, y4);
  let y5 = without(without(without(v128.load(c5), u, 5, y0), u1, 5, y1), u2, 5, y2);
  y5 = f32x4.mul(without(without(y5, u3, 5, y3), u4, 5, y4), v128.load32_splat(u5, 20));
  v128.store(c5, y5);
  let y6 = without(without(without(v128.load(c6), u, 6, y0), u1, 6, y1), u2, 6, y2);
  y6 = f32x4.mul(without(without(without(y6, u3, 6, y3), u4, 6, y4), u5, 6, y5), v128.load32_splat(u6, 24));
  v128.store(c6, y6);
  let y7 = without(without(without(v128.load(c7), u, 7, y0), u1, 7, y1), u2, 7, y2);
  y7 = without(without(without(without(y7, u3, 7, y3), u4, 7, y4), u5, 7, y5), u6, 7, y6);
  v128.store(c7, f32x4.mul(y7, v128.load32_splat(u6 + stride, 28)));
}
