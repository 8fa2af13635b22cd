// Trains the network of SASRec: mini-batches, learning rate, early stopping, on one thread or several.

import type { Random } from '../random.ts';
import type { Threads } from '../threads/threads.ts';
import { initialiseWeights, weightCount } from './sasrec-parameters.ts';
import type { SasrecShape } from './sasrec-parameters.ts';
import { SasrecReplica } from './sasrec-replica.ts';
import type { SasrecOrder, SasrecShared, SasrecWindow } from './sasrec-replica.ts';

export interface SasrecTraining {
  readonly shape: SasrecShape;
  readonly itemCount: number;
  readonly epochs: number;
  /** Epochs after which the optimiser begins anew, once; 0: never. */
  readonly restartAfter: number;
  /** Sequences a mini-batch. */
  readonly batch: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly dropout: number;
  /** 0: all items. */
  readonly negatives: number;
  /** See LearnOptions. */
  readonly pairwise: number;
}

/** Items of all users in order of time; those of user u lie in [start[u], start[u + 1]). */
export interface Sequences {
  readonly items: Int32Array;
  readonly start: Int32Array;
  /** Whether the last item of each is kept from learning, for validation. */
  readonly hideLast: boolean;
}

/** How well the hidden last items are found. */
export interface ValidationPoint {
  readonly ndcg: number;
  readonly recall: number;
}

/** A mini-batch is computed in so many parts, whose gradients are added in order: the result does not depend on the threads. */
const PARTS = 8;
/** Rows that a network holds at a time, or one sequence. */
const CAPACITY = 1024;
/** Share of a round's steps over which the learning rate rises; from then on it falls along a cosine to a twentieth. */
const WARM_UP = 0.04;
const LAST_RATE = 0.05;
const CUT_OFF = 10;

export class SasrecTrainer {
  readonly #training: SasrecTraining;
  readonly #sequences: Sequences;
  readonly #random: Random;
  readonly #shared: SasrecShared;
  readonly #threads: Threads | null;
  /** The threads have been sent what they share. */
  #handed = false;
  /** Until the optimiser begins anew, then until the end. */
  #roundSteps: number;
  readonly #lastRoundSteps: number;
  readonly #job: string;
  #replica: SasrecReplica | null = null;
  #step = 0;

