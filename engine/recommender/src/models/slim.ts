// SLIM: a sparse item-to-item matrix learnt by elastic-net regression of each item on all others.

import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { createDenseMath } from '../linear-algebra/dense-math.ts';
import { growSquare } from '../linear-algebra/grow-square.ts';
import type { FitOptions } from '../model.ts';
import type { GrownRows } from '../training-rows.ts';
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

/** The Gram matrix G of the items, and what is left of the item at hand as every item sees it: G_j - G w. */
interface GramView {
  readonly left: Float32Array | Float64Array;
  row(i: number): Float32Array;
  /** left -= change * row i. */
  takeAway(i: number, change: number): void;
}

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
    const { arrays, addScaled } = createDenseMath({ gram: n * stride, left: stride }, 0);
    const row = (i: number): Float32Array => arrays.gram.subarray(i * stride, i * stride + stride);
    for (let i = 0; i < n; i++) row(i).set(gramOf(data.byItem, data.matrix, i));
    const view: GramView = {
      left: arrays.left,
      row,
      takeAway: (i, change) => addScaled(arrays.left, row(i), -change),
    };
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
      this.#regress(view, j, weights);
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

  #regress({ left, row, takeAway }: GramView, j: number, weights: Float64Array): void {
    const { l1, l2, sweeps, tolerance } = this.#parameters;
    left.set(row(j));
    for (let sweep = 0; sweep < sweeps; sweep++) {
      let largest = 0;
      for (let i = 0; i < weights.length; i++) {
        const before = weights[i]!;
        if (i === j || (before === 0 && left[i]! <= l1)) continue;
        const diagonal = row(i)[i]!;
        const after = Math.max(0, left[i]! + before * diagonal - l1) / (diagonal + l2);
        const change = after - before;
        if (change === 0) continue;
        weights[i] = after;
        takeAway(i, change);
        largest = Math.max(largest, Math.abs(change));
      }
      if (largest < tolerance) return;
    }
  }

  /**
   * A new item is regressed on all others as the fit does. What it says of an older one is that one's next coordinate step,
   * the older weights held fixed.
   */
  protected override extend({ catalog, first }: Addition, rows: GrownRows | null): () => void {
    if (!rows)
      throw new RecommenderError(
        'unsupported',
        'Cannot add items to slim: it was fitted with keepUsers false',
      );
    const { l1, l2 } = this.#parameters;
    const n = catalog.items.size;
    const gramRows = new Map<number, Float32Array>();
    const gramRow = (i: number): Float32Array => {
      const known = gramRows.get(i) ?? gramOf(rows.byItem, rows.matrix, i);
      gramRows.set(i, known);
      return known;
    };
    const left = new Float64Array(n);
    const view: GramView = {
      left,
      row: gramRow,
      takeAway(i, change) {
        const row = gramRow(i);
        for (let k = 0; k < n; k++) left[k]! -= change * row[k]!;
      },
    };
    const added = new Map<number, [number, number][]>();
    for (let j = first; j < n; j++) {
      const weights = new Float64Array(n);
      this.#regress(view, j, weights);
      added.set(
        j,
        Array.from(weights, (weight, i): [number, number] => [i, weight]).filter(([, weight]) => weight > 0),
      );
    }
    const { start, column, value } = this.incoming;
    for (let j = 0; j < first; j++) {
      const found: [number, number][] = [];
      for (let i = first; i < n; i++) {
        const own = gramRow(i);
        let step = own[j]! - l1;
        for (let p = start[j]!; p < start[j + 1]!; p++) step -= own[column[p]!]! * value[p]!;
        if (step > 0) found.push([i, step / (own[i]! + l2)]);
      }
      if (found.length > 0) added.set(j, found);
    }
    const incoming = growSquare(this.incoming, n, added);
    return () => this.setIncoming(incoming);
  }

  protected loadParameters(parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }
}

/** Row r of A A^T for A given by rows and by columns. */
function gramOf(rows: SparseMatrix, columns: SparseMatrix, r: number): Float32Array {
  const out = new Float32Array(rows.rowCount);
  for (let p = rows.start[r]!; p < rows.start[r + 1]!; p++) {
    const c = rows.column[p]!;
    const value = rows.value[p]!;
    for (let q = columns.start[c]!; q < columns.start[c + 1]!; q++)
      out[columns.column[q]!]! += value * columns.value[q]!;
  }
  return out;
}

function check(parameters: SlimParameters): SlimParameters {
  checkParameter('l1', parameters.l1, 0);
  checkParameter('l2', parameters.l2, Number.MIN_VALUE);
  checkParameter('sweeps', parameters.sweeps, 1);
  checkParameter('tolerance', parameters.tolerance, 0);
  return parameters;
}
