// The best items of a stream of scores: a bounded heap.

/**
 * Keeps the `limit` best of the items pushed. Equal scores are ordered by `tieBreak` (higher first), then by index, so that the order of
 * pushing does not matter. A push costs log(limit) where the item is kept.
 */
export class BestItems {
  /** What a score has to reach to be kept: that of the worst item once there are `limit` of them. */
  threshold = -Infinity;
  /** A heap, the worst on top, once it is full. */
  readonly #items: Int32Array;
  readonly #scores: Float32Array;
  readonly #tieBreak: Float32Array;
  #size = 0;

  constructor(limit: number, tieBreak: Float32Array) {
    this.#items = new Int32Array(limit);
    this.#scores = new Float32Array(limit);
    this.#tieBreak = tieBreak;
  }

  get full(): boolean {
    return this.#size === this.#items.length;
  }

  /** An item must not be pushed twice. */
  push(item: number, score: number): void {
    const limit = this.#items.length;
    if (this.#size < limit) {
      this.#items[this.#size] = item;
      this.#scores[this.#size++] = score;
      if (this.#size < limit) return;
      for (let at = (limit >> 1) - 1; at >= 0; at--) this.#sink(at, limit);
    } else {
      if (limit === 0 || !this.#beatsWorst(item, score)) return;
      this.#items[0] = item;
      this.#scores[0] = score;
      this.#sink(0, limit);
    }
    this.threshold = this.#scores[0]!;
  }

  /** What was kept, best first. Ends the use of this object. */
  sorted(): { readonly items: Int32Array; readonly scores: Float32Array } {
    const size = this.#size;
    if (size < this.#items.length) for (let at = (size >> 1) - 1; at >= 0; at--) this.#sink(at, size);
    for (let end = size - 1; end > 0; end--) {
      this.#swap(0, end);
      this.#sink(0, end);
    }
    return { items: this.#items.slice(0, size), scores: this.#scores.slice(0, size) };
  }

  #beatsWorst(item: number, score: number): boolean {
    const worst = this.#items[0]!;
    if (score !== this.#scores[0]!) return score > this.#scores[0]!;
    const tie = this.#tieBreak[item]! - this.#tieBreak[worst]!;
    return tie === 0 ? item < worst : tie > 0;
  }

  #worse(a: number, b: number): boolean {
    const difference = this.#scores[a]! - this.#scores[b]!;
    if (difference !== 0) return difference < 0;
    const [first, second] = [this.#items[a]!, this.#items[b]!];
    const tie = this.#tieBreak[first]! - this.#tieBreak[second]!;
    return tie === 0 ? first > second : tie < 0;
  }

  #swap(a: number, b: number): void {
    const [item, score] = [this.#items[a]!, this.#scores[a]!];
    this.#items[a] = this.#items[b]!;
    this.#scores[a] = this.#scores[b]!;
    this.#items[b] = item;
    this.#scores[b] = score;
  }

  #sink(from: number, end: number): void {
    for (let at = from; ;) {
      let child = 2 * at + 1;
      if (child >= end) return;
      if (child + 1 < end && this.#worse(child + 1, child)) child++;
      if (!this.#worse(child, at)) return;
      this.#swap(at, child);
      at = child;
    }
  }
}
