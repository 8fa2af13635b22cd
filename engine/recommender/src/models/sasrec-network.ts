// The network of SASRec: a stack of causal self-attention blocks over item sequences, its loss, and its gradients.

import type { Dropout, Floats, NeuralMath } from '../neural/neural-math.ts';
import { createNeuralMemory, workOf } from '../neural/neural-memory.ts';
import type { NeuralMemory, NeuralVariant } from '../neural/neural-memory.ts';
import { TransformerBlock, blockRowLengths, dropoutAt } from '../neural/transformer-block.ts';
import type { BlockRows, Span } from '../neural/transformer-block.ts';
import { viewWeights, weightCount } from './sasrec-parameters.ts';
import type { SasrecShape, SasrecWeights } from './sasrec-parameters.ts';

/** What is learnt from one sequence: after items[0..i] comes next[i]. Parallel, at most `shape.length` long. */
export interface TrainingSequence {
  readonly items: Int32Array;
  readonly next: Int32Array;
}

export interface LearnOptions {
  /** What each position counts in the loss. */
  readonly weight: number;
  /** Rate 0 to below 1, of everything that is dropped out, and what seeds it. */
  readonly dropout: Dropout;
  /** The items that the right one is set against, sorted, without doubles; null: all others. */
  readonly negatives: Int32Array | null;
  /** 0: softmax cross-entropy. Above: logistic losses, that of the right item times this (gBCE). */
  readonly pairwise: number;
}

const align = (length: number): number => Math.ceil(length / 8) * 8;
const FLOATS = [
  'weights',
  'gradient',
  'embedded',
  'out',
  'dOut',
  'dx',
  'branch',
  'wide',
  'projected',
  'right',
  'dRight',
  'positionWeight',
  'candidates',
  'dCandidates',
  'finalStats',
  'scores',
] as const;
type FloatName = (typeof FLOATS)[number] | `${number}.${keyof BlockRows}`;
type IntegerName = 'index' | 'place' | 'next' | 'masked' | 'chosen' | 'last';

/** Rows whose scores are computed at a time. */
const SCORED_ROWS = 32;

/**
 * x = sqrt(width) items[i] + places[position]; each block: x += merge(attention(normalize(x))), x += narrow(relu(widen(normalize(x))));
 * out = normalize(x); the score of item j after a position is out . items_j. Dropout after the embedding, on the attention, and
 * behind merge, relu and narrow.
 *
 * Sequences are packed one behind the other, each rounded up to 8 rows, at most `capacity` rows at a time. Memory:
 * about capacity * (blocks * (heads * length + 9 width + 2 inner) + 12 width) + 2 weights floats.
 */
export class SasrecNetwork {
  readonly shape: SasrecShape;
  readonly itemCount: number;
  readonly capacity: number;
  readonly #memory: NeuralMemory<FloatName, IntegerName>;
  readonly #math: NeuralMath;
  readonly #weights: SasrecWeights;
  readonly #gradient: SasrecWeights;
  readonly #blocks: readonly TransformerBlock[];
  /** Where an item stands among the negatives, -1 outside. */
  readonly #placeAmong: Int32Array;

