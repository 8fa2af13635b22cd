// The operations that neural networks are made of, forward and backward, over arrays in one memory.

/** Single precision by the kernels; single or double by the scalar reference. */
export type Floats = Float32Array | Float64Array;

export interface MatrixProduct {
  readonly a: Floats;
  /** A is stored k x m instead of m x k. */
  readonly transposeA?: boolean;
  readonly b: Floats;
  /** B is stored n x k instead of k x n. */
  readonly transposeB?: boolean;
  /** Rows and columns of the product, multiples of 8, and the inner dimension, a multiple of 4. */
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** m x n, row-major. */
  readonly out: Floats;
  /** Adds to `out` instead of replacing it. */
  readonly add?: boolean;
}

/** Dropout: elements are taken by a hash of the seed and their place, so that the way back needs no mask. */
export interface Dropout {
  /** 0 to below 1. */
  readonly rate: number;
  readonly seed: number;
}

/** One head over one sequence; rows of `qkv` and `out` may be parts of longer rows. */
export interface Attention {
  /** length x stride; queries, keys and values of the head begin at `from`, `from + width`... as given. */
  readonly qkv: Floats;
  /** Floats from one row of `qkv` to the next. */
  readonly stride: number;
  readonly query: number;
  readonly key: number;
  readonly value: number;
  /** Rows, a multiple of 8. */
  readonly length: number;
  /** Floats a head, a multiple of 8. */
  readonly width: number;
  readonly dropout: Dropout;
  /** length x length: the attention p_ij at j * length + i, negative where dropped; the way back destroys it. */
  readonly weights: Floats;
  /** Starts at the head's first float of the first row. */
  readonly out: Floats;
  readonly outStride: number;
}

export interface CrossEntropy {
  /** rows x width. */
  readonly hidden: Floats;
  readonly rows: number;
  readonly width: number;
  /** padded x width, zeros behind `count`. */
  readonly candidates: Floats;
  readonly count: number;
  readonly padded: number;
  /** rows x width: the right item of each row. */
  readonly right: Floats;
  /** The candidate that each row leaves out because it is the right item, -1 for none. */
  readonly masked: Int32Array;
  /** Of each row in the sum. */
  readonly weight: Floats;
  /** 0: softmax. Above: logistic losses, that of the right item times this. */
  readonly pairwise: number;
  /** Set. */
  readonly dHidden: Floats;
  /** Added to. */
  readonly dCandidates: Floats;
  /** Set. */
  readonly dRight: Floats;
}

export interface AdamStep {
  readonly weight: Floats;
  readonly gradient: Floats;
  /** Running means of the gradient and of its square. */
  readonly first: Floats;
  readonly second: Floats;
  /** Counted from 1, for the bias correction. */
  readonly step: number;
  readonly rate: number;
  /** Share of the weights taken off, times the rate (AdamW). */
  readonly decay: number;
}

/** Arguments must be (views of) the arrays; widths are multiples of 8. */
export interface NeuralMath {
  /** out (+)= op(A) op(B). */
  multiply(product: MatrixProduct): void;
  attend(attention: Attention): void;
  /** Sets the same places of `dQkv` as the attention reads of `qkv`. */
  attendBack(attention: Attention, dOut: Floats, dQkv: Floats): void;
  /** Gives the loss; see crossEntropy in kernels/cross-entropy.as.ts. */
  crossEntropy(loss: CrossEntropy): number;
  /** Layer normalisation of rows of `gain.length`; `stats` takes mean and 1 / deviation of each row. */
  normalize(x: Floats, gain: Floats, bias: Floats, out: Floats, stats: Floats): void;
  /** dx, dGain and dBias are added to. */
  normalizeBack(
    x: Floats,
    gain: Floats,
    stats: Floats,
    dOut: Floats,
    dx: Floats,
    dGain: Floats,
    dBias: Floats,
  ): void;
  /** Every row of x += bias, then max(0, x) with `rectify`. */
  addBias(x: Floats, bias: Floats, rectify?: boolean): void;
  /** out += the sum of the rows of x. */
  addRows(x: Floats, out: Floats): void;
  /** dx = x > 0 ? dx / (1 - rate) : 0. */
  rectifyBack(dx: Floats, x: Floats, rate: number): void;
  /** out = x with dropout; out may be x. */
  dropOut(x: Floats, dropout: Dropout, out: Floats): void;
  /** out_r = scale * table[index_r] + places[place_r]. */
  embed(
    table: Floats,
    places: Floats,
    index: Int32Array,
    place: Int32Array,
    width: number,
    scale: number,
    out: Floats,
  ): void;
  /** table[index_r] += scale * x_r where index_r is at least 0. */
  scatterRows(x: Floats, index: Int32Array, width: number, scale: number, table: Floats): void;
  /** out_r = table[index_r], 0 where it is below 0. */
  gatherRows(table: Floats, index: Int32Array, width: number, out: Floats): void;
  /** out += x. */
  addTo(out: Floats, x: Floats): void;
  /** out += weight * row. */
  addScaled(out: Floats, row: Floats, weight: number): void;
  /**
   * Rows of `width`: the first `count` elements become scales_r times their softmax, the others 0; sums_r takes the log of the
   * sum of the exponentials.
   */
  softmaxRows(x: Floats, width: number, count: number, scales: Floats, sums: Floats): void;
  /** out = x sigmoid(x). */
  swish(x: Floats, out: Floats): void;
  /** dx *= the derivative of swish at x. */
  swishBack(x: Floats, dx: Floats): void;
  /** One step of Adam (D. Kingma, J. Ba, ICLR 2015; beta 0.9 and 0.999, epsilon 1e-8). */
  adam(step: AdamStep): void;
}

/** Constants of Adam. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