  /** Threads are used where memory can be shared with them. `close` frees what they hold. */
  constructor(training: SasrecTraining, sequences: Sequences, random: Random, threads?: Threads) {
    const { shape, itemCount, negatives, pairwise } = training;
    const shares = threads !== undefined && threads.count > 1 && typeof SharedArrayBuffer !== 'undefined';
    const buffer = (bytes: number): ArrayBuffer | SharedArrayBuffer =>
      shares ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
    const floats = (length: number): Float32Array => new Float32Array(buffer(4 * length));
    const count = weightCount(shape);
    const items = new Int32Array(buffer(4 * sequences.items.length));
    items.set(sequences.items);
    this.#training = training;
    this.#sequences = { ...sequences, items };
    this.#random = random;
    this.#threads = shares ? threads : null;
    this.#job = this.#threads?.newJob() ?? '';
    this.#shared = {
      shape,
      itemCount,
      capacity: Math.max(CAPACITY, shape.length),
      negatives: Math.min(negatives, itemCount),
      pairwise,
      items,
      weights: floats(count),
      first: floats(count),
      second: floats(count),
      gradients: Array.from({ length: PARTS }, () => floats(count)),
      losses: new Float64Array(buffer(8 * PARTS)),
      taken: new Int32Array(buffer(4)),
    };
    const { epochs, batch } = training;
    const restartAfter = Math.min(training.restartAfter, epochs);
    const epochSteps = Math.ceil(this.#trainable().length / batch);
    this.#roundSteps = (restartAfter || epochs) * epochSteps;
    this.#lastRoundSteps = (epochs - restartAfter) * epochSteps;
    initialiseWeights(shape, this.#shared.weights, itemCount, random);
  }

  /** The weights as they stand; see viewWeights. */
  get weights(): Float32Array {
    return this.#shared.weights;
  }

  /** One pass over a window of every sequence; `between` is awaited between mini-batches. Gives the mean loss of a position. */
  async epoch(between: () => Promise<void>): Promise<number> {
    const { batch } = this.#training;
    const users = this.#trainable();
    this.#random.shuffle(users);
    let [loss, batches] = [0, 0];
    for (let from = 0; from < users.length; from += batch) {
      await between();
      loss += await this.#learn(Array.from(users.subarray(from, from + batch), (user) => this.#window(user)));
      batches++;
    }
    return loss / batches;
  }

  /** How well the hidden last item of each of the users is found, who need two items. */
  async validate(users: Int32Array): Promise<ValidationPoint> {
    const { start } = this.#sequences;
    const { length } = this.#training.shape;
    const windows = Array.from(users, (user): SasrecWindow => {
      const from = Math.max(start[user]!, start[user + 1]! - 1 - length);
      return { from, length: start[user + 1]! - 1 - from };
    });
    const bytes = 4 * users.length;
    const places = new Int32Array(this.#threads ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
    await this.#order({ kind: 'rank', windows, starts: users.map((user) => start[user]!), places });
    let [ndcg, recall] = [0, 0];
    for (const place of places) {
      if (place >= CUT_OFF) continue;
      ndcg += 1 / Math.log2(place + 2) / users.length;
      recall += 1 / users.length;
    }
    return { ndcg, recall };
  }

  async close(): Promise<void> {
    await this.#threads?.dropJob(this.#job);
  }

  /** The users with at least two items to learn from. */
  #trainable(): Int32Array {
    const { start } = this.#sequences;
    return Int32Array.from({ length: start.length - 1 }, (_, u) => u).filter((u) => this.#learnt(u) >= 2);
  }

  /** Number of items of a user that are learnt from. */
  #learnt(user: number): number {
    const { start, hideLast } = this.#sequences;
    return start[user + 1]! - start[user]! - (hideLast ? 1 : 0);
  }

  /** All of a sequence, or as much of it as fits from a random place. */
  #window(user: number): SasrecWindow {
    const from = this.#sequences.start[user]!;
    const answers = this.#learnt(user) - 1;
    const { length } = this.#training.shape;
    if (answers <= length) return { from, length: answers };
    return { from: from + this.#random.integer(answers - length + 1), length };
  }

  async #learn(windows: readonly SasrecWindow[]): Promise<number> {
    const { dropout, learningRate, weightDecay } = this.#training;
    const parts = share(windows);
    const positions = windows.reduce((sum, { length }) => sum + length, 0);
    const seed = this.#random.integer(2 ** 31);
    await this.#order({ kind: 'learn', parts, weight: 1 / positions, dropout, seed });
    if (this.#step === this.#roundSteps) {
      this.#step = 0;
      this.#roundSteps = this.#lastRoundSteps;
      this.#shared.first.fill(0);
      this.#shared.second.fill(0);
    }
    const rate = learningRate * rateAt(this.#step++ / this.#roundSteps);
    await this.#order({ kind: 'step', parts: parts.length, step: this.#step, rate, decay: weightDecay });
    return this.#shared.losses.subarray(0, parts.length).reduce((a, b) => a + b);
  }

  async #order(order: SasrecOrder): Promise<void> {
    this.#shared.taken[0] = 0;
    if (this.#threads) {
      // Once: each copy counts as that much memory of a thread, and has it collect garbage.
      const shared = this.#handed ? null : this.#shared;
      this.#handed = true;
      await this.#threads.run('sasrec', { job: this.#job, shared, order });
    } else {
      this.#replica ??= new SasrecReplica(this.#shared);
      this.#replica.obey(order);
    }
  }
}

/** Deals windows into at most PARTS parts of about equal length, the longest first. */
function share(windows: readonly SasrecWindow[]): SasrecWindow[][] {
  const parts = Array.from({ length: Math.min(PARTS, windows.length) }, () => ({
    length: 0,
    windows: [] as SasrecWindow[],
  }));
  for (const window of windows.toSorted((a, b) => b.length - a.length || a.from - b.from)) {
    const least = parts.reduce((a, b) => (b.length < a.length ? b : a));
    least.windows.push(window);
    least.length += window.length;
  }
  return parts.map(({ windows }) => windows);
}

/** Share of the learning rate at a share of the training. */
function rateAt(done: number): number {
  if (done < WARM_UP) return (done + 1e-3) / WARM_UP;
  const fallen = (done - WARM_UP) / (1 - WARM_UP);
  return LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, fallen)));
}
