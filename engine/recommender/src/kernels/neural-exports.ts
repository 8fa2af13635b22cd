// What the compiled module of neural networks exports; see kernels/{attention,cross-entropy,layers,softmax}.as.ts for shapes.

import type { ScoringExports } from './kernel-exports.ts';

/** Pointers are byte addresses, strides bytes, thresholds the rate of dropout times 2^32. */
export interface NeuralExports extends Pick<ScoringExports, 'addScaledRow' | 'multiply'> {
  attend(
    q: number,
    k: number,
    v: number,
    stride: number,
    length: number,
    width: number,
    scale: number,
    seed: number,
    threshold: number,
    weights: number,
    out: number,
    outStride: number,
    work: number,
  ): void;
  attendBack(
    q: number,
    k: number,
    v: number,
    stride: number,
    length: number,
    width: number,
    scale: number,
    threshold: number,
    weights: number,
    out: number,
    dOut: number,
    outStride: number,
    dq: number,
    dk: number,
    dv: number,
    work: number,
  ): void;
  crossEntropy(
    hidden: number,
    rows: number,
    width: number,
    candidates: number,
    count: number,
    padded: number,
    right: number,
    masked: number,
    weight: number,
    pairwise: number,
    dHidden: number,
    dCandidates: number,
    dRight: number,
    work: number,
  ): number;
  normalize(
    x: number,
    rows: number,
    width: number,
    gain: number,
    bias: number,
    out: number,
    stats: number,
  ): void;
  normalizeBack(
    x: number,
    rows: number,
    width: number,
    gain: number,
    stats: number,
    dOut: number,
    dx: number,
    dGain: number,
    dBias: number,
  ): void;
  addBias(x: number, rows: number, width: number, bias: number, rectify: number): void;
  addRows(x: number, rows: number, width: number, out: number): void;
  rectifyBack(dx: number, x: number, count: number, factor: number): void;
  dropOut(x: number, count: number, seed: number, threshold: number, out: number): void;
  embed(
    table: number,
    places: number,
    index: number,
    place: number,
    rows: number,
    width: number,
    scale: number,
    out: number,
  ): void;
  scatterRows(x: number, index: number, rows: number, width: number, scale: number, table: number): void;
  gatherRows(table: number, index: number, rows: number, width: number, out: number): void;
  addTo(out: number, x: number, count: number): void;
  adam(
    weight: number,
    gradient: number,
    first: number,
    second: number,
    count: number,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    decay: number,
  ): void;
  softmaxRows(x: number, rows: number, width: number, count: number, scales: number, sums: number): void;
  swish(x: number, count: number, out: number): void;
  swishBack(x: number, count: number, dx: number): void;
}
