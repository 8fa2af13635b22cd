// Stochastic gradient descent on ranking losses for embeddings of features.

import { multiplyAdd, sumLanes } from './tile.as';

/** Values of `loss`. */
const WARP: i32 = 0;
const BPR: i32 = 1;
const LOGISTIC: i32 = 2;

/** State of the generator that draws negatives (xorshift, G. Marsaglia 2003). */
let state: u32 = 1;

let entryStart: usize, entryColumn: usize, entryValue: usize;
let pool: usize, poolSize: u32;
let userStart: usize, userColumn: usize, userValue: usize, userVectors: usize, userSquares: usize;
let itemStart: usize, itemColumn: usize, itemValue: usize, itemVectors: usize, itemSquares: usize;
let bytes: usize, constantOfUser: usize, constantOfItem: usize;
let rateOf: v128 = f32x4.splat(0), penaltyOf: v128 = f32x4.splat(0);

/** Where the arrays lie; width a multiple of 4, `rank` + 2 of its elements are in use. See linear-algebra/hybrid-descent.ts. */
export function prepareHybrid(
  start: usize, column: usize, value: usize, poolAt: usize, poolLength: i32,
  uStart: usize, uColumn: usize, uValue: usize, uVectors: usize, uSquares: usize,
  iStart: usize, iColumn: usize, iValue: usize, iVectors: usize, iSquares: usize,
  rank: i32, width: i32, rate: f32, penalty: f32,
): void {
  entryStart = start; entryColumn = column; entryValue = value;
  pool = poolAt; poolSize = poolLength;
  userStart = uStart; userColumn = uColumn; userValue = uValue; userVectors = uVectors; userSquares = uSquares;
  itemStart = iStart; itemColumn = iColumn; itemValue = iValue; itemVectors = iVectors; itemSquares = iSquares;
  bytes = <usize>width << 2;
  constantOfUser = <usize>rank << 2;
  constantOfItem = constantOfUser + 4;
  rateOf = f32x4.splat(rate);
  penaltyOf = f32x4.splat(penalty);
}

/**
 * One step for each of `count` places of entries. `weights`: WARP's weight of a violation found at the first, second ... attempt.
 * `work`: 4 * width floats.
 */
export function descendHybrid(
  places: usize, count: i32, owner: usize, seed: u32, loss: i32, weights: usize, attempts: i32, work: usize,
): void {
  state = seed;
  const user = work, positive = user + bytes, negative = positive + bytes, gradient = negative + bytes;
  for (let at = 0; at < count; at++) {
    const place = <usize>load<i32>(places + (<usize>at << 2)) << 2;
    const u = load<i32>(owner + place);
    const item = load<i32>(entryColumn + place);
    const value = load<f32>(entryValue + place);
    representUser(u, user);
    representItem(item, positive);
    if (loss == LOGISTIC) {
      descendLogistic(u, item, user, positive, value, gradient);
      const drawn = draw(u);
      if (drawn < 0 || value < 0) continue;
      representUser(u, user);
      representItem(drawn, negative);
      descendLogistic(u, drawn, user, negative, -value, gradient);
      continue;
    }
    const score = dotProduct(user, positive);
    let weight: f32 = 0;
    let other = -1;
    if (loss == BPR) {
      other = draw(u);
      if (other < 0) continue;
      representItem(other, negative);
      weight = 1 / (1 + <f32>NativeMathf.exp(score - dotProduct(user, negative)));
    } else {
      for (let attempt = 0; attempt < attempts; attempt++) {
        other = draw(u);
        if (other < 0) continue;
        representItem(other, negative);
        if (dotProduct(user, negative) <= score - 1) continue;
        weight = load<f32>(weights + (<usize>attempt << 2));
        break;
      }
      if (weight == 0) continue;
    }
    const step = weight * value;
    scale(gradient, user, -step);
    store<f32>(gradient + constantOfItem, 0);
    descend(item, gradient, itemStart, itemColumn, itemValue, itemVectors, itemSquares);
    scale(gradient, user, step);
    store<f32>(gradient + constantOfItem, 0);
    descend(other, gradient, itemStart, itemColumn, itemValue, itemVectors, itemSquares);
    const factor = f32x4.splat(step);
    for (let c: usize = 0; c < bytes; c += 16) {
      v128.store(gradient + c, f32x4.mul(factor, f32x4.sub(v128.load(negative + c), v128.load(positive + c))));
    }
    store<f32>(gradient + constantOfUser, 0);
    descend(u, gradient, userStart, userColumn, userValue, userVectors, userSquares);
  }
}

