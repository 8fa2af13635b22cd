// Factors of explicit ratings by stochastic gradient descent: by the kernels, or by the scalar reference.

import { openKernels } from '../kernels/kernel-runner.ts';
import { KernelLayout } from '../kernels/kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import type { Random } from '../random.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { copySparse, reserveSparse } from './inverse-gram.ts';

export interface RatingFactors {
  readonly mean: number;
  readonly rank: number;
  readonly userBias: Float32Array;
  readonly itemBias: Float32Array;
  /** users x rank. */
  readonly users: Float32Array;
  /** items x rank. */
  readonly items: Float32Array;
  /** items x rank, what choosing an item says whatever its rating; empty without implicit feedback. */
  readonly chosen: Float32Array;
}

export interface DescentOptions {
  readonly rank: number;
  readonly epochs: number;
  readonly rate: number;
  /** Factor on the rate after every epoch. */
  readonly decay: number;
  readonly biasPenalty: number;
  readonly factorPenalty: number;
  readonly deviation: number;
  readonly implicit: boolean;
  readonly random: Random;
  readonly onStep?: (epoch: number) => Promise<void> | void;
  /** Awaited after each epoch with the number done and a way to copy the factors; false ends there. */
  readonly onEpoch?: (done: number, factors: () => RatingFactors) => Promise<boolean>;
  readonly with?: KernelVariant | 'scalar';
}

/** Everything an epoch changes, and the ratings. Ranks are padded to multiples of 4. */
interface Descent extends RatingFactors {
  readonly order: Int32Array;
  epoch(rate: number): void;
}

/**
 * Learns from ratings (users x items). An epoch costs entries * rank * 8 operations; users come in a new order each epoch. On one
 * thread only: several that descend at once (Hogwild) would make the result depend on their timing.
 */
export async function descendRatings(ratings: SparseMatrix, options: DescentOptions): Promise<RatingFactors> {
  const { rank, random, deviation } = options;
  const padded = Math.ceil(rank / 4) * 4;
  let mean = 0;
  for (const value of ratings.value) mean += value / ratings.value.length;
  const descent =
    (options.with !== 'scalar' && (await kernelDescent(ratings, padded, mean, options))) ||
    scalarDescent(ratings, padded, mean, options);
  for (const factors of [descent.users, descent.items, descent.chosen]) {
    for (let i = 0; i < factors.length; i++) if (i % padded < rank) factors[i] = random.normal() * deviation;
  }
  descent.order.forEach((_, u) => (descent.order[u] = u));
  let rate = options.rate;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    await options.onStep?.(epoch);
    random.shuffle(descent.order);
    descent.epoch(rate);
    rate *= options.decay;
    if (options.onEpoch && !(await options.onEpoch(epoch + 1, () => copyFactors(descent, rank)))) break;
  }
  return copyFactors(descent, rank);
}

/** The factors without the padding of their rows to `descent.rank`. */
function copyFactors(descent: Descent, rank: number): RatingFactors {
  const unpadded = (factors: Float32Array): Float32Array => {
    const rows = factors.length / descent.rank;
    const out = new Float32Array(rows * rank);
    for (let r = 0; r < rows; r++)
      out.set(factors.subarray(r * descent.rank, r * descent.rank + rank), r * rank);
    return out;
  };
  return {
    mean: descent.mean,
    rank,
    userBias: descent.userBias.slice(),
    itemBias: descent.itemBias.slice(),
    users: unpadded(descent.users),
    items: unpadded(descent.items),
    chosen: unpadded(descent.chosen),
  };
}

