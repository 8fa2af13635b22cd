// Miscalibration: how far the mix of categories in the lists is from that of the histories they were made for.

import type { Id, IdIndex } from '../id-index.ts';

/** Part of the history's mix in the smoothed mix of a list, so that a category missing there costs much but not everything. */
const SMOOTHING = 0.01;

/**
 * H. Steck, "Calibrated recommendations", RecSys 2018: the mean over users of KL(p || 0.99 q + 0.01 p), in nats, with p the
 * shares of categories in the history and q those in the first k of the list; an item counts in equal parts for each of its
 * categories. 0 is the same mix. Users without a category in the history or in the list are left aside.
 */
export class CalibrationMetric {
  readonly #ks: readonly number[];
  /** Of each item, the places of its categories. */
  readonly #categories: readonly (readonly number[])[];
  readonly #sums: Float64Array;
  readonly #users: Float64Array;
  readonly #wished: Float64Array;
  readonly #mix: Float64Array;

  constructor(items: IdIndex, categoriesOf: (item: Id) => readonly string[], ks: readonly number[]) {
    const places = new Map<string, number>();
    const placeOf = (category: string): number => {
      const place = places.get(category) ?? places.size;
      places.set(category, place);
      return place;
    };
    this.#ks = ks;
    this.#categories = items.ids.map((id) => categoriesOf(id).map(placeOf));
    this.#sums = new Float64Array(ks.length);
    this.#users = new Float64Array(ks.length);
    this.#wished = new Float64Array(places.size);
    this.#mix = new Float64Array(places.size);
  }

  /** One user's list, best first, and the items of the history it was made for. */
  add(list: Int32Array, history: Int32Array): void {
    const wished = this.#wished.fill(0);
    const mix = this.#mix.fill(0);
    const wishes = this.#count(history, 0, history.length, wished);
    if (wishes === 0) return;
    let place = 0;
    let counted = 0;
    for (let cut = 0; cut < this.#ks.length; cut++) {
      const end = Math.min(this.#ks[cut]!, list.length);
      counted += this.#count(list, place, end, mix);
      place = Math.max(place, end);
      if (counted === 0) continue;
      for (let c = 0; c < mix.length; c++) {
        const p = wished[c]! / wishes;
        if (p > 0)
          this.#sums[cut]! += p * Math.log(p / ((1 - SMOOTHING) * (mix[c]! / counted) + SMOOTHING * p));
      }
      this.#users[cut]!++;
    }
  }

  /** The metric at the cut-off of the given place in `ks`; NaN when no user could be measured. */
  result(cut: number): number {
    return this.#sums[cut]! / this.#users[cut]!;
  }

  /** Adds the categories of items [from, to) and returns how many of them have any. */
  #count(items: Int32Array, from: number, to: number, shares: Float64Array): number {
    let counted = 0;
    for (let i = from; i < to; i++) {
      const own = this.#categories[items[i]!]!;
      for (const category of own) shares[category]! += 1 / own.length;
      if (own.length > 0) counted++;
    }
    return counted;
  }
}
