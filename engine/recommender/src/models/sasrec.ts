// SASRec: causal self-attention over what a person watched, in order, predicting what comes next.

import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { createItemScorer } from '../linear-algebra/item-scorer.ts';
import type { ItemScorer } from '../linear-algebra/item-scorer.ts';
import { norm } from '../linear-algebra/vectors.ts';
import { float32Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';
import { growRows } from './grow-rows.ts';
import { likelyRows } from './likely-rows.ts';
import { SasrecNetwork } from './sasrec-network.ts';
import { weightCount } from './sasrec-parameters.ts';
import type { SasrecShape } from './sasrec-parameters.ts';
import { sequencesOf } from './sasrec-sequences.ts';
import { SasrecTrainer } from './sasrec-trainer.ts';
import type { Sequences } from './sasrec-trainer.ts';

export interface SasrecParameters {
  /** Length of an item vector, rounded up to a multiple of 8 * heads. Default 64. */
  readonly width: number;
  /** Length of the layer inside of a feed-forward part, rounded up to a multiple of 8. Default 128. */
  readonly inner: number;
  /** Default 2. */
  readonly heads: number;
  /** Default 2. */
  readonly blocks: number;
  /** Items of a history that are looked at, the newest, rounded up to a multiple of 8. Default 200. */
  readonly length: number;
  /** Passes over the users; of a longer history each sees a stretch of `length` from a random place. Default 25. */
  readonly epochs: number;
  /**
   * Epochs after which the optimiser begins anew, once: the learning rate rises and falls before and again after (SGDR:
   * I. Loshchilov, F. Hutter, ICLR 2017). Default 0: never.
   */
  readonly restartAfter: number;
  /** Users a mini-batch. Default 16. */
  readonly batch: number;
  /** Of Adam, at its highest. Default 0.001. */
  readonly learningRate: number;
  /** Share of the weights taken off at each step, times the learning rate (AdamW). Default 0. */
  readonly weightDecay: number;
  /** Default 0.2. */
  readonly dropout: number;
  /** Items that the right one is set against: 0 all of them, otherwise so many drawn anew for some users at a time. Default 512. */
  readonly negatives: number;
  /** `softmax`: cross-entropy of the right item. `gbce`: one logistic loss an item (gSASRec), which needs `negatives`. Default `softmax`. */
  readonly loss: 'softmax' | 'gbce';
  /** t of gBCE: 0 plain logistic losses, 1 fully corrected for the sampling. Default 0.75. */
  readonly calibration: number;
  /**
   * 0: learn from everything, for all epochs. Above: the last item of each history is hidden and looked for after each epoch;
   * the best weights are kept, and so many epochs without better ones end the training. Default 0.
   */
  readonly patience: number;
  /** Users whose hidden item is looked for. Default 1500. */
  readonly validationUsers: number;
  /** Default 1. */
  readonly seed: number;
}

/** One epoch of a fit. */
export interface SasrecEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Mean of a position. */
  readonly loss: number;
  /** NDCG@10 and recall@10 of the hidden last items among all others; null without `patience`. */
  readonly ndcg: number | null;
  readonly recall: number | null;
}

const DEFAULTS: SasrecParameters = {
  width: 64,
  inner: 128,
  heads: 2,
  blocks: 2,
  length: 200,
  epochs: 25,
  restartAfter: 0,
  batch: 16,
  learningRate: 0.001,
  weightDecay: 0,
  dropout: 0.2,
  negatives: 512,
  loss: 'softmax',
  calibration: 0.75,
  patience: 0,
  validationUsers: 1500,
  seed: 1,
};

/** Newest history items that are left out one at a time to explain a score. */
const EXPLAINED = 24;

/**
 * W.-C. Kang, J. McAuley, "Self-Attentive Sequential Recommendation", ICDM 2018; with the softmax over all items or over many
 * sampled ones of A. Klenitskiy, A. Vasilev, "Turning Dross Into Gold Loss", RecSys 2023, or the gBCE loss of A. Petrov,
 * C. Macdonald, "gSASRec", RecSys 2023. Sampled items are drawn uniformly and shared by the positions learnt together.
 *
 * score(j) = h . e_j, h the output at the newest item of a stack of `blocks` causal transformer blocks (normalisation first) over
 * sqrt(width) e_i + p_position. The item vectors e are the same on both sides.
 *
 * Needs times in training; liked entries only, and disliked ones of a request are left out. A history without times is taken in
 * the order given. A position costs about 6 (blocks (4 width^2 + 2 width inner + width length / 2) + width negatives) multiply-adds
 * in training, a request a third of that without the last term, times the history, plus width * items. Weights: items * width * 4
 * bytes and little more. The fit is the same for any number of threads.
 *
 * A reason is what the score loses when the history item is left out; of the newest 24 items only, older ones count as 0.
 */
