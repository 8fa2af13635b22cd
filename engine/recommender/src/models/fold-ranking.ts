// Folding one user, or one item, into a model learnt by a ranking loss: the same loss, with everything else held fixed.

import { warpWeight } from '../linear-algebra/hybrid-task.ts';
import type { HybridLoss } from '../linear-algebra/hybrid-task.ts';
import { dot } from '../linear-algebra/vectors.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';

export interface FoldRankingOptions {
  readonly loss: HybridLoss;
  /** Passes over the history. */
  readonly passes: number;
  /** Of Adagrad. */
  readonly rate: number;
  /** Items that WARP tries. */
  readonly attempts: number;
  readonly seed: number;
}

/** Item representations, items x (rank + 1), row-major, the bias last. */
export interface RankedItems {
  readonly vectors: Float32Array;
  readonly rank: number;
  /** The items that negatives are drawn from. */
  readonly pool: Int32Array;
}

/**
 * The user's vector from a history. `onStep` is told of every step: which place of the history it is for and what it adds to the
 * vector. Passes * history * (attempts met + 2) * rank operations.
 */
export function foldUser(
  items: RankedItems,
  profile: Profile,
  begin: Float32Array,
  options: FoldRankingOptions,
  onStep?: (place: number, change: Float32Array) => void,
): Float32Array {
  const { vectors, rank } = items;
  const width = rank + 1;
  const x = begin.slice();
  const squares = new Float32Array(rank).fill(1);
  const change = new Float32Array(rank);
  const draw = createDraw(items.pool, options.seed, new Set(profile.items));
  const scoreOf = (item: number): number =>
    dot(vectors, item * width, x, 0, rank) + vectors[item * width + rank]!;
  const descend = (place: number, weight: number, better: number, worse: number): void => {
    for (let f = 0; f < rank; f++) {
      const slope = weight * ((vectors[worse * width + f] ?? 0) - (vectors[better * width + f] ?? 0));
      change[f] = (-options.rate / Math.sqrt(squares[f]!)) * slope;
      x[f]! += change[f]!;
      squares[f]! += slope * slope;
    }
    onStep?.(place, change);
  };
  for (let pass = 0; pass < options.passes; pass++) {
    for (let h = 0; h < profile.items.length; h++) {
      const item = profile.items[h]!;
      const liked = profile.weights[h]! > 0;
      const found = violate(options, items.pool.length, draw, (other) =>
        liked ? scoreOf(item) - scoreOf(other) : scoreOf(other) - scoreOf(item),
      );
      if (found.weight === 0) continue;
      const weight = found.weight * Math.abs(profile.weights[h]!);
      descend(h, weight, liked ? item : found.other, liked ? found.other : item);
    }
  }
  return x;
}

/**
 * A new item's vector and bias (last) from the vectors of those who liked it (weight above 0) or not. The user's own score of
 * other items is what it has to beat.
 */
export function foldItem(
  items: RankedItems,
  users: readonly Float32Array[],
  weights: Float32Array,
  begin: Float32Array,
  options: FoldRankingOptions,
): Float32Array {
  const { vectors, rank } = items;
  const width = rank + 1;
  const y = begin.slice();
  const squares = new Float32Array(width).fill(1);
  const draw = createDraw(items.pool, options.seed, new Set());
  for (let pass = 0; pass < options.passes; pass++) {
    users.forEach((user, u) => {
      const sign = Math.sign(weights[u]!);
      const own = dot(user, 0, y, 0, rank) + y[rank]!;
      const found = violate(options, items.pool.length, draw, (other) => {
        const rival = dot(vectors, other * width, user, 0, rank) + vectors[other * width + rank]!;
        return sign * (own - rival);
      });
      const weight = found.weight * weights[u]!;
      for (let f = 0; f < width; f++) {
        const slope = -weight * (f < rank ? user[f]! : 1);
        y[f]! -= (options.rate / Math.sqrt(squares[f]!)) * slope;
        squares[f]! += slope * slope;
      }
    });
  }
  return y;
}

/** An item that the loss wants further down, and how much; weight 0 when there is none. */
function violate(
  { loss, attempts }: FoldRankingOptions,
  poolSize: number,
  draw: () => number,
  lead: (other: number) => number,
): { readonly other: number; readonly weight: number } {
  for (let attempt = 1; attempt <= (loss === 'warp' ? attempts : 1); attempt++) {
    const other = draw();
    if (other < 0) continue;
    const ahead = lead(other);
    if (loss !== 'warp') return { other, weight: 1 / (1 + Math.exp(ahead)) };
    if (ahead < 1) return { other, weight: warpWeight(poolSize, attempt) };
  }
  return { other: -1, weight: 0 };
}

function createDraw(pool: Int32Array, seed: number, own: ReadonlySet<number>): () => number {
  const random = createRandom(seed);
  return () => {
    const item = pool[random.integer(pool.length)]!;
    return own.has(item) ? -1 : item;
  };
}
