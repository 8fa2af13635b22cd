// The 8 x 8 register tile that every dense kernel is made of.

/** What a tile does with the product: put it in place, add it, or take it away. */
export const SET: i32 = 0;
export const ADD: i32 = 1;
export const SUBTRACT: i32 = 2;

/** sum + a * b, fused where the machine has relaxed SIMD. */
@inline
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** sum - a * b. */
@inline
export function multiplySubtract(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, sum);
  return f32x4.sub(sum, f32x4.mul(a, b));
}

/** The four lanes added up. */
@inline
export function sumLanes(v: v128): f32 {
  const half = f32x4.add(v, v128.shuffle<u32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(half, 0) + f32x4.extract_lane(half, 1);
}

@inline
function finish(c: usize, left: v128, right: v128, mode: i32): void {
  if (mode == SET) {
    v128.store(c, left);
    v128.store(c, right, 16);
  } else if (mode == ADD) {
    v128.store(c, f32x4.add(v128.load(c), left));
    v128.store(c, f32x4.add(v128.load(c, 16), right), 16);
  } else {
    v128.store(c, f32x4.sub(v128.load(c), left));
    v128.store(c, f32x4.sub(v128.load(c, 16), right), 16);
  }
}

/**
 * C (op)= A^T B for 8 columns of A and 8 of B over k rows. A and B are k-major: row l lies at a + l * strideA, so that a
 * packed panel has a stride of 32 bytes and a slice of a row-major matrix the stride of its rows. Strides in bytes. The 16
 * sums stay in registers; two steps a turn.
 */
export function tile(a: usize, strideA: usize, b: usize, strideB: usize, k: i32, c: usize, strideC: usize, mode: i32): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  let c40 = f32x4.splat(0), c41 = f32x4.splat(0);
  let c50 = f32x4.splat(0), c51 = f32x4.splat(0);
  let c60 = f32x4.splat(0), c61 = f32x4.splat(0);
  let c70 = f32x4.splat(0), c71 = f32x4.splat(0);
  for (; k >= 2; k -= 2) {
    {
      const b0 = v128.load(b, 0);
      const b1 = v128.load(b, 16);
      const a0 = v128.load32_splat(a, 0);
      c00 = multiplyAdd(c00, a0, b0);
      c01 = multiplyAdd(c01, a0, b1);
      const a1 = v128.load32_splat(a, 4);
      c10 = multiplyAdd(c10, a1, b0);
      c11 = multiplyAdd(c11, a1, b1);
      const a2 = v128.load32_splat(a, 8);
      c20 = multiplyAdd(c20, a2, b0);
      c21 = multiplyAdd(c21, a2, b1);
      const a3 = v128.load32_splat(a, 12);
      c30 = multiplyAdd(c30, a3, b0);
      c31 = multiplyAdd(c31, a3, b1);
      const a4 = v128.load32_splat(a, 16);
      c40 = multiplyAdd(c40, a4, b0);
      c41 = multiplyAdd(c41, a4, b1);
      const a5 = v128.load32_splat(a, 20);
      c50 = multiplyAdd(c50, a5, b0);
      c51 = multiplyAdd(c51, a5, b1);
      const a6 = v128.load32_splat(a, 24);
      c60 = multiplyAdd(c60, a6, b0);
      c61 = multiplyAdd(c61, a6, b1);
      const a7 = v128.load32_splat(a, 28);
      c70 = multiplyAdd(c70, a7, b0);
      c71 = multiplyAdd(c71, a7, b1);
    }
    a += strideA;
    b += strideB;
    {
      const b0 = v128.load(b, 0);
      const b1 = v128.load(b, 16);
      const a0 = v128.load32_splat(a, 0);
      c00 = multiplyAdd(c00, a0, b0);
      c01 = multiplyAdd(c01, a0, b1);
      const a1 = v128.load32_splat(a, 4);
      c10 = multiplyAdd(c10, a1, b0);
      c11 = multiplyAdd(c11, a1, b1);
      const a2 = v128.load32_splat(a, 8);
      c20 = multiplyAdd(c20, a2, b0);
      c21 = multiplyAdd(c21, a2, b1);
      const a3 = v128.load32_splat(a, 12);
      c30 = multiplyAdd(c30, a3, b0);
      c31 = multiplyAdd(c31, a3, b1);
      const a4 = v128.load32_splat(a, 16);
      c40 = multiplyAdd(c40, a4, b0);
      c41 = multiplyAdd(c41, a4, b1);
      const a5 = v128.load32_splat(a, 20);
      c50 = multiplyAdd(c50, a5, b0);
      c51 = multiplyAdd(c51, a5, b1);
      const a6 = v128.load32_splat(a, 24);
      c60 = multiplyAdd(c60, a6, b0);
      c61 = multiplyAdd(c61, a6, b1);
      const a7 = v128.load32_splat(a, 28);
      c70 = multiplyAdd(c70, a7, b0);
      c71 = multiplyAdd(c71, a7, b1);
    }
    a += strideA;
    b += strideB;
  }
  if (k > 0) {
    const b0 = v128.load(b, 0);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a, 0);
    c00 = multiplyAdd(c00, a0, b0);
    c01 = multiplyAdd(c01, a0, b1);
    const a1 = v128.load32_splat(a, 4);
    c10 = multiplyAdd(c10, a1, b0);
    c11 = multiplyAdd(c11, a1, b1);
    const a2 = v128.load32_splat(a, 8);
    c20 = multiplyAdd(c20, a2, b0);
    c21 = multiplyAdd(c21, a2, b1);
    const a3 = v128.load32_splat(a, 12);
    c30 = multiplyAdd(c30, a3, b0);
    c31 = multiplyAdd(c31, a3, b1);
    const a4 = v128.load32_splat(a, 16);
    c40 = multiplyAdd(c40, a4, b0);
    c41 = multiplyAdd(c41, a4, b1);
    const a5 = v128.load32_splat(a, 20);
    c50 = multiplyAdd(c50, a5, b0);
    c51 = multiplyAdd(c51, a5, b1);
    const a6 = v128.load32_splat(a, 24);
    c60 = multiplyAdd(c60, a6, b0);
    c61 = multiplyAdd(c61, a6, b1);
    const a7 = v128.load32_splat(a, 28);
    c70 = multiplyAdd(c70, a7, b0);
    c71 = multiplyAdd(c71, a7, b1);
  }
  finish(c, c00, c01, mode);
  finish(c + strideC, c10, c11, mode);
  finish(c + 2 * strideC, c20, c21, mode);
  finish(c + 3 * strideC, c30, c31, mode);
  finish(c + 4 * strideC, c40, c41, mode);
  finish(c + 5 * strideC, c50, c51, mode);
  finish(c + 6 * strideC, c60, c61, mode);
  finish(c + 7 * strideC, c70, c71, mode);
}

