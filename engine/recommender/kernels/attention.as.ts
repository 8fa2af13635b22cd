// Causal self-attention of one head over one sequence, and its derivatives.

import { exponential, kept } from './exponential.as';
import { SET, mirror4, multiplyAdd, packRows, sumLanes, tile } from './tile.as';

/**
 * out_i = sum over j <= i of p_ij v_j, p_i = softmax of scale q_i . k_j over j <= i, then dropout. Rows of q, k and v hold
 * `width` floats, `stride` bytes apart; those of out `outStride`. `length` and `width` multiples of 8.
 *
 * `weights`: length x length floats for the way back, p_ij at j * length + i, negative where it was dropped. `work`:
 * length * (2 width + length) floats. `threshold`: rate of dropout * 2^32.
 */
export function attend(
  q: usize, k: usize, v: usize, stride: usize, length: i32, width: i32, scale: f32,
  seed: u32, threshold: u32, weights: usize, out: usize, outStride: usize, work: usize,
): void {
  const size = <usize>length * width << 2;
  const line = <usize>length << 2, panel = <usize>width << 5;
  const queries = work, keys = work + size;
  let dropped = weights;
  packPanels(q, stride, length, width, queries);
  packPanels(k, stride, length, width, keys);
  for (let j = 0; j < length; j += 8) {
    for (let i = j; i < length; i += 8) {
      tile(keys + <usize>(j >> 3) * panel, 32, queries + <usize>(i >> 3) * panel, 32, width, weights + <usize>j * line + (<usize>i << 2), line, SET);
    }
  }
  for (let i = 0; i < length; i += 4) softmaxColumns(weights + (<usize>i << 2), line, i, scale);
  if (threshold != 0) {
    dropped = keys + size;
    drop(weights, dropped, length, seed, threshold);
  }
  for (let i = 0; i < length; i += 8) {
    for (let f = 0; f < width; f += 8) {
      tile(dropped + (<usize>i << 2), line, v + (<usize>f << 2), stride, i + 8, out + <usize>i * outStride + (<usize>f << 2), outStride, SET);
    }
  }
}

/** Panels of 8 rows: panel[f][row]. */
function packPanels(from: usize, stride: usize, rows: i32, width: i32, to: usize): void {
  for (let r = 0; r < rows; r += 8) packRows(from + <usize>r * stride, stride, width, to + (<usize>(r >> 3) * width << 5));
}

/** Softmax down the columns i to i + 3 over rows 0 to their own; 0 in the rows below, to the end of the block of 8. */
function softmaxColumns(column: usize, line: usize, i: i32, scale: f32): void {
  const factor = f32x4.splat(scale), own = i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3));
  let largest = f32x4.splat(-f32.MAX_VALUE), at = column;
  for (let j = 0; j <= i + 3; j++, at += line) {
    const score = f32x4.mul(v128.load(at), factor);
    const visible = v128.bitselect(score, f32x4.splat(-f32.MAX_VALUE), i32x4.le_s(i32x4.splat(j), own));
    v128.store(at, visible);
    largest = f32x4.max(largest, visible);
  }
  let sum = f32x4.splat(0);
  at = column;
  for (let j = 0; j <= i + 3; j++, at += line) {
    const value = v128.and(exponential(f32x4.sub(v128.load(at), largest)), i32x4.le_s(i32x4.splat(j), own));
    v128.store(at, value);
    sum = f32x4.add(sum, value);
  }
  const inverse = f32x4.div(f32x4.splat(1), sum);
  at = column;
  for (let j = 0; j <= i + 3; j++, at += line) v128.store(at, f32x4.mul(v128.load(at), inverse));
  for (let j = i + 4; j < (i & ~7) + 8; j++, at += line) v128.store(at, f32x4.splat(0));
}