async function kernelDescent(
  ratings: SparseMatrix,
  rank: number,
  mean: number,
  options: DescentOptions,
): Promise<Descent | null> {
  const { rowCount, columnCount } = ratings;
  const layout = new KernelLayout();
  const at = {
    ...reserveSparse(layout, ratings),
    order: layout.reserve(rowCount),
    userBias: layout.reserve(rowCount),
    itemBias: layout.reserve(columnCount),
    users: layout.reserve(rowCount * rank),
    items: layout.reserve(columnCount * rank),
    chosen: layout.reserve(options.implicit ? columnCount * rank : 0),
    work: layout.reserve(2 * rank),
  };
  const variant = options.with === 'scalar' ? undefined : options.with;
  const kernels = (await openKernels(layout, { variant }))?.own;
  if (!kernels) return null;
  copySparse(kernels, at, ratings);
  return {
    mean,
    rank,
    order: kernels.integers(at.order, rowCount),
    userBias: kernels.floats(at.userBias, rowCount),
    itemBias: kernels.floats(at.itemBias, columnCount),
    users: kernels.floats(at.users, rowCount * rank),
    items: kernels.floats(at.items, columnCount * rank),
    chosen: kernels.floats(at.chosen, options.implicit ? columnCount * rank : 0),
    epoch(rate) {
      kernels.run.descend(
        at.order,
        0,
        rowCount,
        at.start,
        at.column,
        at.value,
        at.userBias,
        at.itemBias,
        at.users,
        at.items,
        options.implicit ? at.chosen : 0,
        rank,
        mean,
        rate,
        options.biasPenalty,
        options.factorPenalty,
        at.work,
      );
    },
  };
}

function scalarDescent(ratings: SparseMatrix, rank: number, mean: number, options: DescentOptions): Descent {
  const { rowCount, columnCount, start, column, value } = ratings;
  const { biasPenalty, factorPenalty } = options;
  const userBias = new Float32Array(rowCount);
  const itemBias = new Float32Array(columnCount);
  const users = new Float32Array(rowCount * rank);
  const items = new Float32Array(columnCount * rank);
  const chosen = new Float32Array(options.implicit ? columnCount * rank : 0);
  const order = new Int32Array(rowCount);
  const implicit = new Float32Array(rank);
  const gradient = new Float32Array(rank);

  const descendUser = (user: number, rate: number): void => {
    const own = user * rank;
    const root = 1 / Math.sqrt(start[user + 1]! - start[user]!);
    implicit.fill(0);
    gradient.fill(0);
    if (options.implicit) {
      for (let e = start[user]!; e < start[user + 1]!; e++) {
        for (let f = 0; f < rank; f++) implicit[f]! += root * chosen[column[e]! * rank + f]!;
      }
    }
    for (let e = start[user]!; e < start[user + 1]!; e++) {
      const item = column[e]! * rank;
      let sum = 0;
      for (let f = 0; f < rank; f++) sum += items[item + f]! * (users[own + f]! + implicit[f]!);
      const error = value[e]! - mean - userBias[user]! - itemBias[column[e]!]! - sum;
      userBias[user]! += rate * (error - biasPenalty * userBias[user]!);
      itemBias[column[e]!]! += rate * (error - biasPenalty * itemBias[column[e]!]!);
      for (let f = 0; f < rank; f++) {
        const q = items[item + f]!;
        const p = users[own + f]!;
        users[own + f]! += rate * (error * q - factorPenalty * p);
        items[item + f]! += rate * (error * (p + implicit[f]!) - factorPenalty * q);
        gradient[f]! += error * q;
      }
    }
    if (!options.implicit) return;
    const keep = Math.max(0, 1 - rate * factorPenalty * (start[user + 1]! - start[user]!));
    for (let e = start[user]!; e < start[user + 1]!; e++) {
      for (let f = 0; f < rank; f++) {
        const at = column[e]! * rank + f;
        chosen[at] = chosen[at]! * keep + rate * root * gradient[f]!;
      }
    }
  };
  return {
    mean,
    rank,
    order,
    userBias,
    itemBias,
    users,
    items,
    chosen,
    epoch(rate) {
      for (const user of order) if (start[user + 1]! > start[user]!) descendUser(user, rate);
    },
  };
}
