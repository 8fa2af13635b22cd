// Stochastic gradient descent for rating prediction: biased factorisation, with or without implicit feedback.

import { multiplyAdd, sumLanes } from './tile.as';

/**
 * Descends over the ratings of users order[first] to order[last - 1], user by user, in place.
 *
 * Prediction: mean + userBias + itemBias + q_i . (p_u + |N(u)|^-1/2 sum of y_j over the user's items). `y` = 0 leaves the last
 * sum out. The y of a user's items move once, after all of the user's ratings. rank a multiple of 4. `work`: 2 * rank floats.
 */
export function descend(
  order: usize, first: i32, last: i32, start: usize, column: usize, value: usize,
  userBias: usize, itemBias: usize, p: usize, q: usize, y: usize, rank: i32,
  mean: f32, rate: f32, biasPenalty: f32, factorPenalty: f32, work: usize,
): void {
  const bytes = <usize>rank << 2;
  const implicit = work, gradient = work + bytes;
  const shrink = f32x4.splat(1 - rate * factorPenalty);
  memory.fill(work, 0, bytes << 1);
  for (let at = first; at < last; at++) {
    const u = load<i32>(order + (<usize>at << 2));
    const from = load<i32>(start + (<usize>u << 2)), to = load<i32>(start + (<usize>u << 2), 4);
    if (from == to) continue;
    const own = p + <usize>u * bytes;
    const root: f32 = 1 / sqrt<f32>(<f32>(to - from));
    if (y != 0) {
      memory.fill(work, 0, bytes << 1);
      for (let e = from; e < to; e++) addScaled(implicit, y + <usize>load<i32>(column + (<usize>e << 2)) * bytes, root, bytes);
    }
    let bias = load<f32>(userBias + (<usize>u << 2));
    for (let e = from; e < to; e++) {
      const i = <usize>load<i32>(column + (<usize>e << 2));
      const item = q + i * bytes;
      const product = y == 0 ? dot(item, own, bytes) : dotSum(item, own, implicit, bytes);
      const other = itemBias + (i << 2);
      const otherBias = load<f32>(other);
      const error = load<f32>(value + (<usize>e << 2)) - mean - bias - otherBias - product;
      bias += rate * (error - biasPenalty * bias);
      store<f32>(other, otherBias + rate * (error - biasPenalty * otherBias));
      const step = f32x4.splat(rate * error);
      if (y == 0) {
        for (let c: usize = 0; c < bytes; c += 16) {
          const qc = v128.load(item + c), pc = v128.load(own + c);
          v128.store(own + c, multiplyAdd(f32x4.mul(pc, shrink), step, qc));
          v128.store(item + c, multiplyAdd(f32x4.mul(qc, shrink), step, pc));
        }
        continue;
      }
      const plain = f32x4.splat(error);
      for (let c: usize = 0; c < bytes; c += 16) {
        const qc = v128.load(item + c), pc = v128.load(own + c);
        v128.store(own + c, multiplyAdd(f32x4.mul(pc, shrink), step, qc));
        v128.store(item + c, multiplyAdd(f32x4.mul(qc, shrink), step, f32x4.add(pc, v128.load(implicit + c))));
        v128.store(gradient + c, multiplyAdd(v128.load(gradient + c), plain, qc));
      }
    }
    store<f32>(userBias + (<usize>u << 2), bias);
    if (y != 0) {
      const keep = f32x4.splat(max<f32>(0, 1 - rate * factorPenalty * <f32>(to - from)));
      const step = f32x4.splat(rate * root);
      for (let e = from; e < to; e++) {
        const row = y + <usize>load<i32>(column + (<usize>e << 2)) * bytes;
        for (let c: usize = 0; c < bytes; c += 16) v128.store(row + c, multiplyAdd(f32x4.mul(v128.load(row + c), keep), step, v128.load(gradient + c)));
      }
    }
  }
}

/** q . p in two sums, so that one multiplication need not wait for the one before. */
@inline
function dot(q: usize, p: usize, bytes: usize): f32 {
  let even = f32x4.splat(0), odd = f32x4.splat(0);
  let c: usize = 0;
  for (; c + 32 <= bytes; c += 32) {
    even = multiplyAdd(even, v128.load(q + c), v128.load(p + c));
    odd = multiplyAdd(odd, v128.load(q + c, 16), v128.load(p + c, 16));
  }
  if (c < bytes) even = multiplyAdd(even, v128.load(q + c), v128.load(p + c));
  return sumLanes(f32x4.add(even, odd));
}

/** q . (p + z). */
@inline
function dotSum(q: usize, p: usize, z: usize, bytes: usize): f32 {
  let even = f32x4.splat(0), odd = f32x4.splat(0);
  let c: usize = 0;
  for (; c + 32 <= bytes; c += 32) {
    even = multiplyAdd(even, v128.load(q + c), f32x4.add(v128.load(p + c), v128.load(z + c)));
    odd = multiplyAdd(odd, v128.load(q + c, 16), f32x4.add(v128.load(p + c, 16), v128.load(z + c, 16)));
  }
  if (c < bytes) even = multiplyAdd(even, v128.load(q + c), f32x4.add(v128.load(p + c), v128.load(z + c)));
  return sumLanes(f32x4.add(even, odd));
}

@inline
function addScaled(out: usize, row: usize, weight: f32, bytes: usize): void {
  const factor = f32x4.splat(weight);
  for (let c: usize = 0; c < bytes; c += 16) v128.store(out + c, multiplyAdd(v128.load(out + c), v128.load(row + c), factor));
}
