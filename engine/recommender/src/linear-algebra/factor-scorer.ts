// Answers requests from item factors: folds a user in, scores every item or finds the best, by the kernels or by the scalar reference.

import { KernelLayout } from '../kernels/kernels.ts';
import type { Kernels, KernelVariant } from '../kernels/kernels.ts';
import { scoringKernels } from '../kernels/scoring-kernels.ts';
import { FactorIndex } from '../search/factor-index.ts';
import { partitionFactors } from '../search/partition-factors.ts';
import type { Partition, PartitionOptions } from '../search/partition-factors.ts';
import { copyRows } from './copy-rows.ts';
import { gramOfFactors, scoreFactors, solveRow } from './least-squares-rows.ts';
import { dot } from './vectors.ts';

/** Mean of the scores and of their squares. */
export interface ScoreMoments {
  readonly mean: number;
  readonly square: number;
}

/** Fold-in, scoring and search over fixed item factors. */
export interface FactorScorer {
  /** The user factor of a history, see `solveRow`. History * rank^2 + rank^3 / 3 operations. */
  foldIn(items: Int32Array, weights: Float32Array, ridge: number): Float32Array;
  /** out[j] = x . f_j for every item. */
  score(x: Float32Array, out: Float32Array): void;
  /** The same for single items, to the bit; good until the next call of any other method. */
  scoreOf(x: Float32Array): (item: number) => number;
  /** Over all items, without scoring them: from the sum of the factors and their Gram matrix. rank^2 operations. */
  moments(x: Float32Array): ScoreMoments;
  /** Finds the best items without scoring all; null where there are few, or no SIMD. */
  readonly index: FactorIndex | null;
  /** Learns lists of like items and uses them from then on; false where there is no SIMD. */
  partition(options: PartitionOptions): Promise<boolean>;
  /** Puts the items of the index into these lists, for approximate search; false where there is no SIMD. */
  usePartition(partition: Partition): boolean;
}

/** Histories up to this length are folded in by the kernels without a new memory; longer ones get their own reference solve. */
const LONGEST = 8_192;
/** With so many items an index saves more time than it costs memory. */
const INDEXED = 8_192;
/** Rows whose Gram matrix is summed in single precision. */
const GRAM_ROWS = 4_096;

/** `factors`: items x rank, row-major; `alpha0`: weight of everything unobserved. */
export function createFactorScorer(
  factors: Float32Array,
  rank: number,
  alpha0: number,
  variant?: KernelVariant | 'scalar',
): FactorScorer {
  return (
    (variant !== 'scalar' && kernelScorer(factors, rank, alpha0, variant)) ||
    scalarScorer(factors, rank, alpha0)
  );
}

function scalarScorer(factors: Float32Array, rank: number, alpha0: number): FactorScorer {
  const gram = gramOfFactors(factors, rank, 1);
  const unobserved = gram.map((value) => alpha0 * value);
  const work = new Float64Array(rank * rank);
  const x = new Float64Array(rank);
  return {
    foldIn(items, weights, ridge) {
      solveRow({ factors, rank, gram: unobserved }, items, weights, ridge, work, x);
      return Float32Array.from(x);
    },
    score: (vector, out) => scoreFactors(factors, vector, out),
    scoreOf: (vector) => (item) => Math.fround(dot(factors, item * rank, vector, 0, rank)),
    moments: momentsOf(factors, rank, gram),
    index: null,
    partition: async () => false,
    usePartition: () => false,
  };
}

function momentsOf(factors: Float32Array, rank: number, gram: Float64Array): FactorScorer['moments'] {
  const items = factors.length / rank;
  const sum = new Float64Array(rank);
  for (let from = 0; from < factors.length; from += rank)
    for (let f = 0; f < rank; f++) sum[f]! += factors[from + f]!;
  return (x) => {
    let square = 0;
    for (let f = 0; f < rank; f++) square += x[f]! * dot(gram, f * rank, x, 0, rank);
    return { mean: dot(sum, 0, x, 0, rank) / items, square: square / items };
  };
}

