// Kernels of the layers of a neural network: normalisation, bias, ReLU, dropout, embeddings, and the Adam step.

import { kept } from './exponential.as';
import { multiplyAdd, sumLanes } from './tile.as';

const EPSILON: f32 = 1e-5;

/**
 * Layer normalisation: out = gain (x - mean) / deviation + bias for each row of `width` floats; mean and 1 / deviation of row r
 * go to stats[2r], stats[2r + 1].
 */
export function normalize(x: usize, rows: i32, width: i32, gain: usize, bias: usize, out: usize, stats: usize): void {
  const bytes = <usize>width << 2;
  for (let r = 0; r < rows; r++) {
    let sum = f32x4.splat(0);
    for (let f: usize = 0; f < bytes; f += 16) sum = f32x4.add(sum, v128.load(x + f));
    const mean = sumLanes(sum) / <f32>width, middle = f32x4.splat(mean);
    sum = f32x4.splat(0);
    for (let f: usize = 0; f < bytes; f += 16) {
      const d = f32x4.sub(v128.load(x + f), middle);
      sum = multiplyAdd(sum, d, d);
    }
    const inverse: f32 = 1 / sqrt<f32>(sumLanes(sum) / <f32>width + EPSILON), factor = f32x4.splat(inverse);
    for (let f: usize = 0; f < bytes; f += 16) {
      const n = f32x4.mul(f32x4.sub(v128.load(x + f), middle), factor);
      v128.store(out + f, multiplyAdd(v128.load(bias + f), n, v128.load(gain + f)));
    }
    store<f32>(stats, mean);
    store<f32>(stats, inverse, 4);
    stats += 8;
    x += bytes;
    out += bytes;
  }
}

/** Derivatives of `normalize`: dx, dGain and dBias are added to. */
export function normalizeBack(
  x: usize, rows: i32, width: i32, gain: usize, stats: usize, dOut: usize, dx: usize, dGain: usize, dBias: usize,
): void {
  const bytes = <usize>width << 2, share: f32 = 1 / <f32>width;
  for (let r = 0; r < rows; r++) {
    const middle = f32x4.splat(load<f32>(stats)), inverse = load<f32>(stats, 4), factor = f32x4.splat(inverse);
    let sum = f32x4.splat(0), product = f32x4.splat(0);
    for (let f: usize = 0; f < bytes; f += 16) {
      const d = v128.load(dOut + f), n = f32x4.mul(f32x4.sub(v128.load(x + f), middle), factor);
      v128.store(dBias + f, f32x4.add(v128.load(dBias + f), d));
      v128.store(dGain + f, multiplyAdd(v128.load(dGain + f), d, n));
      const g = f32x4.mul(d, v128.load(gain + f));
      sum = f32x4.add(sum, g);
      product = multiplyAdd(product, g, n);
    }
    const a = f32x4.splat(sumLanes(sum) * share), b = f32x4.splat(sumLanes(product) * share);
    for (let f: usize = 0; f < bytes; f += 16) {
      const n = f32x4.mul(f32x4.sub(v128.load(x + f), middle), factor), g = f32x4.mul(v128.load(dOut + f), v128.load(gain + f));
      const change = f32x4.sub(f32x4.sub(g, a), f32x4.mul(n, b));
      v128.store(dx + f, multiplyAdd(v128.load(dx + f), change, factor));
    }
    stats += 8;
    x += bytes;
    dOut += bytes;
    dx += bytes;
  }
}

/** Each of the rows (= repeats of `width` floats) of `x` += bias; with `rectify`, then max(0, x). */
export function addBias(x: usize, rows: i32, width: i32, bias: usize, rectify: i32): void {
  const bytes = <usize>width << 2, floor = f32x4.splat(rectify ? 0 : -f32.MAX_VALUE);
  for (let r = 0; r < rows; r++) {
    for (let f: usize = 0; f < bytes; f += 16) v128.store(x + f, f32x4.max(floor, f32x4.add(v128.load(x + f), v128.load(bias + f))));
    x += bytes;
  }
}

/** out += the sum of the rows. */
export function addRows(x: usize, rows: i32, width: i32, out: usize): void {
  const bytes = <usize>width << 2;
  for (let r = 0; r < rows; r++) {
    for (let f: usize = 0; f < bytes; f += 16) v128.store(out + f, f32x4.add(v128.load(out + f), v128.load(x + f)));
    x += bytes;
  }
}

