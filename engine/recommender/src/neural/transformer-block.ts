// A transformer block over packed sequences, normalisation first: forward, and the way back.

import type { Attention, Dropout, Floats, NeuralMath } from './neural-math.ts';

export interface BlockShape {
  /** Length of a row, a multiple of 8 * heads. */
  readonly width: number;
  /** Length of the layer inside of the feed-forward part, a multiple of 8. */
  readonly inner: number;
  readonly heads: number;
  /** Most rows of a sequence, a multiple of 8. */
  readonly length: number;
}

/** A sequence in the packed rows: [from, from + length), the real ones first. */
export interface Span {
  readonly from: number;
  /** Rounded up to 8. */
  readonly length: number;
  readonly real: number;
}

const weightNames = [
  'gain1',
  'bias1',
  'project',
  'projectBias',
  'merge',
  'mergeBias',
  'gain2',
  'bias2',
  'widen',
  'widenBias',
  'narrow',
  'narrowBias',
] as const;

/** The weights of a block, or their derivatives; matrices input x output. */
export type BlockWeights = { readonly [name in (typeof weightNames)[number]]: Floats };

/** What a block keeps for its way back. `x` is what goes in. */
export type BlockRows = {
  readonly [
    name in
      | 'x'
      | 'normal1'
      | 'stats1'
      | 'projected'
      | 'attention'
      | 'attended'
      | 'middle'
      | 'normal2'
      | 'stats2'
      | 'inner'
  ]: Floats;
};

/** What blocks share, as only one is at work: rows of width, of inner, of 3 widths, of width. */
export type BlockScratch = { readonly [name in 'branch' | 'wide' | 'projected' | 'attended']: Floats };

/** Elements of each weight. */
export function blockWeightLengths({ width, inner }: BlockShape): {
  readonly [name in keyof BlockWeights]: number;
} {
  return {
    gain1: width,
    bias1: width,
    project: width * 3 * width,
    projectBias: 3 * width,
    merge: width * width,
    mergeBias: width,
    gain2: width,
    bias2: width,
    widen: width * inner,
    widenBias: inner,
    narrow: inner * width,
    narrowBias: width,
  };
}

/** Elements of what a block keeps of `rows` rows. */
export function blockRowLengths(
  { width, inner, heads, length }: BlockShape,
  rows: number,
): { readonly [name in keyof BlockRows]: number } {
  return {
    x: rows * width,
    normal1: rows * width,
    stats1: 2 * rows,
    projected: 3 * rows * width,
    attention: heads * rows * length,
    attended: rows * width,
    middle: rows * width,
    normal2: rows * width,
    stats2: 2 * rows,
    inner: rows * inner,
  };
}

/** The dropout of one place of a network: the same rate, a seed of its own. */
export function dropoutAt({ rate, seed }: Dropout, place: number): Dropout {
  return { rate, seed: (Math.imul(seed, 0x85ebca6b) + Math.imul(place, 0xc2b2ae35)) | 0 };
}

/** Places of dropout up to here belong to rows, three a block; above them to attention. */
const ATTENTION_PLACES = 100;

/**
 * middle = x + merge(attention(normalize(x))); out = middle + narrow(relu(widen(normalize(middle)))). Dropout on the attention and behind
 * merge, relu and narrow.
 */
export class TransformerBlock {
  /** What goes in; to be filled before `forward`. */
  readonly x: Floats;
  readonly #math: NeuralMath;
  readonly #index: number;
  readonly #shape: BlockShape;
  readonly #capacity: number;
  readonly #rows: BlockRows;
  readonly #scratch: BlockScratch;
  readonly #weights: BlockWeights;
  readonly #gradient: BlockWeights;

  /** `index` of the block in its stack; `capacity`: most packed rows. */
  constructor(given: {
    readonly math: NeuralMath;
    readonly index: number;
    readonly shape: BlockShape;
    readonly capacity: number;
    readonly rows: BlockRows;
    readonly scratch: BlockScratch;
    readonly weights: BlockWeights;
    readonly gradient: BlockWeights;
  }) {
    this.x = given.rows.x;
    this.#math = given.math;
    this.#index = given.index;
    this.#shape = given.shape;
    this.#capacity = given.capacity;
    this.#rows = given.rows;
    this.#scratch = given.scratch;
    this.#weights = given.weights;
    this.#gradient = given.gradient;
  }

