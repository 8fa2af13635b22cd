// Several dot products at a time.

import { multiplyAdd, sumLanes } from './tile.as';

/** Sum over the lanes of each of four vectors, as one vector. */
@inline
export function sumFour(a: v128, b: v128, c: v128, d: v128): v128 {
  const low = v128.shuffle<u32>(a, b, 0, 4, 1, 5), high = v128.shuffle<u32>(a, b, 2, 6, 3, 7);
  const low2 = v128.shuffle<u32>(c, d, 0, 4, 1, 5), high2 = v128.shuffle<u32>(c, d, 2, 6, 3, 7);
  const left = f32x4.add(low, high), right = f32x4.add(low2, high2);
  return f32x4.add(v128.shuffle<u64>(left, right, 0, 2), v128.shuffle<u64>(left, right, 1, 3));
}

/** The products of four rows with one vector of `bytes` bytes, a multiple of 16. */
@inline
export function dotFour(a: usize, b: usize, c: usize, d: usize, v: usize, bytes: usize): v128 {
  let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(v + at);
    s0 = multiplyAdd(s0, v128.load(a + at), x);
    s1 = multiplyAdd(s1, v128.load(b + at), x);
    s2 = multiplyAdd(s2, v128.load(c + at), x);
    s3 = multiplyAdd(s3, v128.load(d + at), x);
  }
  return sumFour(s0, s1, s2, s3);
}

/** a . b over `bytes` bytes, a multiple of 32. */
@inline
export function dotOne(a: usize, b: usize, bytes: usize): f32 {
  let s0 = f32x4.splat(0), s1 = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 32) {
    s0 = multiplyAdd(s0, v128.load(a + at), v128.load(b + at));
    s1 = multiplyAdd(s1, v128.load(a + at, 16), v128.load(b + at, 16));
  }
  return sumLanes(f32x4.add(s0, s1));
}

/** out += the four lanes of `weights` times the four rows. */
@inline
export function addFour(out: usize, a: usize, b: usize, c: usize, d: usize, weights: v128, bytes: usize): void {
  const w0 = v128.shuffle<u32>(weights, weights, 0, 0, 0, 0), w1 = v128.shuffle<u32>(weights, weights, 1, 1, 1, 1);
  const w2 = v128.shuffle<u32>(weights, weights, 2, 2, 2, 2), w3 = v128.shuffle<u32>(weights, weights, 3, 3, 3, 3);
  for (let at: usize = 0; at < bytes; at += 16) {
    const sum = multiplyAdd(multiplyAdd(v128.load(out + at), v128.load(a + at), w0), v128.load(b + at), w1);
    v128.store(out + at, multiplyAdd(multiplyAdd(sum, v128.load(c + at), w2), v128.load(d + at), w3));
  }
}

/** out += weight * row. */
@inline
export function addOne(out: usize, row: usize, weight: f32, bytes: usize): void {
  const w = f32x4.splat(weight);
  for (let at: usize = 0; at < bytes; at += 16) v128.store(out + at, multiplyAdd(v128.load(out + at), v128.load(row + at), w));
}
