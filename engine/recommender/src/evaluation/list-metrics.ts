// Metrics of what a model recommends to everybody together: coverage, novelty, diversity, Gini, popularity and its lift.

import type { Interactions } from '../interactions.ts';
import { createRandom } from '../random.ts';

/**
 * Each at every cut-off k over the lists of all users:
 *
 * - `coverage`: distinct items recommended / items in training
 * - `gini`: Gini coefficient of how often each item of the training is recommended (0 evenly, 1 always the same)
 * - `novelty`: mean self-information -log2(share of training users who have the item), in bits
 * - `popularity`: mean share of training users who have the item
 * - `popularityLift`: how much more popular than their histories people's lists are: the mean over users of the mean share in
 *   the list, divided by the same of the history, less 1 (H. Abdollahpouri et al., "The Unfairness of Popularity Bias in
 *   Recommendation", 2019; 0 is no bias)
 * - `diversity`: 1 - mean cosine between the items of one list, an item being its column of training users; estimated by a
 *   random projection of the columns to 64 dimensions
 */
export const listMetrics = [
  'coverage',
  'gini',
  'novelty',
  'popularity',
  'popularityLift',
  'diversity',
] as const;
export type ListMetric = (typeof listMetrics)[number];

const SKETCH = 64;
const SKETCH_SEED = 7;

interface Sums {
  novelty: number;
  popularity: number;
  diversity: number;
  items: number;
  lists: number;
  ownShare: number;
  historyShare: number;
}

/** Takes the lists one by one and adds up what the metrics need. */
export class ListMetrics {
  readonly #ks: readonly number[];
  readonly #shares: Float64Array;
  readonly #bits: Float64Array;
  readonly #sketch: Float32Array;
  readonly #counts: Uint32Array[];
  readonly #sums: Sums[];
  readonly #total = new Float64Array(SKETCH);

  constructor(train: Interactions, ks: readonly number[]) {
    const { start } = train.byItem;
    this.#ks = ks;
    this.#shares = Float64Array.from(
      { length: train.itemCount },
      (_, i) => (start[i + 1]! - start[i]!) / train.userCount,
    );
    // An item nobody has in training counts as if half a user had it.
    this.#bits = this.#shares.map((share) => -Math.log2(share || 0.5 / train.userCount));
    this.#sketch = sketchItems(train);
    this.#counts = ks.map(() => new Uint32Array(train.itemCount));
    this.#sums = ks.map(() => ({
      novelty: 0,
      popularity: 0,
      diversity: 0,
      items: 0,
      lists: 0,
      ownShare: 0,
      historyShare: 0,
    }));
  }

  /** One user's list, best first, and the items of the history it was made for. */
  add(list: Int32Array, history: Int32Array): void {
    const total = this.#total.fill(0);
    let ownShare = 0;
    for (let h = 0; h < history.length; h++) ownShare += this.#shares[history[h]!]! / history.length;
    let place = 0;
    let popularity = 0;
    let novelty = 0;
    for (let cut = 0; cut < this.#ks.length; cut++) {
      const counts = this.#counts[cut]!;
      const sums = this.#sums[cut]!;
      const length = Math.min(this.#ks[cut]!, list.length);
      for (; place < length; place++) {
        const item = list[place]!;
        popularity += this.#shares[item]!;
        novelty += this.#bits[item]!;
        const from = item * SKETCH;
        for (let d = 0; d < SKETCH; d++) total[d]! += this.#sketch[from + d]!;
      }
      for (let i = 0; i < length; i++) counts[list[i]!]!++;
      sums.popularity += popularity;
      sums.novelty += novelty;
      sums.items += length;
      if (length > 0 && history.length > 0) {
        sums.ownShare += popularity / length;
        sums.historyShare += ownShare;
      }
      if (length > 1) {
        let squared = 0;
        for (let d = 0; d < SKETCH; d++) squared += total[d]! * total[d]!;
        sums.diversity += 1 - (squared - length) / (length * (length - 1));
        sums.lists++;
      }
    }
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
      popularityLift: sums.ownShare / sums.historyShare - 1,
      diversity: sums.diversity / sums.lists,
    };
  }
}

/** Unit vectors of 64 dimensions whose inner products estimate the cosines between columns (Johnson-Lindenstrauss). */
function sketchItems(train: Interactions): Float32Array {
  const random = createRandom(SKETCH_SEED);
  const { start, column, rowCount } = train.byItem;
  const signs = new Int8Array(train.userCount * SKETCH);
  for (let from = 0; from < signs.length; from += 32) {
    const bits = Math.floor(random.next() * 2 ** 32);
    for (let d = 0; d < 32; d++) signs[from + d] = (bits >>> d) & 1 ? 1 : -1;
  }
  const sketch = new Float32Array(rowCount * SKETCH);
  const sums = new Int32Array(SKETCH);
  for (let item = 0; item < rowCount; item++) {
    sums.fill(0);
    for (let p = start[item]!; p < start[item + 1]!; p++) {
      const from = column[p]! * SKETCH;
      for (let d = 0; d < SKETCH; d++) sums[d]! += signs[from + d]!;
    }
    let squared = 0;
    for (let d = 0; d < SKETCH; d++) squared += sums[d]! * sums[d]!;
    const scale = squared > 0 ? 1 / Math.sqrt(squared) : 0;
    for (let d = 0; d < SKETCH; d++) sketch[item * SKETCH + d] = sums[d]! * scale;
  }
  return sketch;
}
