// The steps of descendHybrid in plain TypeScript: the reference, and what runs where there are no kernels.

import type { SparseMatrix } from '../sparse-matrix.ts';
import { widthOf } from './hybrid-task.ts';
import type { FeatureEmbeddings, HybridDescent, HybridDescentOptions, HybridTask } from './hybrid-task.ts';
import { dot } from './vectors.ts';

/** Works on copies of the embeddings. */
export class ScalarHybridDescent implements HybridDescent {
  readonly userVectors: Float32Array;
  readonly itemVectors: Float32Array;
  readonly #task: HybridTask;
  readonly #owner: Int32Array;
  /** WARP's weight by attempt. */
  readonly #weights: Float32Array;
  readonly #options: HybridDescentOptions;
  readonly #users: AdagradSide;
  readonly #items: AdagradSide;
  #state = 1;

  constructor(task: HybridTask, owner: Int32Array, weights: Float32Array, options: HybridDescentOptions) {
    this.#task = task;
    this.#owner = owner;
    this.#weights = weights;
    this.#options = options;
    this.#users = new AdagradSide(task.users, options.rank, options);
    this.#items = new AdagradSide(task.items, options.rank + 1, options);
    this.userVectors = this.#users.vectors;
    this.itemVectors = this.#items.vectors;
  }

  run(places: Int32Array, seed: number): void {
    this.#state = seed;
    const { column, value } = this.#task.entries;
    const width = widthOf(this.#options.rank);
    const user = new Float32Array(width);
    const positive = new Float32Array(width);
    for (const place of places) {
      const u = this.#owner[place]!;
      this.#users.represent(u, user);
      this.#items.represent(column[place]!, positive);
      if (this.#options.loss === 'logistic')
        this.#stepLogistic(u, column[place]!, user, positive, value[place]!);
      else this.#stepPair(u, column[place]!, user, positive, value[place]!);
    }
  }

  #stepPair(u: number, item: number, user: Float32Array, positive: Float32Array, value: number): void {
    const negative = new Float32Array(user.length);
    const score = dot(user, 0, positive, 0, user.length);
    const attempts = this.#options.loss === 'warp' ? this.#options.attempts : 1;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const other = this.#draw(u);
      if (other < 0) continue;
      this.#items.represent(other, negative);
      const lead = score - dot(user, 0, negative, 0, user.length);
      if (this.#options.loss === 'warp' && lead >= 1) continue;
      const weight = this.#options.loss === 'warp' ? this.#weights[attempt]! : 1 / (1 + Math.exp(lead));
      const step = weight * value;
      this.#items.descend(
        item,
        user.map((x) => -step * x),
      );
      this.#items.descend(
        other,
        user.map((x) => step * x),
      );
      this.#users.descend(
        u,
        negative.map((y, f) => step * (y - positive[f]!)),
      );
      return;
    }
  }

  #stepLogistic(u: number, item: number, user: Float32Array, positive: Float32Array, value: number): void {
    this.#fitOne(u, item, user, positive, value);
    const other = this.#draw(u);
    if (other < 0 || value < 0) return;
    const negative = new Float32Array(user.length);
    this.#users.represent(u, user);
    this.#items.represent(other, negative);
    this.#fitOne(u, other, user, negative, -value);
  }

  #fitOne(u: number, item: number, user: Float32Array, other: Float32Array, value: number): void {
    const score = dot(user, 0, other, 0, user.length);
    const step = Math.abs(value) * (1 / (1 + Math.exp(-score)) - (value > 0 ? 1 : 0));
    this.#items.descend(
      item,
      user.map((x) => step * x),
    );
    this.#users.descend(
      u,
      other.map((y) => step * y),
    );
  }

  /** An item of the pool that the user has not liked, or -1 when the one drawn was. Xorshift, G. Marsaglia 2003. */
  #draw(u: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    const { pool, entries } = this.#task;
    const item = pool[(this.#state >>> 0) % pool.length]!;
    const { start, column, value } = entries;
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

/** One side under Adagrad. `constant`: the element that is 1 in every row and never learnt. */
class AdagradSide {
  readonly vectors: Float32Array;
  readonly #features: SparseMatrix;
  readonly #squares: Float32Array;
  readonly #constant: number;
  readonly #rate: number;
  readonly #penalty: number;

  constructor(
    { features, vectors }: FeatureEmbeddings,
    constant: number,
    { rate, penalty }: HybridDescentOptions,
  ) {
    this.vectors = vectors.slice();
    this.#features = features;
    this.#squares = new Float32Array(vectors.length).fill(1);
    this.#constant = constant;
    this.#rate = rate;
    this.#penalty = penalty;
  }

  represent(row: number, out: Float32Array): void {
    sumEmbeddings({ features: this.#features, vectors: this.vectors }, row, out);
    out[this.#constant] = 1;
  }

  descend(row: number, gradient: Float32Array): void {
    const { start, column, value } = this.#features;
    gradient[this.#constant] = 0;
    const width = gradient.length;
    for (let p = start[row]!; p < start[row + 1]!; p++) {
      const from = column[p]! * width;
      for (let f = 0; f < width; f++) {
        const slope = value[p]! * gradient[f]! + this.#penalty * this.vectors[from + f]!;
        const squares = this.#squares[from + f]!;
        this.vectors[from + f]! -= (this.#rate / Math.sqrt(squares)) * slope;
        this.#squares[from + f] = squares + slope * slope;
      }
    }
  }
}

/** out = sum of the row's weighted embeddings, as wide as `out`. */
export function sumEmbeddings(
  { features, vectors }: FeatureEmbeddings,
  row: number,
  out: Float32Array,
): void {
  out.fill(0);
  for (let p = features.start[row]!; p < features.start[row + 1]!; p++) {
    const weight = features.value[p]!;
    const from = features.column[p]! * out.length;
    for (let f = 0; f < out.length; f++) out[f]! += weight * vectors[from + f]!;
  }
}