/** Copies 8 columns of `rows` row-major rows (stride in bytes) into a packed panel. */
export function packColumns(from: usize, stride: usize, rows: i32, panel: usize): void {
  for (let l = 0; l < rows; l++) {
    v128.store(panel, v128.load(from));
    v128.store(panel, v128.load(from, 16), 16);
    from += stride;
    panel += 32;
  }
}

/** Writes a packed panel back to 8 columns of a row-major matrix. */
export function unpackColumns(panel: usize, rows: i32, to: usize, stride: usize): void {
  for (let l = 0; l < rows; l++) {
    v128.store(to, v128.load(panel));
    v128.store(to, v128.load(panel, 16), 16);
    to += stride;
    panel += 32;
  }
}

@inline
function transpose4(from: usize, stride: usize, to: usize, strideTo: usize): void {
  const r0 = v128.load(from), r1 = v128.load(from + stride), r2 = v128.load(from + 2 * stride), r3 = v128.load(from + 3 * stride);
  const t0 = v128.shuffle<u32>(r0, r1, 0, 4, 1, 5), t1 = v128.shuffle<u32>(r0, r1, 2, 6, 3, 7);
  const t2 = v128.shuffle<u32>(r2, r3, 0, 4, 1, 5), t3 = v128.shuffle<u32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<u64>(t0, t2, 0, 2));
  v128.store(to + strideTo, v128.shuffle<u64>(t0, t2, 1, 3));
  v128.store(to + 2 * strideTo, v128.shuffle<u64>(t1, t3, 0, 2));
  v128.store(to + 3 * strideTo, v128.shuffle<u64>(t1, t3, 1, 3));
}

/** Packs 8 rows of `columns` columns (a multiple of 4) of a row-major matrix as a panel: panel[l][i] = from[i][l]. */
export function packRows(from: usize, stride: usize, columns: i32, panel: usize): void {
  for (let l = 0; l < columns; l += 4) {
    transpose4(from + (<usize>l << 2), stride, panel + (<usize>l << 5), 32);
    transpose4(from + (<usize>l << 2) + 4 * stride, stride, panel + (<usize>l << 5) + 16, 32);
  }
}

/** Copies the transpose of the 4 x 4 block at `from` to `to`, one stride for both. */
@inline
export function mirror4(from: usize, to: usize, stride: usize): void {
  transpose4(from, stride, to, stride);
}