export class Sasrec extends Model {
  readonly kind = 'sasrec';
  readonly #trained: Float32Array | null;
  #parameters: SasrecParameters;
  #network: SasrecNetwork | null = null;
  #scorer: ItemScorer | null = null;
  /** Lengths of the item vectors. */
  #norms: Float32Array = new Float32Array(0);
  #epochs: SasrecEpoch[] = [];

  /** `trained`: the `weights` of an earlier fit on the same data, which `fit` then takes over instead of learning. */
  constructor(parameters: Partial<SasrecParameters> = {}, options: { trained?: Float32Array } = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    this.#trained = options.trained ?? null;
  }

  get parameters(): SasrecParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  /** What the last fit went through. */
  get epochs(): readonly SasrecEpoch[] {
    return this.#epochs;
  }

  /** A copy of all weights. */
  get weights(): Float32Array {
    return Float32Array.from(this.#fitted.weights);
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    this.#epochs = [];
    if (this.#trained) return this.#take(this.#trained, data.itemCount);
    const { seed, epochs, patience, validationUsers } = this.#parameters;
    const sequences = sequencesOf(data, patience > 0);
    const trainer = new SasrecTrainer(
      {
        ...this.#parameters,
        itemCount: data.itemCount,
        shape: this.#shape(data.itemCount),
        ...this.#loss(data.itemCount),
      },
      sequences,
      createRandom(seed),
      options.threads,
    );
    try {
      const asked = patience > 0 ? sample(sequences, validationUsers, seed) : null;
      let best = { ndcg: -1, epoch: 0, weights: trainer.weights };
      for (let epoch = 1; epoch <= epochs && epoch - best.epoch <= (patience || epochs); epoch++) {
        options.onProgress?.({ step: 'learn', done: epoch - 1, total: epochs });
        const loss = await trainer.epoch(async () => {
          await options.pause?.();
          options.signal?.throwIfAborted();
        });
        const found = asked && (await trainer.validate(asked));
        this.#epochs.push({ epoch, loss, ndcg: found?.ndcg ?? null, recall: found?.recall ?? null });
        if (!found || found.ndcg > best.ndcg)
          best = { ndcg: found?.ndcg ?? -1, epoch, weights: trainer.weights.slice() };
        if (!(await this.epochDone(options, epoch, () => this.#take(trainer.weights, data.itemCount)))) break;
      }
      this.#take(best.weights, data.itemCount);
      options.onProgress?.({ step: 'learn', done: epochs, total: epochs });
    } finally {
      await trainer.close();
    }
  }

  #shape(itemCount: number): SasrecShape {
    const { width, inner, heads, blocks, length } = this.#parameters;
    return {
      items: align(itemCount, 8),
      width: align(width, 8 * heads),
      inner: align(inner, 8),
      heads,
      blocks,
      length: align(length, 8),
    };
  }

  /** The items set against the right one, and beta of gBCE. */
  #loss(itemCount: number): { negatives: number; pairwise: number } {
    const { loss, calibration } = this.#parameters;
    const negatives = Math.min(this.#parameters.negatives, itemCount);
    if (loss === 'softmax') return { negatives, pairwise: 0 };
    const share = (negatives || itemCount) / Math.max(1, itemCount - 1);
    return { negatives, pairwise: share * (calibration * (1 - 1 / share) + 1 / share) };
  }

  #take(weights: Float32Array, itemCount: number): void {
    const shape = this.#shape(itemCount);
    if (weights.length !== weightCount(shape)) {
      throw new RecommenderError(
        'invalid-model-state',
        `Cannot take ${weights.length} weights into sasrec: it needs ${weightCount(shape)}`,
      );
    }
    this.#network = new SasrecNetwork(shape, itemCount, {
      capacity: shape.length,
      negatives: 0,
      learns: false,
    });
    this.#network.weights.set(weights);
    const { width } = shape;
    this.#scorer = createItemScorer(weights.slice(0, itemCount * width), width);
    this.#norms = Float32Array.from({ length: itemCount }, (_, j) =>
      norm(weights.subarray(j * width, j * width + width)),
    );
  }

