// Embeddings of features of users and items by stochastic gradient descent on a ranking loss: by the kernels, or by the
// scalar reference.

import type { Random } from '../random.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { dot } from './vectors.ts';

/** See HybridFactorization. */
export type HybridLoss = 'warp' | 'bpr' | 'logistic';

/** The features of one side, and what is learnt of them. */
export interface FeatureEmbeddings {
  /** rows (users or items) x features. */
  readonly features: SparseMatrix;
  /** features x rank, row-major. */
  readonly vectors: Float32Array;
  readonly biases: Float32Array;
}

export interface HybridDescentOptions {
  readonly loss: HybridLoss;
  /** Length of an embedding, a multiple of 4. */
  readonly rank: number;
  readonly epochs: number;
  /** Of Adagrad. */
  readonly rate: number;
  /** L2 penalty of every embedding an update touches. */
  readonly penalty: number;
  /** How many items WARP tries before it gives up on a positive. */
  readonly attempts: number;
  readonly random: Random;
  readonly onStep?: (epoch: number) => Promise<void> | void;
}

/** WARP's weight of a violation is cut off here, as rare large steps spoil what was learnt. */
const LARGEST_WEIGHT = 10;
/** Positives between two calls of `onStep`. */
const STEP = 65_536;

/**
 * Learns in place. `positives`: users x items, values above 0 are liked (their value weighs the step), below 0 disliked.
 * `pool`: the items that negatives are drawn from. An epoch costs entries * (attempts met + 2) * features a row * rank.
 */
export async function descendHybrid(
  positives: SparseMatrix,
  pool: Int32Array,
  users: FeatureEmbeddings,
  items: FeatureEmbeddings,
  options: HybridDescentOptions,
): Promise<void> {
  const { random, epochs } = options;
  const order: number[] = [];
  const owner = new Int32Array(positives.column.length);
  for (let u = 0; u < positives.rowCount; u++) {
    for (let p = positives.start[u]!; p < positives.start[u + 1]!; p++) {
      owner[p] = u;
      if (positives.value[p]! > 0 || options.loss === 'logistic') order.push(p);
    }
  }
  const shuffled = Int32Array.from(order);
  const descent = new ScalarDescent(positives, pool, users, items, options);
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(shuffled);
    for (let from = 0; from < shuffled.length; from += STEP) {
      await options.onStep?.(epoch);
      const seed = random.integer(0x7fffffff) + 1;
      descent.run(shuffled.subarray(from, from + STEP), owner, seed);
    }
  }
}

class ScalarDescent {
  readonly #positives: SparseMatrix;
  readonly #pool: Int32Array;
  readonly #users: Side;
  readonly #items: Side;
  readonly #options: HybridDescentOptions;
  #state = 1;

  constructor(
    positives: SparseMatrix,
    pool: Int32Array,
    users: FeatureEmbeddings,
    items: FeatureEmbeddings,
    options: HybridDescentOptions,
  ) {
    this.#positives = positives;
    this.#pool = pool;
    this.#users = new Side(users, options);
    this.#items = new Side(items, options);
    this.#options = options;
  }

  run(places: Int32Array, owner: Int32Array, seed: number): void {
    this.#state = seed;
    const { rank, loss } = this.#options;
    const user = new Float32Array(rank + 1);
    const positive = new Float32Array(rank + 1);
    const negative = new Float32Array(rank + 1);
    const gradient = new Float32Array(rank + 1);
    for (const place of places) {
      const u = owner[place]!;
      const item = this.#positives.column[place]!;
      const value = this.#positives.value[place]!;
      this.#users.represent(u, user);
      this.#items.represent(item, positive);
      if (loss === 'logistic') {
        this.#logistic(u, item, user, positive, value, gradient);
        const other = this.#draw(u);
        if (other < 0 || value < 0) continue;
        this.#users.represent(u, user);
        this.#items.represent(other, negative);
        this.#logistic(u, other, user, negative, -value, gradient);
        continue;
      }
      const score = dot(user, 0, positive, 0, rank) + positive[rank]!;
      const { other, weight } =
        loss === 'bpr' ? this.#bpr(u, user, score, negative) : this.#warp(u, user, score, negative);
      if (weight === 0) continue;
      const step = weight * value;
      for (let f = 0; f < rank; f++) gradient[f] = -step * user[f]!;
      gradient[rank] = -step;
      this.#items.descend(item, gradient);
      for (let f = 0; f <= rank; f++) gradient[f] = -gradient[f]!;
      this.#items.descend(other, gradient);
      for (let f = 0; f < rank; f++) gradient[f] = step * (negative[f]! - positive[f]!);
      gradient[rank] = 0;
      this.#users.descend(u, gradient);
    }
  }