function descendLogistic(u: i32, item: i32, user: usize, other: usize, value: f32, gradient: usize): void {
  const target: f32 = value > 0 ? 1 : 0;
  const step = abs<f32>(value) * (1 / (1 + <f32>NativeMathf.exp(-dotProduct(user, other))) - target);
  scale(gradient, user, step);
  store<f32>(gradient + constantOfItem, 0);
  descend(item, gradient, itemStart, itemColumn, itemValue, itemVectors, itemSquares);
  scale(gradient, other, step);
  store<f32>(gradient + constantOfUser, 0);
  descend(u, gradient, userStart, userColumn, userValue, userVectors, userSquares);
}

function representUser(row: i32, out: usize): void {
  represent(row, out, userStart, userColumn, userValue, userVectors);
  store<f32>(out + constantOfUser, 1);
}

function representItem(row: i32, out: usize): void {
  represent(row, out, itemStart, itemColumn, itemValue, itemVectors);
  store<f32>(out + constantOfItem, 1);
}

@inline
function represent(row: i32, out: usize, start: usize, column: usize, value: usize, vectors: usize): void {
  memory.fill(out, 0, bytes);
  const to = load<i32>(start + (<usize>row << 2), 4);
  for (let p = load<i32>(start + (<usize>row << 2)); p < to; p++) {
    const from = vectors + <usize>load<i32>(column + (<usize>p << 2)) * bytes;
    const weight = f32x4.splat(load<f32>(value + (<usize>p << 2)));
    for (let c: usize = 0; c < bytes; c += 16) v128.store(out + c, multiplyAdd(v128.load(out + c), weight, v128.load(from + c)));
  }
}

function descend(row: i32, gradient: usize, start: usize, column: usize, value: usize, vectors: usize, squares: usize): void {
  const to = load<i32>(start + (<usize>row << 2), 4);
  for (let p = load<i32>(start + (<usize>row << 2)); p < to; p++) {
    const at = <usize>load<i32>(column + (<usize>p << 2)) * bytes;
    const own = vectors + at, sums = squares + at;
    const weight = f32x4.splat(load<f32>(value + (<usize>p << 2)));
    for (let c: usize = 0; c < bytes; c += 16) {
      const before = v128.load(own + c), sum = v128.load(sums + c);
      const slope = multiplyAdd(f32x4.mul(weight, v128.load(gradient + c)), penaltyOf, before);
      v128.store(own + c, f32x4.sub(before, f32x4.mul(f32x4.div(rateOf, f32x4.sqrt(sum)), slope)));
      v128.store(sums + c, multiplyAdd(sum, slope, slope));
    }
  }
}

@inline
function dotProduct(a: usize, b: usize): f32 {
  let sum = f32x4.splat(0);
  for (let c: usize = 0; c < bytes; c += 16) sum = multiplyAdd(sum, v128.load(a + c), v128.load(b + c));
  return sumLanes(sum);
}

@inline
function scale(out: usize, vector: usize, factor: f32): void {
  const f = f32x4.splat(factor);
  for (let c: usize = 0; c < bytes; c += 16) v128.store(out + c, f32x4.mul(f, v128.load(vector + c)));
}

/** An item of the pool that the user has not liked, or -1 when the one drawn was. */
function draw(u: i32): i32 {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  const item = load<i32>(pool + (<usize>(state % poolSize) << 2));
  const end = load<i32>(entryStart + (<usize>u << 2), 4);
  let low = load<i32>(entryStart + (<usize>u << 2)), high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<i32>(entryColumn + (<usize>middle << 2)) < item) low = middle + 1;
    else high = middle;
  }
  const liked = low < end && load<i32>(entryColumn + (<usize>low << 2)) == item && load<f32>(entryValue + (<usize>low << 2)) > 0;
  return liked ? -1 : item;
}