  /** `negatives`: the most that `learn` will be given, 0 for all items. With `learns` false there is no gradient. */
  constructor(
    shape: SasrecShape,
    itemCount: number,
    options: { capacity: number; negatives: number; learns: boolean; variant?: NeuralVariant },
  ) {
    const { width, inner, heads, blocks, length } = shape;
    const capacity = align(Math.max(options.capacity, length));
    const learns = options.learns ? 1 : 0;
    const candidates = options.negatives > 0 ? align(options.negatives) : 0;
    const row = capacity * width;
    const floats: Record<string, number> = {
      weights: weightCount(shape),
      gradient: learns * weightCount(shape),
      embedded: row,
      out: row,
      dOut: learns * row,
      dx: learns * row,
      branch: row,
      wide: learns * capacity * inner,
      projected: learns * 3 * row,
      right: learns * row,
      dRight: learns * row,
      positionWeight: learns * capacity,
      candidates: learns * candidates * width,
      dCandidates: learns * candidates * width,
      finalStats: 2 * capacity,
      scores: learns * SCORED_ROWS * shape.items,
    };
    for (let b = 0; b < blocks; b++) {
      const sizes = blockRowLengths(shape, capacity);
      for (const [name, size] of Object.entries(sizes)) floats[`${b}.${name}`] = size;
    }
    const work = Math.max(
      workOf.multiply(Math.max(capacity, 3 * width, inner), Math.max(3 * width, inner)),
      workOf.attention(length, width / heads),
      learns * workOf.multiply(SCORED_ROWS, shape.items),
      learns * workOf.crossEntropy(candidates || shape.items, width),
    );
    this.shape = shape;
    this.itemCount = itemCount;
    this.capacity = capacity;
    this.#memory = createNeuralMemory(
      {
        floats: floats as Record<FloatName, number>,
        integers: {
          index: capacity,
          place: capacity,
          next: capacity,
          masked: capacity,
          chosen: candidates,
          last: capacity,
        },
        work,
      },
      options.variant,
    );
    this.#math = this.#memory.math;
    this.#weights = viewWeights(shape, this.#memory.floats.weights);
    this.#gradient = options.learns ? viewWeights(shape, this.#memory.floats.gradient) : this.#weights;
    this.#blocks = this.#weights.blocks.map((weights, index) => {
      const { branch, wide, projected, dOut } = this.#memory.floats;
      const names = Object.keys(blockRowLengths(shape, capacity)) as (keyof BlockRows)[];
      return new TransformerBlock({
        math: this.#math,
        index,
        shape,
        capacity,
        rows: Object.fromEntries(
          names.map((name) => [name, this.#memory.floats[`${index}.${name}`]]),
        ) as unknown as BlockRows,
        scratch: { branch, wide, projected, attended: dOut },
        weights,
        gradient: this.#gradient.blocks[index]!,
      });
    });
    this.#placeAmong = new Int32Array(shape.items).fill(-1);
  }

  /** All weights, in the order of `viewWeights`. */
  get weights(): Floats {
    return this.#memory.floats.weights;
  }

  /** What `learn` added up, in the same order; the caller sets it to 0. */
  get gradient(): Floats {
    return this.#memory.floats.gradient;
  }

  /** Groups sequences so that each group fits into the capacity; `lengthOf` in positions. */
  group<T>(sequences: readonly T[], lengthOf: (sequence: T) => number): T[][] {
    const groups: T[][] = [];
    let rows = Infinity;
    for (const sequence of sequences) {
      const length = align(lengthOf(sequence));
      if (rows + length > this.capacity) {
        groups.push([]);
        rows = 0;
      }
      groups.at(-1)!.push(sequence);
      rows += length;
    }
    return groups;
  }

  /** Adds the derivatives of the loss of these sequences to the gradient and gives that loss: weight * sum over positions. */
  learn(sequences: readonly TrainingSequence[], options: LearnOptions): number {
    const { width } = this.shape;
    const { floats, integers } = this.#memory;
    const spans = this.#pack(sequences.map(({ items }) => items));
    const rows = rowsOf(spans);
    const { dropout } = options;
    this.#embed(rows, dropout);
    this.#blocks.forEach((block, b) => block.forward(spans, rows, dropout, this.#into(b + 1)));
    const last = this.#into(this.shape.blocks).subarray(0, rows * width);
    const out = floats.out.subarray(0, rows * width);
    const stats = floats.finalStats.subarray(0, 2 * rows);
    this.#math.normalize(last, this.#weights.gain, this.#weights.bias, out, stats);
    integers.next.fill(-1, 0, rows);
    floats.positionWeight.fill(0, 0, rows);
    spans.forEach(({ from, real }, s) => {
      integers.next.set(sequences[s]!.next, from);
      floats.positionWeight.fill(options.weight, from, from + real);
    });
    const loss = this.#loss(rows, options);
    const dx = floats.dx.subarray(0, rows * width).fill(0);
    const dOut = floats.dOut.subarray(0, rows * width);
    this.#math.normalizeBack(
      last,
      this.#weights.gain,
      stats,
      dOut,
      dx,
      this.#gradient.gain,
      this.#gradient.bias,
    );
    for (const block of this.#blocks.toReversed()) block.back(spans, rows, dropout, dx);
    if (dropout.rate > 0) this.#math.dropOut(dx, dropoutAt(dropout, 0), dx);
    const index = integers.index.subarray(0, rows);
    this.#math.scatterRows(dx, index, width, Math.sqrt(width), this.#gradient.items);
    this.#math.scatterRows(dx, integers.place.subarray(0, rows), width, 1, this.#gradient.places);
    return loss;
  }

  /** What follows each sequence: rows of `width`, valid until the next call. Score of item j: row . items_j. */
  represent(sequences: readonly Int32Array[]): Floats {
    const { width, blocks } = this.shape;
    const { floats, integers } = this.#memory;
    const none = { rate: 0, seed: 0 };
    const spans = this.#pack(sequences);
    const rows = rowsOf(spans);
    this.#embed(rows, none);
    const count = align(spans.length);
    integers.last.fill(-1, 0, count);
    spans.forEach(({ from, real }, s) => (integers.last[s] = from + real - 1));
    this.#blocks.forEach((block, b) => {
      const out = this.#into(b + 1);
      // Behind the last attention only the last position of each sequence matters.
      if (b === blocks - 1) block.forwardOnly(spans, rows, integers.last.subarray(0, count), out);
      else block.forward(spans, rows, none, out);
    });
    const out = floats.out.subarray(0, count * width);
    const x = this.#into(blocks).subarray(0, count * width);
    this.#math.normalize(x, this.#weights.gain, this.#weights.bias, out, floats.finalStats);
    return out.subarray(0, spans.length * width);
  }

  /** Calls `take` with the scores of all items (and some padding) for what follows each sequence; only of a network that learns. */
  score(sequences: readonly Int32Array[], take: (sequence: number, scores: Floats) => void): void {
    const { width, items } = this.shape;
    this.represent(sequences);
    const { out, scores } = this.#memory.floats;
    for (let from = 0; from < sequences.length; from += SCORED_ROWS) {
      const count = Math.min(SCORED_ROWS, sequences.length - from);
      const a = out.subarray(from * width, (from + align(count)) * width);
      const b = this.#weights.items;
      this.#math.multiply({ a, b, transposeB: true, m: align(count), n: items, k: width, out: scores });
      for (let s = 0; s < count; s++) take(from + s, scores.subarray(s * items, s * items + items));
    }
  }

  /** What goes into block b, or comes out of the last. */
  #into(b: number): Floats {
    return this.#blocks[b]?.x ?? this.#memory.floats.embedded;
  }

  #pack(sequences: readonly Int32Array[]): Span[] {
    const { index, place } = this.#memory.integers;
    let from = 0;
    return sequences.map((items) => {
      const length = align(items.length);
      index.fill(0, from, from + length);
      index.set(items, from);
      for (let i = 0; i < length; i++) place[from + i] = i;
      const span = { from, length, real: items.length };
      from += length;
      return span;
    });
  }

  #embed(rows: number, dropout: Dropout): void {
    const { width } = this.shape;
    const { index, place } = this.#memory.integers;
    const x = this.#into(0).subarray(0, rows * width);
    const { items, places } = this.#weights;
    this.#math.embed(
      items,
      places,
      index.subarray(0, rows),
      place.subarray(0, rows),
      width,
      Math.sqrt(width),
      x,
    );
    if (dropout.rate > 0) this.#math.dropOut(x, dropoutAt(dropout, 0), x);
  }

  #loss(rows: number, { negatives, pairwise }: LearnOptions): number {
    const { width, items } = this.shape;
    const { floats, integers } = this.#memory;
    const next = integers.next.subarray(0, rows);
    const masked = integers.masked.subarray(0, rows);
    this.#math.gatherRows(this.#weights.items, next, width, floats.right);
    let candidates = this.#weights.items;
    let dCandidates = this.#gradient.items;
    let [count, padded] = [this.itemCount, items];
    const chosen = integers.chosen.fill(-1);
    if (negatives) {
      [count, padded] = [negatives.length, align(negatives.length)];
      chosen.set(negatives);
      ({ candidates, dCandidates } = floats);
      this.#math.gatherRows(this.#weights.items, chosen.subarray(0, padded), width, candidates);
      dCandidates.fill(0);
      negatives.forEach((item, at) => (this.#placeAmong[item] = at));
      for (let r = 0; r < rows; r++) masked[r] = next[r]! < 0 ? -1 : this.#placeAmong[next[r]!]!;
      for (const item of negatives) this.#placeAmong[item] = -1;
    } else masked.set(next);
    const loss = this.#math.crossEntropy({
      hidden: floats.out,
      rows,
      width,
      candidates,
      count,
      padded,
      right: floats.right,
      masked,
      weight: floats.positionWeight,
      pairwise,
      dHidden: floats.dOut,
      dCandidates,
      dRight: floats.dRight,
    });
    this.#math.scatterRows(floats.dRight, next, width, 1, this.#gradient.items);
    if (negatives)
      this.#math.scatterRows(dCandidates, chosen.subarray(0, padded), width, 1, this.#gradient.items);
    return loss;
  }
}

const rowsOf = (spans: readonly Span[]): number => {
  const last = spans.at(-1);
  return last ? last.from + last.length : 0;
};
