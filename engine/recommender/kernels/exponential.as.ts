// What the kernels of neural networks share: exponential and logarithm, and which elements dropout keeps.

import { multiplyAdd, multiplySubtract } from './tile.as';

/** e^x in four lanes, within 2e-7 of the value; below -87.3 it stays at e^-87.3. Polynomial of the Cephes library. */
@inline
export function exponential(x: v128): v128 {
  const clamped = f32x4.min(f32x4.max(x, f32x4.splat(-87.3)), f32x4.splat(88));
  const n = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.4426950408889634)));
  let r = multiplySubtract(clamped, n, f32x4.splat(0.693359375));
  r = multiplySubtract(r, n, f32x4.splat(-2.12194440e-4));
  let p = multiplyAdd(f32x4.splat(1.3981999507e-3), f32x4.splat(1.9875691500e-4), r);
  p = multiplyAdd(f32x4.splat(8.3334519073e-3), p, r);
  p = multiplyAdd(f32x4.splat(4.1665795894e-2), p, r);
  p = multiplyAdd(f32x4.splat(1.6666665459e-1), p, r);
  p = multiplyAdd(f32x4.splat(5.0000001201e-1), p, r);
  const y = multiplyAdd(f32x4.add(r, f32x4.splat(1)), p, f32x4.mul(r, r));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(y, power);
}

/** ln x in four lanes for normal x > 0, within 2e-7. Polynomial of the Cephes library. */
@inline
export function logarithm(x: v128): v128 {
  // x = m * 2^e with m from sqrt(1/2) to sqrt(2).
  const shifted = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  const m = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const f = f32x4.sub(m, f32x4.splat(1)), square = f32x4.mul(f, f);
  let p = multiplyAdd(f32x4.splat(-1.1514610310e-1), f32x4.splat(7.0376836292e-2), f);
  p = multiplyAdd(f32x4.splat(1.1676998740e-1), p, f);
  p = multiplyAdd(f32x4.splat(-1.2420140846e-1), p, f);
  p = multiplyAdd(f32x4.splat(1.4249322787e-1), p, f);
  p = multiplyAdd(f32x4.splat(-1.6668057665e-1), p, f);
  p = multiplyAdd(f32x4.splat(2.0000714765e-1), p, f);
  p = multiplyAdd(f32x4.splat(-2.4999993993e-1), p, f);
  p = multiplyAdd(f32x4.splat(3.3333331174e-1), p, f);
  let y = f32x4.mul(f32x4.mul(p, f), square);
  y = multiplyAdd(y, e, f32x4.splat(-2.12194440e-4));
  y = multiplySubtract(y, square, f32x4.splat(0.5));
  return multiplyAdd(f32x4.add(f, y), e, f32x4.splat(0.693359375));
}

/**
 * All ones in the lanes of the elements at, at + 1, at + 2, at + 3 that dropout keeps: those whose hash (lowbias32 over a
 * Weyl sequence) is at least `threshold` = rate * 2^32.
 */
@inline
export function kept(seed: u32, at: i32, threshold: u32): v128 {
  let h = i32x4.mul(i32x4.add(i32x4.splat(at), i32x4(0, 1, 2, 3)), i32x4.splat(0x9e3779b9));
  h = i32x4.add(h, i32x4.splat(<i32>seed));
  h = v128.xor(h, i32x4.shr_u(h, 16));
  h = i32x4.mul(h, i32x4.splat(0x21f0aaad));
  h = v128.xor(h, i32x4.shr_u(h, 15));
  h = i32x4.mul(h, i32x4.splat(0x735a2d97));
  h = v128.xor(h, i32x4.shr_u(h, 15));
  return i32x4.ge_u(h, i32x4.splat(<i32>threshold));
}
