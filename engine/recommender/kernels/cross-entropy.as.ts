// The loss over a catalogue: softmax cross-entropy of the right item against all candidates, a few positions at a time.

import { exponential, logarithm } from './exponential.as';
import { ADD, SET, multiplyAdd, packColumns, packRows, sumLanes, tile } from './tile.as';

/** Positions whose scores are held at a time. */
const ROWS: i32 = 64;
/** Candidates whose part of the derivative is summed at a time. */
const DEPTH: i32 = 256;

/** a . b over `bytes`. */
@inline
function dot(a: usize, b: usize, bytes: usize): f32 {
  let sum = f32x4.splat(0);
  for (let f: usize = 0; f < bytes; f += 16) sum = multiplyAdd(sum, v128.load(a + f), v128.load(b + f));
  return sumLanes(sum);
}

/**
 * Sum over positions r of weight_r times -log of the softmax of s_r = h_r . t_r among the scores h_r . c_j of the candidates j <
 * count other than masked_r (-1: none), where t_r is the row of the right item. With `pairwise` > 0: pairwise * softplus(-s_r) +
 * sum over j of softplus(h_r . c_j) instead.
 *
 * hidden, right: rows x width; candidates: padded x width with zeros behind `count`; rows, width, padded multiples of 8. dHidden
 * and dRight are set, dCandidates added to. `work`: 2 * padded * width + 64 * padded + 192 * width + 1024 floats.
 */
export function crossEntropy(
  hidden: usize, rows: i32, width: i32, candidates: usize, count: i32, padded: i32, right: usize, masked: usize, weight: usize,
  pairwise: f32, dHidden: usize, dCandidates: usize, dRight: usize, work: usize,
): f64 {
  const bytes = <usize>width << 2, columnPanel = <usize>padded << 5, size = <usize>padded * bytes;
  const byRow = work, byColumn = byRow + size, scores = byColumn + size;
  const states = scores + columnPanel * (ROWS >> 3), scaled = states + <usize>ROWS * bytes, factors = scaled + <usize>ROWS * bytes, turned = factors + 512;
  for (let j = 0; j < padded; j += 8) packRows(candidates + <usize>j * bytes, bytes, width, byRow + <usize>j * bytes);
  for (let f = 0; f < width; f += 8) packColumns(candidates + (<usize>f << 2), bytes, padded, byColumn + <usize>(f >> 3) * columnPanel);
  let loss: f64 = 0;
  for (let first = 0; first < rows; first += ROWS) {
    const n = min(ROWS, rows - first), panels = n >> 3;
    const h = hidden + <usize>first * bytes, dh = dHidden + <usize>first * bytes;
    for (let r = 0; r < n; r += 8) packRows(h + <usize>r * bytes, bytes, width, states + <usize>r * bytes);
    for (let j = 0; j < padded; j += 8) {
      for (let p = 0; p < panels; p++) {
        tile(byRow + <usize>j * bytes, 32, states + ((<usize>p << 3) * bytes), 32, width, scores + <usize>p * columnPanel + (<usize>j << 5), 32, SET);
      }
    }
    for (let r = 0; r < n; r++) {
      const at = first + r, offset = <usize>at << 2;
      const line = scores + <usize>(r >> 3) * columnPanel + (<usize>(r & 7) << 2);
      const left = load<i32>(masked + offset);
      for (let j = count; j < padded; j++) store<f32>(line + (<usize>j << 5), -f32.MAX_VALUE);
      if (left >= 0) store<f32>(line + (<usize>left << 5), -f32.MAX_VALUE);
      store<f32>(factors + (<usize>r << 2), dot(hidden + <usize>at * bytes, right + <usize>at * bytes, bytes));
    }
    for (let r = 0; r < n; r += 4) {
      const column = scores + <usize>(r >> 3) * columnPanel + (<usize>(r & 4) << 2), own = factors + (<usize>r << 2);
      const w = weight + (<usize>(first + r) << 2);
      loss += pairwise > 0 ? logisticColumns(column, padded, own, w, pairwise) : softmaxColumns(column, padded, own, w);
    }
    // Now factors[r] scales the scores into derivatives, factors[ROWS + r] is the derivative of the right item's score.
    for (let r = 0; r < n; r++) zero(dh + <usize>r * bytes, bytes);
    for (let from = 0; from < padded; from += DEPTH) {
      const depth = min(DEPTH, padded - from);
      for (let f = 0; f < width; f += 8) {
        const other = byColumn + <usize>(f >> 3) * columnPanel + (<usize>from << 5);
        for (let p = 0; p < panels; p++) {
          tile(scores + <usize>p * columnPanel + (<usize>from << 5), 32, other, 32, depth, dh + <usize>(p << 3) * bytes + (<usize>f << 2), bytes, ADD);
        }
      }
    }
    for (let r = 0; r < n; r++) {
      const factor = f32x4.splat(load<f32>(factors + (<usize>r << 2)));
      const own = f32x4.splat(load<f32>(factors + (<usize>(ROWS + r) << 2)));
      const at = <usize>r * bytes, t = right + <usize>first * bytes + at, dt = dRight + <usize>first * bytes + at;
      for (let f: usize = 0; f < bytes; f += 16) {
        const state = v128.load(h + at + f);
        v128.store(dh + at + f, multiplyAdd(f32x4.mul(v128.load(dh + at + f), factor), v128.load(t + f), own));
        v128.store(dt + f, f32x4.mul(state, own));
        // Panels of 8 columns, row by row.
        v128.store(scaled + (f >> 5) * (<usize>n << 5) + (<usize>r << 5) + (f & 16), f32x4.mul(state, factor));
      }
    }
    for (let j = 0; j < padded; j += 8) {
      for (let p = 0; p < panels; p++) packRows(scores + <usize>p * columnPanel + (<usize>j << 5), 32, 8, turned + (<usize>p << 8));
      for (let f = 0; f < width; f += 8) {
        tile(turned, 32, scaled + <usize>(f >> 3) * (<usize>n << 5), 32, n, dCandidates + <usize>j * bytes + (<usize>f << 2), bytes, ADD);
      }
    }
  }
  return loss;
}

