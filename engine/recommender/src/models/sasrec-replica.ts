// One thread's copy of the network while SASRec learns: it takes parts of a mini-batch from memory that all threads share.

import { createNeuralMemory } from '../neural/neural-memory.ts';
import type { NeuralMemory } from '../neural/neural-memory.ts';
import { createRandom } from '../random.ts';
import { SasrecNetwork } from './sasrec-network.ts';
import type { TrainingSequence } from './sasrec-network.ts';
import type { SasrecShape } from './sasrec-parameters.ts';

/** What the threads share; the arrays lie in shared memory where there are threads. */
export interface SasrecShared {
  readonly shape: SasrecShape;
  readonly itemCount: number;
  /** Rows a network holds at a time. */
  readonly capacity: number;
  /** Negatives drawn for each group of sequences that is learnt together; 0: all items. */
  readonly negatives: number;
  /** See LearnOptions. */
  readonly pairwise: number;
  /** The items of all sequences, one behind the other. */
  readonly items: Int32Array;
  readonly weights: Float32Array;
  /** Running means of Adam. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** One of the length of `weights` for each part of a mini-batch. */
  readonly gradients: readonly Float32Array[];
  /** Loss of each part. */
  readonly losses: Float64Array;
  /** One element: what has been taken of the work at hand. The caller sets it to 0 before each order. */
  readonly taken: Int32Array;
}

/** A stretch of `items`: length + 1 of them from `from`, each the right answer to those before it. */
export interface SasrecWindow {
  readonly from: number;
  readonly length: number;
}

/** What the threads are told to do together. */
export type SasrecOrder =
  | {
      readonly kind: 'learn';
      readonly parts: readonly (readonly SasrecWindow[])[];
      /** What a position counts. */
      readonly weight: number;
      readonly dropout: number;
      readonly seed: number;
    }
  | {
      readonly kind: 'step';
      readonly parts: number;
      /** Counted from 1. */
      readonly step: number;
      readonly rate: number;
      readonly decay: number;
    }
  | {
      readonly kind: 'rank';
      /** The last item of each is looked for among all that the window does not hold before. */
      readonly windows: readonly SasrecWindow[];
      /** First item of the same sequence, parallel: history that is not recommended again. */
      readonly starts: Int32Array;
      /** Takes the place of each, from 0. Shared. */
      readonly places: Int32Array;
    };

/** Weights that one claim of a step covers. */
const CHUNK = 16_384;
/** Sequences that one claim of a ranking covers. */
const RANKED = 64;

export class SasrecReplica {
  readonly #shared: SasrecShared;
  readonly #network: SasrecNetwork;
  readonly #chunk: NeuralMemory<'weight' | 'gradient' | 'first' | 'second', never>;

  constructor(shared: SasrecShared) {
    const { shape, itemCount, capacity, negatives } = shared;
    this.#shared = shared;
    this.#network = new SasrecNetwork(shape, itemCount, { capacity, negatives, learns: true });
    this.#chunk = createNeuralMemory({
      floats: { weight: CHUNK, gradient: CHUNK, first: CHUNK, second: CHUNK },
      integers: {},
      work: 0,
    });
  }

  /** Does as much of an order as this thread gets hold of. The result does not depend on who does what. */
  obey(order: SasrecOrder): void {
    if (order.kind === 'step') return this.#step(order);
    this.#network.weights.set(this.#shared.weights);
    if (order.kind === 'learn') this.#learn(order);
    else this.#rank(order);
  }

  /** The first of the next `size` things to do. */
  #claim(size: number): number {
    return Atomics.add(this.#shared.taken, 0, size);
  }

  #learn(order: SasrecOrder & { kind: 'learn' }): void {
    const { items, gradients, losses, pairwise } = this.#shared;
    for (let part = this.#claim(1); part < order.parts.length; part = this.#claim(1)) {
      this.#network.gradient.fill(0);
      let loss = 0;
      this.#network
        .group(order.parts[part]!, ({ length }) => length)
        .forEach((group, g) => {
          const random = createRandom(order.seed ^ Math.imul(part * 1009 + g + 1, 0x9e3779b1));
          loss += this.#network.learn(
            group.map(({ from, length }): TrainingSequence => ({
              items: items.subarray(from, from + length),
              next: items.subarray(from + 1, from + length + 1),
            })),
            {
              weight: order.weight,
              dropout: { rate: order.dropout, seed: random.integer(2 ** 31) },
              negatives: this.#negatives(random),
              pairwise,
            },
          );
        });
      gradients[part]!.set(this.#network.gradient);
      losses[part] = loss;
    }
  }

  /** A uniform sample without doubles, sorted; null for all. */
  #negatives(random: { integer(bound: number): number }): Int32Array | null {
    const { negatives, itemCount } = this.#shared;
    if (negatives === 0) return null;
    const chosen = new Set<number>();
    // Floyd's sampling.
    for (let bound = itemCount - negatives; bound < itemCount; bound++) {
      const item = random.integer(bound + 1);
      chosen.add(chosen.has(item) ? bound : item);
    }
    return Int32Array.from(chosen).sort();
  }

  #step(order: SasrecOrder & { kind: 'step' }): void {
    const { weights, first, second, gradients } = this.#shared;
    const { floats, math } = this.#chunk;
    for (let from = this.#claim(CHUNK); from < weights.length; from = this.#claim(CHUNK)) {
      const to = Math.min(from + CHUNK, weights.length);
      const own = {
        weight: floats.weight.subarray(0, to - from),
        gradient: floats.gradient.subarray(0, to - from),
        first: floats.first.subarray(0, to - from),
        second: floats.second.subarray(0, to - from),
      };
      own.gradient.set(gradients[0]!.subarray(from, to));
      // In this order whoever does it: the sum is the same for any number of threads.
      for (let part = 1; part < order.parts; part++) {
        const other = gradients[part]!;
        for (let i = from; i < to; i++) own.gradient[i - from]! += other[i]!;
      }
      own.weight.set(weights.subarray(from, to));
      own.first.set(first.subarray(from, to));
      own.second.set(second.subarray(from, to));
      math.adam({ ...own, step: order.step, rate: order.rate, decay: order.decay });
      weights.set(own.weight, from);
      first.set(own.first, from);
      second.set(own.second, from);
    }
  }

  #rank({ windows, starts, places }: SasrecOrder & { kind: 'rank' }): void {
    const { items, itemCount } = this.#shared;
    const known = new Uint8Array(itemCount);
    for (let first = this.#claim(RANKED); first < windows.length; first = this.#claim(RANKED)) {
      const claimed = windows.slice(first, first + RANKED).map((window, w) => ({ ...window, at: first + w }));
      for (const group of this.#network.group(claimed, ({ length }) => length)) {
        const sequences = group.map(({ from, length }) => items.subarray(from, from + length));
        this.#network.score(sequences, (sequence, scores) => {
          const { from, length, at } = group[sequence]!;
          const history = items.subarray(starts[at], from + length);
          const right = items[from + length]!;
          for (const item of history) known[item] = 1;
          let place = 0;
          for (let item = 0; item < itemCount; item++)
            if (scores[item]! >= scores[right]! && known[item] === 0 && item !== right) place++;
          for (const item of history) known[item] = 0;
          places[at] = place;
        });
      }
    }
  }
}