function kernelScorer(
  factors: Float32Array,
  rank: number,
  alpha0: number,
  variant?: KernelVariant,
): FactorScorer | null {
  const itemCount = factors.length / rank;
  const padded = Math.ceil(rank / 8) * 8;
  const stride = padded + 8;
  const layout = new KernelLayout();
  const at = {
    factors: layout.reserve(itemCount * padded),
    gram: layout.reserve(padded * stride),
    work: layout.reserve(padded * stride + padded + 128 * (padded + 16)),
    start: layout.reserve(2),
    items: layout.reserve(LONGEST),
    weights: layout.reserve(LONGEST),
    ridge: layout.reserve(1),
    counter: layout.reserve(1),
    x: layout.reserve(padded),
    out: layout.reserve(itemCount),
  };
  const kernels = scoringKernels.create(layout, variant);
  if (!kernels) return null;
  copyRows(factors, rank, kernels.floats(at.factors, itemCount * padded), padded);
  const gram = sumGram(kernels, at, itemCount, rank, padded);
  const ownGram = kernels.floats(at.gram, padded * stride);
  ownGram.fill(0);
  for (let i = 0; i < padded; i++) {
    if (i < rank)
      ownGram.set(
        gram.subarray(i * rank, i * rank + rank).map((value) => alpha0 * value),
        i * stride,
      );
    else ownGram[i * stride + i] = 1;
  }
  const start = kernels.integers(at.start, 2);
  const items = kernels.integers(at.items, LONGEST);
  const weights = kernels.floats(at.weights, LONGEST);
  const ridgeCell = kernels.floats(at.ridge, 1);
  const x = kernels.floats(at.x, padded);
  const scores = kernels.floats(at.out, itemCount);
  let index = itemCount < INDEXED ? null : FactorIndex.create(factors, rank, null, variant);
  const usePartition = (partition: Partition): boolean => {
    index = FactorIndex.create(factors, rank, partition, variant);
    return index !== null;
  };
  return {
    foldIn(history, strengths, ridge) {
      if (history.length > LONGEST) {
        const unobserved = gram.map((value) => alpha0 * value);
        const found = new Float64Array(rank);
        solveRow(
          { factors, rank, gram: unobserved },
          history,
          strengths,
          ridge,
          new Float64Array(rank * rank),
          found,
        );
        return Float32Array.from(found);
      }
      items.set(history);
      weights.set(strengths);
      start[1] = history.length;
      ridgeCell[0] = ridge;
      kernels.run.solveRows(
        0,
        1,
        at.start,
        at.items,
        at.weights,
        at.ridge,
        at.factors,
        at.x,
        at.gram,
        padded,
        at.work,
      );
      return x.slice(0, rank);
    },
    score(vector, out) {
      x.fill(0);
      x.set(vector);
      kernels.run.scoreRows(at.factors, itemCount, padded, at.x, at.out);
      out.set(scores);
    },
    scoreOf(vector) {
      x.fill(0);
      x.set(vector);
      return (item) => {
        kernels.run.scoreRows(at.factors + item * padded * 4, 1, padded, at.x, at.out);
        return scores[0]!;
      };
    },
    moments: momentsOf(factors, rank, gram),
    get index() {
      return index;
    },
    async partition(options) {
      const partition = await partitionFactors(factors, rank, options);
      return partition !== null && usePartition(partition);
    },
    usePartition,
  };
}

/** F^T F, full: in single precision over a few thousand rows at a time, in double precision over these. */
function sumGram(
  kernels: Kernels,
  at: { readonly factors: number; readonly gram: number; readonly counter: number },
  rows: number,
  rank: number,
  padded: number,
): Float64Array {
  const stride = padded + 8;
  const part = kernels.floats(at.gram, padded * stride);
  const counter = kernels.integers(at.counter, 1);
  const gram = new Float64Array(rank * rank);
  for (let from = 0; from < rows; from += GRAM_ROWS) {
    counter[0] = 0;
    const count = Math.min(GRAM_ROWS, rows - from);
    kernels.run.gramPanels(at.counter, at.factors + from * padded * 4, count, padded, at.gram, stride * 4);
    for (let a = 0; a < rank; a++)
      for (let b = a; b < rank; b++) gram[a * rank + b]! += part[a * stride + b]!;
  }
  for (let a = 0; a < rank; a++) for (let b = 0; b < a; b++) gram[a * rank + b] = gram[b * rank + a]!;
  return gram;
}