@inline
function zero(at: usize, bytes: usize): void {
  for (let f: usize = 0; f < bytes; f += 16) v128.store(at + f, f32x4.splat(0));
}

/** Four positions: their scores become exponentials, `own` the factors; gives the weighted loss. */
function softmaxColumns(column: usize, padded: i32, own: usize, weight: usize): f64 {
  const score = v128.load(own), w = v128.load(weight), end = column + (<usize>padded << 5);
  let largest = score;
  for (let at = column; at < end; at += 32) largest = f32x4.max(largest, v128.load(at));
  const right = exponential(f32x4.sub(score, largest));
  let sum = f32x4.splat(0);
  for (let at = column; at < end; at += 32) {
    const value = exponential(f32x4.sub(v128.load(at), largest));
    v128.store(at, value);
    sum = f32x4.add(sum, value);
  }
  sum = f32x4.add(sum, right);
  const factor = f32x4.div(w, sum);
  v128.store(own, factor);
  v128.store(own, f32x4.sub(f32x4.mul(factor, right), w), ROWS << 2);
  return <f64>sumLanes(f32x4.mul(w, f32x4.add(logarithm(sum), f32x4.sub(largest, score))));
}

/** The same for one logistic loss a candidate: the scores become probabilities. */
function logisticColumns(column: usize, padded: i32, own: usize, weight: usize, pairwise: f32): f64 {
  const one = f32x4.splat(1), score = v128.load(own), w = v128.load(weight);
  let loss = f32x4.splat(0), product = one;
  for (let j = 0; j < padded; j++) {
    const at = column + (<usize>j << 5);
    const value = exponential(f32x4.min(v128.load(at), f32x4.splat(20))), above = f32x4.add(one, value);
    v128.store(at, f32x4.div(value, above));
    product = f32x4.mul(product, above);
    // Four factors of at most e^20 fit into a float.
    if ((j & 3) == 3) {
      loss = f32x4.add(loss, logarithm(product));
      product = one;
    }
  }
  const value = exponential(f32x4.min(f32x4.neg(score), f32x4.splat(20))), above = f32x4.add(one, value);
  loss = multiplyAdd(loss, logarithm(above), f32x4.splat(pairwise));
  v128.store(own, w);
  v128.store(own, f32x4.mul(f32x4.mul(w, f32x4.splat(-pairwise)), f32x4.div(value, above)), ROWS << 2);
  return <f64>sumLanes(f32x4.mul(w, loss));
}
