// Metrics of what a model recommends to everybody together: coverage, novelty, diversity, Gini, popularity.

import type { Interactions } from '../interactions.ts';
import { createRandom } from '../random.ts';

/**
 * Each at every cut-off k over the lists of all users:
 *
 * - `coverage`: distinct items recommended / items in training
 * - `gini`: Gini coefficient of how often each item of the training is recommended (0 evenly, 1 always the same)
 * - `novelty`: mean self-information -log2(share of training users who have the item), in bits
 * - `popularity`: mean share of training users who have the item
 * - `diversity`: 1 - mean cosine between the items of one list, an item being its column of training users; estimated by a
 *   random projection of the columns to 64 dimensions
 */
export const listMetrics = ['coverage', 'gini', 'novelty', 'popularity', 'diversity'] as const;
export type ListMetric = (typeof listMetrics)[number];

const SKETCH = 64;
const SKETCH_SEED = 7;

/** Takes the lists one by one and adds up what the metrics need. */
export class ListMetrics {
  readonly #ks: readonly number[];
  readonly #shares: Float64Array;
  readonly #sketch: Float32Array;
  readonly #counts: Uint32Array[];
  readonly #sums: { novelty: number; popularity: number; diversity: number; items: number; lists: number }[];

  constructor(train: Interactions, ks: readonly number[]) {
    const { start } = train.byItem;
    this.#ks = ks;
    this.#shares = Float64Array.from(
      { length: train.itemCount },
      (_, i) => (start[i + 1]! - start[i]!) / train.userCount,
    );
    this.#sketch = sketchItems(train);
    this.#counts = ks.map(() => new Uint32Array(train.itemCount));
    this.#sums = ks.map(() => ({ novelty: 0, popularity: 0, diversity: 0, items: 0, lists: 0 }));
  }

  add(list: Int32Array): void {
    const total = new Float64Array(SKETCH);
    let place = 0;
    this.#ks.forEach((k, cut) => {
      const counts = this.#counts[cut]!;
      const sums = this.#sums[cut]!;
      const length = Math.min(k, list.length);
      for (; place < length; place++) {
        for (let d = 0; d < SKETCH; d++) total[d]! += this.#sketch[list[place]! * SKETCH + d]!;
      }
      for (let i = 0; i < length; i++) {
        const item = list[i]!;
        const share = this.#shares[item]!;
        counts[item]!++;
        sums.popularity += share;
        // An item nobody has in training counts as if half a user had it.
        sums.novelty -= Math.log2(share || 0.5 / this.#shares.length);
      }
      sums.items += length;
      if (length > 1) {
        let squared = 0;
        for (const value of total) squared += value * value;
        sums.diversity += 1 - (squared - length) / (length * (length - 1));
        sums.lists++;
      }
    });
  }

  /** The metrics at the cut-off of the given place in `ks`. */
  result(cut: number): Record<ListMetric, number> {
    const sums = this.#sums[cut]!;
    const known = this.#counts[cut]!.filter((_, item) => this.#shares[item]! > 0).sort();
    let weighted = 0;
    let total = 0;
    known.forEach((count, i) => {
      weighted += count * (2 * (i + 1) - known.length - 1);
      total += count;
    });
    return {
      coverage: known.filter((count) => count > 0).length / known.length,
      gini: total ? weighted / (known.length * total) : 0,
      novelty: sums.novelty / sums.items,
      popularity: sums.popularity / sums.items,
      diversity: sums.diversity / sums.lists,
    };
  }
}

/** Unit vectors of 64 dimensions whose inner products estimate the cosines between columns (Johnson-Lindenstrauss). */
function sketchItems(train: Interactions): Float32Array {
  const random = createRandom(SKETCH_SEED);
  const { start, column, rowCount } = train.byItem;
  const signs = new Int8Array(train.userCount * SKETCH);
  for (let i = 0; i < signs.length; i++) signs[i] = random.next() < 0.5 ? -1 : 1;
  const sketch = new Float32Array(rowCount * SKETCH);
  for (let item = 0; item < rowCount; item++) {
    const own = sketch.subarray(item * SKETCH, item * SKETCH + SKETCH);
    for (let p = start[item]!; p < start[item + 1]!; p++) {
      const from = column[p]! * SKETCH;
      for (let d = 0; d < SKETCH; d++) own[d]! += signs[from + d]!;
    }
    let squared = 0;
    for (const value of own) squared += value * value;
    if (squared > 0) for (let d = 0; d < SKETCH; d++) own[d]! /= Math.sqrt(squared);
  }
  return sketch;
}
