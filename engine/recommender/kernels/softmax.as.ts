// Kernels of autoencoders: softmax of whole rows, and the swish with its way back.

import { exponential, logarithm } from './exponential.as';
import { multiplyAdd, sumLanes } from './tile.as';

/**
 * Each of the rows of `width` floats becomes scale_r softmax over its first `count` elements, 0 behind them; its log sum of
 * exponentials goes to sums_r. Width a multiple of 4.
 */
export function softmaxRows(x: usize, rows: i32, width: i32, count: i32, scales: usize, sums: usize): void {
  const bytes = <usize>width << 2;
  for (let r = 0; r < rows; r++) {
    for (let j = count; j < width; j++) store<f32>(x + (<usize>j << 2), -f32.MAX_VALUE);
    let most = f32x4.splat(-f32.MAX_VALUE);
    for (let f: usize = 0; f < bytes; f += 16) most = f32x4.max(most, v128.load(x + f));
    const half = f32x4.max(most, v128.shuffle<u32>(most, most, 2, 3, 0, 1));
    const largest: f32 = max(f32x4.extract_lane(half, 0), f32x4.extract_lane(half, 1));
    const middle = f32x4.splat(largest);
    let sum = f32x4.splat(0);
    for (let f: usize = 0; f < bytes; f += 16) {
      const share = exponential(f32x4.sub(v128.load(x + f), middle));
      v128.store(x + f, share);
      sum = f32x4.add(sum, share);
    }
    const total: f32 = sumLanes(sum), factor = f32x4.splat(load<f32>(scales) / total);
    for (let f: usize = 0; f < bytes; f += 16) v128.store(x + f, f32x4.mul(v128.load(x + f), factor));
    for (let j = count; j < width; j++) store<f32>(x + (<usize>j << 2), 0);
    store<f32>(sums, largest + f32x4.extract_lane(logarithm(f32x4.splat(total)), 0));
    x += bytes;
    scales += 4;
    sums += 4;
  }
}

/** out = x sigmoid(x). Count a multiple of 4. */
export function swish(x: usize, count: i32, out: usize): void {
  const bytes = <usize>count << 2, one = f32x4.splat(1);
  for (let f: usize = 0; f < bytes; f += 16) {
    const v = v128.load(x + f);
    v128.store(out + f, f32x4.div(v, f32x4.add(one, exponential(f32x4.neg(v)))));
  }
}

/** dx *= the derivative of swish at x. */
export function swishBack(x: usize, count: i32, dx: usize): void {
  const bytes = <usize>count << 2, one = f32x4.splat(1);
  for (let f: usize = 0; f < bytes; f += 16) {
    const v = v128.load(x + f), sigmoid = f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(v))));
    const slope = f32x4.mul(sigmoid, multiplyAdd(one, v, f32x4.sub(one, sigmoid)));
    v128.store(dx + f, f32x4.mul(v128.load(dx + f), slope));
  }
}
