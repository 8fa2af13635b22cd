// An index over item factors that finds the items of the largest products with a query, reading a quarter of the bytes or less.

import { BestItems } from '../best-items.ts';
import type { ScoringExports } from '../kernels/kernel-exports.ts';
import { KernelLayout } from '../kernels/kernels.ts';
import type { Kernels, KernelVariant } from '../kernels/kernels.ts';
import { scoringKernels } from '../kernels/scoring-kernels.ts';
import { dot, norm } from '../linear-algebra/vectors.ts';
import type { Partition } from './partition-factors.ts';

export interface IndexRequest {
  readonly limit: number;
  /** Orders items of equal score, higher first; then the lower index is first. */
  readonly tieBreak: Float32Array;
  /** Never these items. */
  readonly blocked: ReadonlySet<number>;
  /** The score as it is to be compared and given back: the product of the factors in single precision. */
  readonly scoreOf: (item: number) => number;
  /**
   * Lists are read, the most promising first, until they held so many items, and on while there are not `limit` items in the answer.
   * Default all: then the answer is exact.
   */
  readonly read?: number | undefined;
}

/** Codes read between two looks at the threshold. */
const SCAN = 1_024;
/** With a partition, every so many-th item is in the list of the longest, which every search reads. */
const HEAD = 16;
const FIRST_SCAN = 128;
/** Rows coded in one call. */
const STAGE = 1_024;
/** What rounding in single precision may change a product by, relative to the product of the lengths. */
const ROUNDING = 1e-5;
/** Rows that a scan may read after the last. */
const OVERREAD = 3;

/**
 * Every item is kept as one signed byte a factor with a scale, and with the length e of what the codes leave out. The score of item f
 * for a query x is at most the product of the codes plus |x| e, so that only items whose bound reaches the worst of the answer so
 * far have their score made; the answer is the same as by all scores. Within a list the longest factors come first, and a list is
 * left as soon as |x| |f| cannot reach the answer. With a partition, lists lie in the order of how well their direction fits the query,
 * and reading only the first of them is the inverted-file search of H. Jegou et al., "Product quantization for nearest neighbor
 * search", PAMI 2011, with eight-bit scalar codes and exact scores.
 *
 * Memory: items * (rank + 16) bytes.
 */
export class FactorIndex {
  readonly partition: Partition | null;
  readonly #kernels: Kernels<ArrayBuffer, ScoringExports>;
  readonly #rank: number;
  readonly #padded: number;
  readonly #at: Places;
  /** The item of each position. */
  readonly #order: Int32Array;
  readonly #lengths: Float32Array;
  readonly #longest: number;
  /** Where each list begins, and the end. */
  readonly #begin: Int32Array;

  private constructor(
    kernels: Kernels<ArrayBuffer, ScoringExports>,
    at: Places,
    factors: Float32Array,
    rank: number,
    partition: Partition | null,
  ) {
    const items = factors.length / rank;
    this.partition = partition;
    this.#kernels = kernels;
    this.#rank = rank;
    this.#padded = padTo16(rank);
    this.#at = at;
    this.#lengths = kernels.floats(at.lengths, items);
    const lengths = Float32Array.from({ length: items }, (_, i) =>
      norm(factors.subarray(i * rank, i * rank + rank)),
    );
    const byLength = byFallingLength(lengths);
    this.#longest = items > 0 ? lengths[byLength[0]!]! : 0;
    const lists = partition ? partition.directions.length / rank : 0;
    const head = partition ? Math.ceil(items / HEAD) : items;
    // List 0 holds the longest factors of all, list 1 + l the other items of list l of the partition.
    const listOf = new Int32Array(items);
    for (const item of byLength.subarray(head)) listOf[item] = 1 + partition!.listOf[item]!;
    this.#order = sortStable(byLength, lists + 1, (item) => listOf[item]!);
    this.#begin = new Int32Array(lists + 2);
    for (const list of listOf) this.#begin[list + 1]!++;
    for (let l = 0; l <= lists; l++) this.#begin[l + 1]! += this.#begin[l]!;
    this.#encode(factors);
  }

  /** `factors`: items x rank, row-major. Null where there is no SIMD, or the codes do not fit into 4 GiB. */
  static create(
    factors: Float32Array,
    rank: number,
    partition: Partition | null = null,
    variant?: KernelVariant,
  ): FactorIndex | null {
    const items = factors.length / rank;
    const padded = padTo16(rank);
    const layout = new KernelLayout();
    const at: Places = {
      codes: layout.reserve(Math.ceil(((items + OVERREAD) * padded) / 4)),
      scales: layout.reserve(items + OVERREAD),
      rests: layout.reserve(items + OVERREAD),
      lengths: layout.reserve(items),
      stage: layout.reserve(STAGE * padded),
      query: layout.reserve(padded / 2),
      found: layout.reserve(SCAN),
    };
    const kernels = scoringKernels.create(layout, variant);
    return kernels && new FactorIndex(kernels, at, factors, rank, partition);
  }

  /** The number of lists of the partition. */
  get lists(): number {
    return this.#begin.length - 2;
  }

  /** Bytes that the index holds. */
  get bytes(): number {
    return this.#order.length * (this.#padded + 16);
  }

