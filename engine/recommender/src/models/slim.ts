// SLIM: a sparse item-to-item matrix learnt by elastic-net regression of each item on all others.

import { checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { createDenseMath } from '../linear-algebra/dense-math.ts';
import type { DenseMath } from '../linear-algebra/dense-math.ts';
import type { FitOptions } from '../model.ts';
import type { Json } from '../model-state.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { ItemWeights } from './item-weights.ts';

export interface SlimParameters {
  /** L1 penalty, in squared units of the values: larger is sparser. Default 5. */
  readonly l1: number;
  /** L2 penalty, in squared units of the values. Default 50. */
  readonly l2: number;
  /** Sweeps of coordinate descent at most. Default 20. */
  readonly sweeps: number;
  /** A column is done when no weight moved by more. Default 0.001. */
  readonly tolerance: number;
}

const DEFAULTS: SlimParameters = { l1: 5, l2: 50, sweeps: 20, tolerance: 0.001 };

/**
 * X. Ning, G. Karypis, "SLIM: Sparse Linear Methods for Top-N Recommender Systems", ICDM 2011.
 * For every item j: min over w >= 0, w_j = 0 of 1/2 ||x_j - X w||^2 + l2 / 2 ||w||^2 + l1 ||w||_1, by cyclic coordinate descent
 * on the Gram matrix (J. Friedman et al., 2010) that visits only weights that are or may become positive.
 *
 * Fit: items * (sweeps * candidates + moves * items); memory items^2 * 4 bytes while fitting, afterwards that of the weights.
 */
export class Slim extends ItemWeights {
  readonly kind = 'slim';
  #parameters: SlimParameters;

  constructor(parameters: Partial<SlimParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): SlimParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const n = data.itemCount;
    const stride = Math.ceil(n / 4) * 4;
    const math = createDenseMath({ gram: n * stride, left: stride }, 0);
    fillGram(data.byItem, data.matrix, math.arrays.gram, stride);
    const start = new Int32Array(n + 1);
    const columns: number[] = [];
    const values: number[] = [];
    const weights = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      if (j % 32 === 0) {
        options.onProgress?.({ step: 'regress', done: j, total: n });
        await options.pause?.();
        options.signal?.throwIfAborted();
      }
      weights.fill(0);
      this.#regress(math, j, weights);
      for (let i = 0; i < n; i++) {
        if (weights[i] === 0) continue;
        columns.push(i);
        values.push(weights[i]!);
      }
      start[j + 1] = columns.length;
    }
    this.setIncoming({
      rowCount: n,
      columnCount: n,
      start,
      column: Int32Array.from(columns),
      value: Float32Array.from(values),
    });
  }

  #regress({ arrays, addScaled }: DenseMath<'gram' | 'left'>, j: number, weights: Float64Array): void {
    const { l1, l2, sweeps, tolerance } = this.#parameters;
    const { gram, left } = arrays;
    const stride = left.length;
    const row = (i: number): Float32Array => gram.subarray(i * stride, i * stride + stride);
    // What is left of x_j, seen from every item: G_j - G w.
    left.set(row(j));
    for (let sweep = 0; sweep < sweeps; sweep++) {
      let largest = 0;
      for (let i = 0; i < weights.length; i++) {
        const before = weights[i]!;
        if (i === j || (before === 0 && left[i]! <= l1)) continue;
        const diagonal = gram[i * stride + i]!;
        const after = Math.max(0, left[i]! + before * diagonal - l1) / (diagonal + l2);
        const change = after - before;
        if (change === 0) continue;
        weights[i] = after;
        addScaled(left, row(i), -change);
        largest = Math.max(largest, Math.abs(change));
      }
      if (largest < tolerance) return;
    }
  }

  protected loadParameters(parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }
}

/** The inner products of all rows, n x stride. */
function fillGram(rows: SparseMatrix, columns: SparseMatrix, gram: Float32Array, stride: number): void {
  for (let r = 0; r < rows.rowCount; r++) {
    const out = gram.subarray(r * stride, r * stride + stride);
    for (let p = rows.start[r]!; p < rows.start[r + 1]!; p++) {
      const c = rows.column[p]!;
      const value = rows.value[p]!;
      for (let q = columns.start[c]!; q < columns.start[c + 1]!; q++)
        out[columns.column[q]!]! += value * columns.value[q]!;
    }
  }
}

function check(parameters: SlimParameters): SlimParameters {
  checkParameter('l1', parameters.l1, 0);
  checkParameter('l2', parameters.l2, Number.MIN_VALUE);
  checkParameter('sweeps', parameters.sweeps, 1);
  checkParameter('tolerance', parameters.tolerance, 0);
  return parameters;
}