/** The weights that dropout keeps, scaled, to `to`; the others turn negative in place. */
function drop(weights: usize, to: usize, length: i32, seed: u32, threshold: u32): void {
  const inverse = f32x4.splat(<f32>(4294967296.0 / (4294967296.0 - <f64>threshold)));
  for (let j = 0; j < length; j++) {
    for (let i = j & ~7; i < length; i += 4) {
      const at = j * length + i, offset = <usize>at << 2;
      const keep = kept(seed, at, threshold), weight = v128.load(weights + offset);
      v128.store(to + offset, v128.and(f32x4.mul(weight, inverse), keep));
      v128.store(weights + offset, v128.or(weight, v128.andnot(f32x4.splat(-0.0), keep)));
    }
  }
}

/**
 * Derivatives of `attend`: dq, dk and dv are set, rows `stride` bytes apart, from those of out (and out itself). `weights` is
 * what `attend` left there. `work`: length * (2 width + 3 length + 1) floats.
 */
export function attendBack(
  q: usize, k: usize, v: usize, stride: usize, length: i32, width: i32, scale: f32, threshold: u32, weights: usize,
  out: usize, dOut: usize, outStride: usize, dq: usize, dk: usize, dv: usize, work: usize,
): void {
  const size = <usize>length * width << 2;
  const line = <usize>length << 2, panel = <usize>width << 5, square = line * length;
  const values = work, outputs = work + size, down = outputs + size, scores = down + square, kepts = scores + square, products = kepts + square;
  packPanels(v, stride, length, width, values);
  packPanels(dOut, outStride, length, width, outputs);
  for (let j = 0; j < length; j += 8) {
    for (let i = j; i < length; i += 8) {
      tile(values + <usize>(j >> 3) * panel, 32, outputs + <usize>(i >> 3) * panel, 32, width, down + <usize>j * line + (<usize>i << 2), line, SET);
    }
  }
  for (let i = 0; i < length; i++) {
    let sum = f32x4.splat(0);
    for (let f: usize = 0; f < <usize>width << 2; f += 16) {
      sum = multiplyAdd(sum, v128.load(out + <usize>i * outStride + f), v128.load(dOut + <usize>i * outStride + f));
    }
    store<f32>(products + (<usize>i << 2), sumLanes(sum));
  }
  const inverse = f32x4.splat(<f32>(4294967296.0 / (4294967296.0 - <f64>threshold))), factor = f32x4.splat(scale);
  for (let j = 0; j < length; j += 4) {
    for (let i = j & ~7; i < length; i += 4) {
      const block = <usize>j * <usize>line + (<usize>i << 2), product = v128.load(products + (<usize>i << 2));
      for (let r: usize = 0; r < 4; r++) {
        const at = <usize>block + r * line;
        const signed = v128.load(weights + at);
        const keep = v128.not(i32x4.shr_s(signed, 31)), weight = f32x4.abs(signed);
        const change = v128.and(f32x4.mul(v128.load(down + at), inverse), keep);
        v128.store(down + at, f32x4.mul(f32x4.mul(weight, factor), f32x4.sub(change, product)));
        // Over the weight that is no longer needed.
        v128.store(weights + at, v128.and(f32x4.mul(weight, inverse), keep));
      }
      mirror4(down + block, scores + <usize>i * line + (<usize>j << 2), line);
      mirror4(weights + block, kepts + <usize>i * line + (<usize>j << 2), line);
    }
  }
  for (let i = 0; i < length; i += 8) {
    const row = <usize>i * stride, from = <usize>i * <usize>line + (<usize>i << 2), outRow = <usize>i * outStride;
    for (let f = 0; f < width; f += 8) {
      const column = <usize>f << 2;
      tile(down + (<usize>i << 2), line, k + column, stride, i + 8, dq + row + column, stride, SET);
      tile(scores + from, line, q + row + column, stride, length - i, dk + row + column, stride, SET);
      tile(kepts + from, line, dOut + outRow + column, outStride, length - i, dv + row + column, stride, SET);
    }
  }
}