  /**
   * The network is not trained again: a new item gets the vector that the items chosen by the same people have, averaged by the
   * cosine of who chose both.
   */
  protected override extend(addition: Addition): () => void {
    const { weights, shape } = this.#fitted;
    const { first, catalog } = addition;
    const { width } = shape;
    const size = catalog.items.size;
    const vectors = growRows(
      Float32Array.from(weights.subarray(0, first * width)),
      width,
      likelyRows(addition),
    );
    const grown = new Float32Array(weightCount(this.#shape(size)));
    grown.set(vectors);
    grown.set(weights.subarray(shape.items * width), this.#shape(size).items * width);
    return () => this.#take(grown, size);
  }

  get #fitted(): SasrecNetwork {
    if (!this.#network)
      throw new RecommenderError('not-fitted', 'Cannot use sasrec: it is neither fitted nor loaded');
    return this.#network;
  }

  /** The liked items of a profile, oldest first, at most as many as are looked at: places in the profile. */
  #newest({ weights, times }: Profile): number[] {
    const liked = Array.from(weights, (_, h) => h).filter((h) => weights[h]! > 0);
    const at = (h: number): number => (Number.isNaN(times![h]) ? -Infinity : times![h]!);
    if (times) liked.sort((a, b) => (at(a) === at(b) ? a - b : at(a) - at(b)));
    return liked.slice(-this.#fitted.shape.length);
  }

  /** The output at the newest item; null where nothing is liked. */
  protected override foldVector(profile: Profile): Float32Array | null {
    const places = this.#newest(profile);
    if (places.length === 0) return null;
    return Float32Array.from(this.#fitted.represent([Int32Array.from(places, (h) => profile.items[h]!)]));
  }

  protected scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void {
    const output = vector ?? this.foldVector(profile);
    if (output) this.#scorer!(output, out);
    else this.scoreCold(out);
  }

  /** Cosine of the item vectors. */
  protected override scoreSimilar(item: number, out: Float32Array): void {
    const { weights, shape } = this.#fitted;
    const from = item * shape.width;
    this.#scorer!(Float32Array.from(weights.subarray(from, from + shape.width)), out);
    for (let j = 0; j < out.length; j++) out[j]! /= this.#norms[item]! * this.#norms[j]! || 1;
  }

  contributions(user: FoldedUser, item: number): Float32Array {
    const { items } = user.profile;
    const places = this.#newest(user.profile);
    const scoreOf = (kept: readonly number[]): number => {
      if (kept.length === 0) return 0;
      const { weights, shape } = this.#fitted;
      const output = this.#fitted.represent([Int32Array.from(kept, (h) => items[h]!)]);
      let sum = 0;
      for (let f = 0; f < shape.width; f++) sum += output[f]! * weights[item * shape.width + f]!;
      return sum;
    };
    const whole = scoreOf(places);
    const out = new Float32Array(items.length);
    for (const left of places.slice(-EXPLAINED))
      out[left] = whole - scoreOf(places.filter((h) => h !== left));
    return out;
  }

  protected savePart(): ModelPart {
    return { meta: {}, tensors: { weights: this.weights } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    this.#take(float32Tensor(part, 'weights'), this.items.size);
  }
}

/** Users with something to look for, in the order of their indices. */
function sample({ start }: Sequences, count: number, seed: number): Int32Array {
  const users = Int32Array.from({ length: start.length - 1 }, (_, u) => u).filter(
    (u) => start[u + 1]! - start[u]! >= 2,
  );
  return createRandom(seed + 1)
    .shuffle(users)
    .slice(0, count)
    .sort();
}

const align = (size: number, to: number): number => Math.ceil(size / to) * to;

function check(parameters: SasrecParameters): SasrecParameters {
  for (const name of [
    'width',
    'inner',
    'heads',
    'blocks',
    'length',
    'epochs',
    'batch',
    'validationUsers',
  ] as const)
    checkParameter(name, parameters[name], 1, 1e6);
  checkParameter('learningRate', parameters.learningRate, Number.MIN_VALUE);
  checkParameter('weightDecay', parameters.weightDecay, 0);
  checkParameter('dropout', parameters.dropout, 0, 0.99);
  checkParameter('negatives', parameters.negatives, 0, 1e9);
  checkParameter('calibration', parameters.calibration, 0, 1);
  checkParameter('restartAfter', parameters.restartAfter, 0, 1e6);
  checkParameter('patience', parameters.patience, 0);
  checkParameter('seed', parameters.seed, -Infinity);
  if (parameters.loss !== 'softmax' && parameters.loss !== 'gbce') {
    throw new RecommenderError(
      'invalid-parameter',
      `Cannot use loss "${String(parameters.loss)}": it must be softmax or gbce`,
    );
  }
  return parameters;
}