  /** The best items for a query of `rank` factors, best first. */
  best(
    query: Float32Array,
    request: IndexRequest,
  ): { readonly items: Int32Array; readonly scores: Float32Array } {
    const length = norm(query);
    const { unit, rounding } = this.#setQuery(query);
    const slack = this.#longest * (rounding + ROUNDING * length);
    const best = new BestItems(Math.min(request.limit, this.#order.length), request.tieBreak);
    const { read = Infinity } = request;
    let passed = 0;
    for (const list of this.#visits(query)) {
      if (passed >= read && best.full) break;
      passed += this.#begin[list + 1]! - this.#begin[list]!;
      this.#scan(list, { unit, reach: length * (1 + ROUNDING), slack }, request, best);
    }
    return best.sorted();
  }

  #scan(
    list: number,
    { unit, reach, slack }: { unit: number; reach: number; slack: number },
    { blocked, scoreOf }: IndexRequest,
    best: BestItems,
  ): void {
    const at = this.#at;
    const found = this.#kernels.integers(at.found, SCAN);
    let from = this.#begin[list]!;
    for (;;) {
      const least = best.threshold - slack;
      const end = this.#reaching(list, from, least / reach);
      // Until the answer is full every item read has its score made.
      const to = Math.min(end, from + (best.full ? SCAN : FIRST_SCAN));
      if (from >= to) return;
      const count = this.#kernels.run.scanCodes(
        at.codes,
        from,
        to,
        this.#padded,
        at.query,
        unit,
        at.scales,
        at.rests,
        reach,
        least,
        at.found,
      );
      for (let c = 0; c < count; c++) {
        const item = this.#order[found[c]!]!;
        if (blocked.has(item)) continue;
        const score = scoreOf(item);
        if (score >= best.threshold) best.push(item, score);
      }
      from = to;
    }
  }

  /** Where the factors of a list begin to be shorter than `least`, not before `from`. */
  #reaching(list: number, from: number, least: number): number {
    let low = from;
    let high = this.#begin[list + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lengths[middle]! < least) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Lists in the order in which they are read: the longest factors first, then by how well the direction fits. */
  #visits(query: Float32Array): Int32Array {
    const lists = Int32Array.from({ length: this.lists + 1 }, (_, l) => l);
    const { directions } = this.partition ?? { directions: new Float32Array(0) };
    const fit = Float64Array.from(lists, (l) =>
      dot(directions, (l - 1) * this.#rank, query, 0, l === 0 ? 0 : this.#rank),
    );
    fit[0] = Infinity;
    return lists.sort((a, b) => fit[b]! - fit[a]! || a - b);
  }

  /** Puts the query in as 16-bit integers; gives their unit and the length of what they leave out. */
  #setQuery(query: Float32Array): { unit: number; rounding: number } {
    let largest = 0;
    for (const value of query) largest = Math.max(largest, Math.abs(value));
    const steps = Math.min(32_767, Math.floor(2 ** 31 / (127 * this.#padded)) - 1);
    const unit = largest / steps || 1;
    const codes = this.#kernels.shorts(this.#at.query, this.#padded);
    let squares = 0;
    query.forEach((value, f) => {
      const code = Math.round(value / unit);
      codes[f] = code;
      squares += (value - unit * code) ** 2;
    });
    return { unit, rounding: Math.sqrt(squares) };
  }

  #encode(factors: Float32Array): void {
    const at = this.#at;
    const rank = this.#rank;
    const padded = this.#padded;
    const stage = this.#kernels.floats(at.stage, STAGE * padded);
    for (let from = 0; from < this.#order.length; from += STAGE) {
      const items = this.#order.subarray(from, from + STAGE);
      items.forEach((item, r) => stage.set(factors.subarray(item * rank, item * rank + rank), r * padded));
      this.#kernels.run.encodeRows(
        at.stage,
        items.length,
        padded,
        at.codes + from * padded,
        at.scales + from * 4,
        at.rests + from * 4,
        at.lengths + from * 4,
      );
    }
  }
}

/** Byte addresses in the index's memory. */
interface Places {
  readonly codes: number;
  readonly scales: number;
  readonly rests: number;
  readonly lengths: number;
  readonly stage: number;
  readonly query: number;
  readonly found: number;
}

const padTo16 = (rank: number): number => Math.ceil(rank / 16) * 16;

/** Items by falling length, then by index: a radix sort over the bits of the length. */
function byFallingLength(lengths: Float32Array): Int32Array {
  // Bits of floats that are not negative stand in the order of the floats.
  const bits = new Uint32Array(lengths.buffer, lengths.byteOffset, lengths.length);
  const all = Int32Array.from(lengths, (_, i) => i);
  const byLowBits = sortStable(all, 65_536, (item) => 65_535 - (bits[item]! & 0xffff));
  return sortStable(byLowBits, 65_536, (item) => 65_535 - (bits[item]! >>> 16));
}

function sortStable(
  order: Int32Array,
  keys: number,
  keyOf: (item: number) => number,
): Int32Array<ArrayBuffer> {
  const next = new Int32Array(keys + 1);
  for (const item of order) next[keyOf(item) + 1]!++;
  for (let k = 0; k < keys; k++) next[k + 1]! += next[k]!;
  const sorted = new Int32Array(order.length);
  for (const item of order) sorted[next[keyOf(item)]!++] = item;
  return sorted;
}