  #logistic(
    u: number,
    item: number,
    user: Float32Array,
    other: Float32Array,
    value: number,
    gradient: Float32Array,
  ): void {
    const { rank } = this.#options;
    const score = dot(user, 0, other, 0, rank) + other[rank]! + user[rank]!;
    const step = Math.abs(value) * (1 / (1 + Math.exp(-score)) - (value > 0 ? 1 : 0));
    for (let f = 0; f < rank; f++) gradient[f] = step * user[f]!;
    gradient[rank] = step;
    this.#items.descend(item, gradient);
    for (let f = 0; f < rank; f++) gradient[f] = step * other[f]!;
    this.#users.descend(u, gradient);
  }

  #bpr(
    u: number,
    user: Float32Array,
    score: number,
    negative: Float32Array,
  ): { other: number; weight: number } {
    const { rank } = this.#options;
    const other = this.#draw(u);
    if (other < 0) return { other, weight: 0 };
    this.#items.represent(other, negative);
    const difference = score - dot(user, 0, negative, 0, rank) - negative[rank]!;
    return { other, weight: 1 / (1 + Math.exp(difference)) };
  }

  #warp(
    u: number,
    user: Float32Array,
    score: number,
    negative: Float32Array,
  ): { other: number; weight: number } {
    const { rank, attempts } = this.#options;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const other = this.#draw(u);
      if (other < 0) continue;
      this.#items.represent(other, negative);
      if (dot(user, 0, negative, 0, rank) + negative[rank]! <= score - 1) continue;
      const better = Math.max(1, Math.floor((this.#pool.length - 1) / attempt));
      return { other, weight: Math.min(LARGEST_WEIGHT, Math.log(better)) };
    }
    return { other: -1, weight: 0 };
  }

  /** An item of the pool that the user has not liked, or -1 when the one drawn was. */
  #draw(u: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    const item = this.#pool[(this.#state >>> 0) % this.#pool.length]!;
    const { start, column, value } = this.#positives;
    let low = start[u]!;
    let high = start[u + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (column[middle]! < item) low = middle + 1;
      else high = middle;
    }
    return low < start[u + 1]! && column[low] === item && value[low]! > 0 ? -1 : item;
  }
}

/** One side under Adagrad. */
class Side {
  readonly #learnt: FeatureEmbeddings;
  readonly #rank: number;
  readonly #rate: number;
  readonly #penalty: number;
  /** Sums of squared gradients, begun at 1. */
  readonly #vectorSquares: Float32Array;
  readonly #biasSquares: Float32Array;

  constructor(learnt: FeatureEmbeddings, { rank, rate, penalty }: HybridDescentOptions) {
    this.#learnt = learnt;
    this.#rank = rank;
    this.#rate = rate;
    this.#penalty = penalty;
    this.#vectorSquares = new Float32Array(learnt.vectors.length).fill(1);
    this.#biasSquares = new Float32Array(learnt.biases.length).fill(1);
  }

  represent(row: number, out: Float32Array): void {
    represent(this.#learnt, row, this.#rank, out);
  }

  /** `gradient`: by the representation, the bias last. */
  descend(row: number, gradient: Float32Array): void {
    const { features, vectors, biases } = this.#learnt;
    const rank = this.#rank;
    for (let p = features.start[row]!; p < features.start[row + 1]!; p++) {
      const feature = features.column[p]!;
      const weight = features.value[p]!;
      const from = feature * rank;
      for (let f = 0; f < rank; f++) {
        const slope = weight * gradient[f]! + this.#penalty * vectors[from + f]!;
        const squares = this.#vectorSquares[from + f]!;
        vectors[from + f]! -= (this.#rate / Math.sqrt(squares)) * slope;
        this.#vectorSquares[from + f] = squares + slope * slope;
      }
      const slope = weight * gradient[rank]! + this.#penalty * biases[feature]!;
      biases[feature]! -= (this.#rate / Math.sqrt(this.#biasSquares[feature]!)) * slope;
      this.#biasSquares[feature]! += slope * slope;
    }
  }
}

/** out = sum of the row's weighted embeddings, the sum of their biases last. */
export function represent(
  { features, vectors, biases }: FeatureEmbeddings,
  row: number,
  rank: number,
  out: Float32Array,
): void {
  out.fill(0);
  for (let p = features.start[row]!; p < features.start[row + 1]!; p++) {
    const feature = features.column[p]!;
    const weight = features.value[p]!;
    const from = feature * rank;
    for (let f = 0; f < rank; f++) out[f]! += weight * vectors[from + f]!;
    out[rank]! += weight * biases[feature]!;
  }
}