/** dx = 0 where x is not above 0, otherwise dx * factor: the way back through ReLU and the dropout behind it. */
export function rectifyBack(dx: usize, x: usize, count: i32, factor: f32): void {
  const scale = f32x4.splat(factor), zero = f32x4.splat(0), bytes = <usize>count << 2;
  for (let f: usize = 0; f < bytes; f += 16) {
    v128.store(dx + f, v128.and(f32x4.mul(v128.load(dx + f), scale), f32x4.gt(v128.load(x + f), zero)));
  }
}

/** out = x without the elements that dropout takes, the others divided by their share. `threshold`: rate * 2^32. */
export function dropOut(x: usize, count: i32, seed: u32, threshold: u32, out: usize): void {
  const scale = f32x4.splat(<f32>(4294967296.0 / (4294967296.0 - <f64>threshold)));
  for (let i = 0; i < count; i += 4) {
    const at = <usize>i << 2;
    v128.store(out + at, v128.and(f32x4.mul(v128.load(x + at), scale), kept(seed, i, threshold)));
  }
}

/** out_r = scale * table[index_r] + places[place_r]. */
export function embed(table: usize, places: usize, index: usize, place: usize, rows: i32, width: i32, scale: f32, out: usize): void {
  const bytes = <usize>width << 2, factor = f32x4.splat(scale);
  for (let r = 0; r < rows; r++) {
    const from = table + <usize>load<i32>(index + (<usize>r << 2)) * bytes, other = places + <usize>load<i32>(place + (<usize>r << 2)) * bytes;
    for (let f: usize = 0; f < bytes; f += 16) v128.store(out + f, multiplyAdd(v128.load(other + f), v128.load(from + f), factor));
    out += bytes;
  }
}

/** table[index_r] += scale * x_r for every index of at least 0. */
export function scatterRows(x: usize, index: usize, rows: i32, width: i32, scale: f32, table: usize): void {
  const bytes = <usize>width << 2, factor = f32x4.splat(scale);
  for (let r = 0; r < rows; r++) {
    const to = load<i32>(index + (<usize>r << 2));
    if (to >= 0) {
      const row = table + <usize>to * bytes;
      for (let f: usize = 0; f < bytes; f += 16) v128.store(row + f, multiplyAdd(v128.load(row + f), v128.load(x + f), factor));
    }
    x += bytes;
  }
}

/** out_r = table[index_r], zeros for an index below 0. */
export function gatherRows(table: usize, index: usize, rows: i32, width: i32, out: usize): void {
  const bytes = <usize>width << 2;
  for (let r = 0; r < rows; r++) {
    const from = load<i32>(index + (<usize>r << 2));
    for (let f: usize = 0; f < bytes; f += 16) v128.store(out + f, from >= 0 ? v128.load(table + <usize>from * bytes + f) : f32x4.splat(0));
    out += bytes;
  }
}

/** out += x. */
export function addTo(out: usize, x: usize, count: i32): void {
  const bytes = <usize>count << 2;
  for (let f: usize = 0; f < bytes; f += 16) v128.store(out + f, f32x4.add(v128.load(out + f), v128.load(x + f)));
}

/**
 * One step of Adam: first and second are the running means of the gradient and its square, `rate` already divided by their
 * bias corrections; `decay` is taken off the weights (AdamW). Count a multiple of 4.
 */
export function adam(weight: usize, gradient: usize, first: usize, second: usize, count: i32, rate: f32, beta1: f32, beta2: f32, epsilon: f32, decay: f32): void {
  const bytes = <usize>count << 2, one: f32 = 1;
  const a = f32x4.splat(beta1), a1 = f32x4.splat(one - beta1), b = f32x4.splat(beta2), b1 = f32x4.splat(one - beta2);
  const step = f32x4.splat(-rate), small = f32x4.splat(epsilon), keep = f32x4.splat(one - decay);
  for (let f: usize = 0; f < bytes; f += 16) {
    const g = v128.load(gradient + f);
    const m = multiplyAdd(f32x4.mul(a, v128.load(first + f)), a1, g);
    const v = multiplyAdd(f32x4.mul(b, v128.load(second + f)), b1, f32x4.mul(g, g));
    v128.store(first + f, m);
    v128.store(second + f, v);
    const change = f32x4.div(m, f32x4.add(f32x4.sqrt(v), small));
    v128.store(weight + f, multiplyAdd(f32x4.mul(v128.load(weight + f), keep), change, step));
  }
}
