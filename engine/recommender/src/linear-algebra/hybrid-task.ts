// What a hybrid factorisation is learnt from and by, shared by the kernels' side and the scalar reference.

import type { KernelVariant } from '../kernels/kernels.ts';
import type { Random } from '../random.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';

/** See HybridFactorization; the order is that of the kernels. */
export const hybridLosses = ['warp', 'bpr', 'logistic'] as const;
export type HybridLoss = (typeof hybridLosses)[number];

/** Rows (users or items) x features, and the embedding of every feature, `widthOf(rank)` floats each: vector, bias, nothing. */
export interface FeatureEmbeddings {
  readonly features: SparseMatrix;
  readonly vectors: Float32Array;
}

export interface HybridTask {
  /** Users x items: values above 0 are liked and weigh the step, values below 0 disliked. */
  readonly entries: SparseMatrix;
  /** The items that negatives are drawn from. */
  readonly pool: Int32Array;
  readonly users: FeatureEmbeddings;
  readonly items: FeatureEmbeddings;
}

export interface HybridDescentOptions {
  readonly loss: HybridLoss;
  /** Length of a vector. */
  readonly rank: number;
  readonly epochs: number;
  /** Of Adagrad (J. Duchi et al., 2011), the sums of squares begun at 1. */
  readonly rate: number;
  /** L2 penalty of every embedding an update touches. */
  readonly penalty: number;
  /** How many items WARP tries before it gives up on a positive. */
  readonly attempts: number;
  readonly random: Random;
  readonly onStep?: (epoch: number) => Promise<void> | void;
  readonly with?: KernelVariant | 'scalar';
}

/** Runs the steps of some entries (places in `entries.column`). */
export interface HybridDescent {
  run(places: Int32Array, seed: number): void;
  /** The embeddings as they have become. */
  readonly userVectors: Float32Array;
  readonly itemVectors: Float32Array;
}

/** WARP's weight of a violation is cut off here, as rare large steps spoil what was learnt. */
const LARGEST_WEIGHT = 10;

/** WARP's weight of a violation found at this attempt (from 1): ln of the rank estimated from it (J. Weston et al., 2011). */
export function warpWeight(poolSize: number, attempt: number): number {
  return Math.min(LARGEST_WEIGHT, Math.log(Math.max(1, Math.floor((poolSize - 1) / attempt))));
}

/** Floats an embedding takes: the vector, a bias, and the constant that the other side's bias is multiplied by. */
export function widthOf(rank: number): number {
  return Math.ceil((rank + 2) / 4) * 4;
}
