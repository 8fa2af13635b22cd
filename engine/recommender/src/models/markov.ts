// Markov transitions: what people went on to right after what this person has just seen.

import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { float64Tensor, packMatrix, unpackMatrix } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';

export interface MarkovParameters {
  /** How many items further on still count as a transition, the one d further on with weight decay^(d - 1). Default 1. */
  readonly window: number;
  /** How many of the newest history items are asked, the one d before the newest with weight decay^d. Default 1. */
  readonly recent: number;
  /** Default 0.6. */
  readonly decay: number;
  /** Exponent of the count of an item's transitions that scores are divided by: 0 plain counts (default), 1 probabilities. */
  readonly normalization: number;
}

const DEFAULTS: MarkovParameters = { window: 1, recent: 1, decay: 0.6, normalization: 0 };

/**
 * score(j) = sum over the newest items i, d before the newest, of decay^d w_i N_ij / N_i^normalization, N_ij the weighted number
 * of times that j followed i within the window, N_i their sum. First-order counts with the defaults.
 *
 * Needs times in training; liked entries only. A history without times is taken in the order given. Fit: entries * window;
 * request: items reached from the newest.
 */
export class Markov extends Model {
  readonly kind = 'markov';
  #parameters: MarkovParameters;
  /** Row i: what followed i. */
  #transitions: SparseMatrix | null = null;
  /** N_i, for items that come later; null in states that were saved without. */
  #totals: Float64Array | null = null;

  constructor(parameters: Partial<MarkovParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): MarkovParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions): Promise<void> {
    const { times } = data;
    if (!times) throw new RecommenderError('unsupported', 'Cannot fit markov: the data set has no times');
    const { start, column, value, rowCount } = data.matrix;
    const counts = Array.from({ length: data.itemCount }, () => new Map<number, number>());
    for (let u = 0; u < rowCount; u++) {
      const liked: number[] = [];
      for (let p = start[u]!; p < start[u + 1]!; p++)
        if (value[p]! > 0 && !Number.isNaN(times[p])) liked.push(p);
      const sequence = liked.sort((a, b) => times[a]! - times[b]!).map((p) => column[p]!);
      sequence.forEach((item, at) => this.#count(counts[item]!, sequence, at));
    }
    this.#take(counts);
  }

  #take(counts: readonly ReadonlyMap<number, number>[]): void {
    this.#transitions = pack(counts, this.#parameters.normalization);
    this.#totals = Float64Array.from(counts, (followers) => {
      let total = 0;
      for (const count of followers.values()) total += count;
      return total;
    });
  }

  /** Counts go on: of people in the training the transitions from and to new items, of others all of them. */
  protected override extend({ catalog, first, people }: Addition): () => void {
    const totals = this.#totals;
    if (!totals)
      throw new RecommenderError('unsupported', 'Cannot add items to markov: it was saved without counts');
    const { start, column, value } = this.#transitions!;
    const counts = Array.from({ length: catalog.items.size }, () => new Map<number, number>());
    totals.forEach((total, i) => {
      const scale = total ** this.#parameters.normalization;
      for (let p = start[i]!; p < start[i + 1]!; p++) counts[i]!.set(column[p]!, value[p]! * scale);
    });
    for (const { given, trained } of people) {
      const liked = Array.from(given.items.keys()).filter(
        (h) => given.weights[h]! > 0 && !(given.times && Number.isNaN(given.times[h])),
      );
      const { times } = given;
      if (times) liked.sort((a, b) => times[a]! - times[b]!);
      const sequence = liked.map((h) => given.items[h]!);
      sequence.forEach((item, at) =>
        this.#count(counts[item]!, sequence, at, (next) => !trained || item >= first || next >= first),
      );
    }
    return () => this.#take(counts);
  }

  #count(
    followers: Map<number, number>,
    sequence: readonly number[],
    at: number,
    counts: (next: number) => boolean = () => true,
  ): void {
    const { window, decay } = this.#parameters;
    for (let d = 1; d <= window && at + d < sequence.length; d++) {
      const next = sequence[at + d]!;
      if (!counts(next)) continue;
      followers.set(next, (followers.get(next) ?? 0) + decay ** (d - 1));
    }
  }

  /** Places of the profile's newest items, newest first. */
  #newest(profile: Profile): number[] {
    const places = Array.from(profile.items, (_, h) => h);
    const { times } = profile;
    if (times)
      places.sort(
        (a, b) =>
          (Number.isNaN(times[a]) ? -Infinity : times[a]!) -
            (Number.isNaN(times[b]) ? -Infinity : times[b]!) || a - b,
      );
    return places.reverse().slice(0, this.#parameters.recent);
  }

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    const { start, column, value } = this.#transitions!;
    out.fill(0);
    this.#newest(profile).forEach((h, d) => {
      const item = profile.items[h]!;
      const weight = profile.weights[h]! * this.#parameters.decay ** d;
      for (let p = start[item]!; p < start[item + 1]!; p++) out[column[p]!]! += weight * value[p]!;
    });
  }

  contributions(user: FoldedUser, item: number): Float32Array {
    const { start, column, value } = this.#transitions!;
    const out = new Float32Array(user.profile.items.length);
    this.#newest(user.profile).forEach((h, d) => {
      const source = user.profile.items[h]!;
      for (let p = start[source]!; p < start[source + 1]!; p++) {
        if (column[p] === item) out[h] = user.profile.weights[h]! * this.#parameters.decay ** d * value[p]!;
      }
    });
    return out;
  }

  protected savePart(): ModelPart {
    const part = packMatrix('transitions', this.#transitions!);
    return this.#totals ? { ...part, tensors: { ...part.tensors, totals: this.#totals } } : part;
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    this.#transitions = unpackMatrix('transitions', part);
    this.#totals = 'totals' in part.tensors ? float64Tensor(part, 'totals') : null;
  }
}

function pack(counts: readonly ReadonlyMap<number, number>[], normalization: number): SparseMatrix {
  const n = counts.length;
  const start = new Int32Array(n + 1);
  counts.forEach((followers, i) => (start[i + 1] = start[i]! + followers.size));
  const column = new Int32Array(start[n]!);
  const value = new Float32Array(start[n]!);
  counts.forEach((followers, i) => {
    let total = 0;
    for (const count of followers.values()) total += count;
    [...followers.entries()]
      .sort(([a], [b]) => a - b)
      .forEach(([item, count], k) => {
        column[start[i]! + k] = item;
        value[start[i]! + k] = count / total ** normalization;
      });
  });
  return { rowCount: n, columnCount: n, start, column, value };
}

function check(parameters: MarkovParameters): MarkovParameters {
  checkParameter('window', parameters.window, 1);
  checkParameter('recent', parameters.recent, 1);
  checkParameter('decay', parameters.decay, 0, 1);
  checkParameter('normalization', parameters.normalization, 0, 2);
  return parameters;
}