  /** `rows` rows into `out`. */
  forward(spans: readonly Span[], rows: number, dropout: Dropout, out: Floats): void {
    this.#attend(spans, rows, dropout);
    this.#merge(rows, dropout);
    this.#feedForward(rows, dropout, out);
  }

  /** Only the rows `last` (-1: none), a multiple of 8 of them, into `out`; without dropout and way back. */
  forwardOnly(spans: readonly Span[], rows: number, last: Int32Array, out: Floats): void {
    const none = { rate: 0, seed: 0 };
    const { width } = this.#shape;
    const { branch } = this.#scratch;
    this.#attend(spans, rows, none);
    for (const whole of [this.#rows.attended, this.x]) {
      this.#math.gatherRows(whole, last, width, branch);
      whole.set(branch.subarray(0, last.length * width));
    }
    this.#merge(last.length, none);
    this.#feedForward(last.length, none, out);
  }

  /** From the derivatives of what came out to those of what went in, in place; adds those of the weights to the gradient. */
  back(spans: readonly Span[], rows: number, dropout: Dropout, dx: Floats): void {
    this.#feedForwardBack(rows, dropout, dx);
    this.#attendBack(spans, rows, dropout, dx);
  }

  #heads(span: Span, s: number, dropout: Dropout, run: (attention: Attention) => void): void {
    const { width, heads, length } = this.#shape;
    const own = width / heads;
    const qkv = this.#rows.projected.subarray(3 * span.from * width);
    for (let h = 0; h < heads; h++) {
      run({
        qkv,
        stride: 3 * width,
        query: h * own,
        key: width + h * own,
        value: 2 * width + h * own,
        length: span.length,
        width: own,
        dropout: dropoutAt(dropout, ATTENTION_PLACES + (this.#index * heads + h) * this.#capacity + s),
        weights: this.#rows.attention.subarray((h * this.#capacity + span.from) * length),
        out: this.#rows.attended.subarray(span.from * width + h * own),
        outStride: width,
      });
    }
  }

  #attend(spans: readonly Span[], rows: number, dropout: Dropout): void {
    const { width } = this.#shape;
    const { gain1, bias1, project, projectBias } = this.#weights;
    const normal = this.#rows.normal1.subarray(0, rows * width);
    const x = this.x.subarray(0, rows * width);
    this.#math.normalize(x, gain1, bias1, normal, this.#rows.stats1);
    const projected = this.#rows.projected.subarray(0, 3 * rows * width);
    this.#math.multiply({ a: normal, b: project, m: rows, n: 3 * width, k: width, out: projected });
    this.#math.addBias(projected, projectBias);
    spans.forEach((span, s) => this.#heads(span, s, dropout, (attention) => this.#math.attend(attention)));
  }

  /** middle = x + dropout(merge(attended)). */
  #merge(rows: number, dropout: Dropout): void {
    const { width } = this.#shape;
    const { merge, mergeBias } = this.#weights;
    const branch = this.#scratch.branch.subarray(0, rows * width);
    this.#math.multiply({
      a: this.#rows.attended,
      b: merge,
      m: rows,
      n: width,
      k: width,
      out: branch,
    });
    this.#math.addBias(branch, mergeBias);
    if (dropout.rate > 0) this.#math.dropOut(branch, dropoutAt(dropout, 3 * this.#index + 1), branch);
    const middle = this.#rows.middle.subarray(0, rows * width);
    middle.set(this.x.subarray(0, rows * width));
    this.#math.addTo(middle, branch);
  }

  /** out = middle + dropout(narrow(dropout(relu(widen(normalize(middle)))))). */
  #feedForward(rows: number, dropout: Dropout, out: Floats): void {
    const { width, inner } = this.#shape;
    const { gain2, bias2, widen, widenBias, narrow, narrowBias } = this.#weights;
    const middle = this.#rows.middle.subarray(0, rows * width);
    const normal = this.#rows.normal2.subarray(0, rows * width);
    this.#math.normalize(middle, gain2, bias2, normal, this.#rows.stats2);
    const hidden = this.#rows.inner.subarray(0, rows * inner);
    this.#math.multiply({ a: normal, b: widen, m: rows, n: inner, k: width, out: hidden });
    this.#math.addBias(hidden, widenBias, true);
    if (dropout.rate > 0) this.#math.dropOut(hidden, dropoutAt(dropout, 3 * this.#index + 2), hidden);
    const branch = this.#scratch.branch.subarray(0, rows * width);
    this.#math.multiply({ a: hidden, b: narrow, m: rows, n: width, k: inner, out: branch });
    this.#math.addBias(branch, narrowBias);
    if (dropout.rate > 0) this.#math.dropOut(branch, dropoutAt(dropout, 3 * this.#index + 3), branch);
    const next = out.subarray(0, rows * width);
    next.set(middle);
    this.#math.addTo(next, branch);
  }

  #feedForwardBack(rows: number, dropout: Dropout, dx: Floats): void {
    const { width, inner } = this.#shape;
    const [weights, gradient] = [this.#weights, this.#gradient];
    const branch = this.#scratch.branch.subarray(0, rows * width);
    if (dropout.rate > 0) this.#math.dropOut(dx, dropoutAt(dropout, 3 * this.#index + 3), branch);
    else branch.set(dx);
    const hidden = this.#rows.inner.subarray(0, rows * inner);
    const dHidden = this.#scratch.wide.subarray(0, rows * inner);
    this.#back(hidden, branch, weights.narrow, dHidden, gradient.narrow, gradient.narrowBias);
    this.#math.rectifyBack(dHidden, hidden, dropout.rate);
    const normal = this.#rows.normal2.subarray(0, rows * width);
    this.#back(normal, dHidden, weights.widen, branch, gradient.widen, gradient.widenBias);
    const middle = this.#rows.middle.subarray(0, rows * width);
    this.#math.normalizeBack(
      middle,
      weights.gain2,
      this.#rows.stats2,
      branch,
      dx,
      gradient.gain2,
      gradient.bias2,
    );
  }

  #attendBack(spans: readonly Span[], rows: number, dropout: Dropout, dx: Floats): void {
    const { width } = this.#shape;
    const [weights, gradient] = [this.#weights, this.#gradient];
    const branch = this.#scratch.branch.subarray(0, rows * width);
    if (dropout.rate > 0) this.#math.dropOut(dx, dropoutAt(dropout, 3 * this.#index + 1), branch);
    else branch.set(dx);
    const attended = this.#rows.attended.subarray(0, rows * width);
    const dAttended = this.#scratch.attended.subarray(0, rows * width);
    this.#back(attended, branch, weights.merge, dAttended, gradient.merge, gradient.mergeBias);
    const dProjected = this.#scratch.projected.subarray(0, 3 * rows * width);
    spans.forEach((span, s) => {
      let h = 0;
      this.#heads(span, s, dropout, (attention) => {
        const offset = span.from * width + (h++ * width) / this.#shape.heads;
        this.#math.attendBack(
          attention,
          dAttended.subarray(offset),
          dProjected.subarray(3 * span.from * width),
        );
      });
    });
    const normal = this.#rows.normal1.subarray(0, rows * width);
    this.#back(normal, dProjected, weights.project, branch, gradient.project, gradient.projectBias);
    const x = this.x.subarray(0, rows * width);
    this.#math.normalizeBack(x, weights.gain1, this.#rows.stats1, branch, dx, gradient.gain1, gradient.bias1);
  }

  /** The way back through out = x W + bias: dx is set, the derivatives of W and bias added to. */
  #back(x: Floats, dOut: Floats, weight: Floats, dx: Floats, dWeight: Floats, dBias: Floats): void {
    const n = dBias.length;
    const k = weight.length / n;
    const rows = dOut.length / n;
    this.#math.multiply({ a: x, transposeA: true, b: dOut, m: k, n, k: rows, out: dWeight, add: true });
    this.#math.addRows(dOut, dBias);
    this.#math.multiply({ a: dOut, b: weight, transposeB: true, m: rows, n: k, k: n, out: dx });
  }
}
