// Answers requests from item factors: folds a user in and scores every item, by the kernels or by the scalar reference.

import { KernelLayout, Kernels } from '../kernels/kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import { gramOfFactors, scoreFactors, solveRow } from './least-squares-rows.ts';

/** Fold-in and scoring over fixed item factors. */
export interface FactorScorer {
  /** The user factor of a history, see `solveRow`. History * rank^2 + rank^3 / 3 operations. */
  foldIn(items: Int32Array, weights: Float32Array, ridge: number): Float32Array;
  /** out[j] = x . f_j for every item. */
  score(x: Float32Array, out: Float32Array): void;
}

/** Histories up to this length are folded in by the kernels without a new memory; longer ones get their own reference solve. */
const LONGEST = 8_192;

/** `factors`: items x rank, row-major; `alpha0`: weight of everything unobserved. */
export function createFactorScorer(
  factors: Float32Array,
  rank: number,
  alpha0: number,
  variant?: KernelVariant | 'scalar',
): FactorScorer {
  const gram = gramOfFactors(factors, rank, alpha0);
  const scalar = scalarScorer(factors, rank, gram);
  return (variant !== 'scalar' && kernelScorer(factors, rank, gram, scalar, variant)) || scalar;
}

function scalarScorer(factors: Float32Array, rank: number, gram: Float64Array): FactorScorer {
  const work = new Float64Array(rank * rank);
  const x = new Float64Array(rank);
  return {
    foldIn(items, weights, ridge) {
      solveRow({ factors, rank, gram }, items, weights, ridge, work, x);
      return Float32Array.from(x);
    },
    score: (vector, out) => scoreFactors(factors, vector, out),
  };
}

function kernelScorer(
  factors: Float32Array,
  rank: number,
  gram: Float64Array,
  scalar: FactorScorer,
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
    x: layout.reserve(padded),
    out: layout.reserve(itemCount),
  };
  const kernels = Kernels.create(layout, variant);
  if (!kernels) return null;
  const own = kernels.floats(at.factors, itemCount * padded);
  for (let j = 0; j < itemCount; j++) own.set(factors.subarray(j * rank, j * rank + rank), j * padded);
  const ownGram = kernels.floats(at.gram, padded * stride);
  for (let i = 0; i < padded; i++) {
    if (i < rank) ownGram.set(gram.subarray(i * rank, i * rank + rank), i * stride);
    else ownGram[i * stride + i] = 1;
  }
  const start = kernels.integers(at.start, 2);
  const items = kernels.integers(at.items, LONGEST);
  const weights = kernels.floats(at.weights, LONGEST);
  const ridgeCell = kernels.floats(at.ridge, 1);
  const x = kernels.floats(at.x, padded);
  const scores = kernels.floats(at.out, itemCount);
  return {
    foldIn(history, strengths, ridge) {
      if (history.length > LONGEST) return scalar.foldIn(history, strengths, ridge);
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
  };
}
