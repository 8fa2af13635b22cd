// Mult-VAE: a variational autoencoder whose decoder gives a multinomial over all items.

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
import { drawUserRow } from '../neural/user-row.ts';
import { WeightAverage } from '../neural/weight-average.ts';
import { createRandom } from '../random.ts';
import { growRows, growValues } from './grow-rows.ts';
import { likelyRows } from './likely-rows.ts';
import { MultVaeNetwork, networkWeights } from './mult-vae-network.ts';
import type { NetworkWeight } from './mult-vae-network.ts';

export interface MultVaeParameters {
  /** Width of the hidden layers, rounded up to a multiple of 8. Default 600. */
  readonly hidden: number;
  /** Length of the latent code, rounded up to a multiple of 8. Default 200. */
  readonly latent: number;
  /** Default 60. */
  readonly epochs: number;
  /** Users a batch, rounded up to a multiple of 8. Default 256. */
  readonly batch: number;
  /** Of Adam. Default 0.001. */
  readonly learningRate: number;
  /** Share of the input that is dropped while training. Default 0.5. */
  readonly dropout: number;
  /** Weight of the KL divergence at the end. Default 0.2. */
  readonly beta: number;
  /** Share of the training over which the weight rises from 0 to `beta`. Default 0.5. */
  readonly annealing: number;
  /** Share of the weights of the epochs before in the average that is kept: 0 keeps the last epoch alone. Default 0.8. */
  readonly averaging: number;
  /** Default 1. */
  readonly seed: number;
}

const DEFAULTS: MultVaeParameters = {
  hidden: 600,
  latent: 200,
  epochs: 60,
  batch: 256,
  learningRate: 0.001,
  dropout: 0.5,
  beta: 0.2,
  annealing: 0.5,
  averaging: 0.8,
  seed: 1,
};

const align = (size: number): number => Math.ceil(size / 8) * 8;

/**
 * D. Liang, R. Krishnan, M. Hoffman, T. Jebara, "Variational Autoencoders for Collaborative Filtering", WWW 2018.
 *
 * x / ||x|| -> tanh(600) -> mean and variance (200) -> z -> tanh(600) -> softmax over items; the loss is the multinomial
 * negative log-likelihood of the row plus beta times the KL divergence of z from the standard normal, beta annealed from 0.
 * The weights kept are an average over the last epochs. score = the logits at z = mean. Dislikes go in as negative inputs and are
 * never targets.
 *
 * An epoch costs users * hidden * items * 3 multiply-adds; weights take items * hidden * 8 bytes (four times that in training); a
 * fold-in history * hidden + hidden * latent * 3, a request items * hidden. A reason is what the score loses when the history
 * item is left out.
 */
export class MultVae extends Model {
  readonly kind = 'mult-vae';
  #parameters: MultVaeParameters;
  #weights: { readonly [name in NetworkWeight]: Float32Array } | null = null;
  #scorer: ItemScorer | null = null;

  constructor(parameters: Partial<MultVaeParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): MultVaeParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const { hidden, latent, epochs, learningRate, dropout, beta, annealing, averaging, seed } =
      this.#parameters;
    const batch = align(Math.min(this.#parameters.batch, data.userCount));
    const shape = { items: align(data.itemCount), hidden: align(hidden), latent: align(latent), batch };
    const network = new MultVaeNetwork(shape, data.itemCount);
    const random = createRandom(seed);
    network.initialise(random);
    const { start } = data.matrix;
    const users = Int32Array.from({ length: data.userCount }, (_, u) => u).filter(
      (u) => start[u + 1]! > start[u]!,
    );
    const steps = epochs * Math.ceil(users.length / batch);
    const average = new WeightAverage(averaging);
    const takeOver = (): void => this.#copyWeights(average, data.itemCount, shape.items);
    let step = 0;
    for (let epoch = 0; epoch < epochs; epoch++) {
      options.onProgress?.({ step: 'learn', done: epoch, total: epochs });
      random.shuffle(users);
      for (let from = 0; from < users.length; from += batch) {
        await options.pause?.();
        options.signal?.throwIfAborted();
        const rows = Array.from(users.subarray(from, from + batch), (user) =>
          drawUserRow(data, user, dropout, random),
        );
        network.learn(rows, beta * Math.min(1, step / Math.max(1, annealing * steps)), random);
        network.step(learningRate);
        step++;
      }
      average.add(networkWeights.map((name) => [name, network.weight(name)]));
      if (!(await this.epochDone(options, epoch + 1, takeOver))) break;
    }
    options.onProgress?.({ step: 'learn', done: epochs, total: epochs });
    takeOver();
  }

  #copyWeights(average: WeightAverage, itemCount: number, padded: number): void {
    const kept = Object.fromEntries(networkWeights.map((name) => [name, average.get(name).slice()]));
    const weights = kept as { [name in NetworkWeight]: Float32Array };
    weights.input = weights.input.slice(0, itemCount * weights.inputBias.length);
    weights.outputBias = weights.outputBias.slice(0, itemCount);
    weights.output = byItem(average.get('output'), padded, itemCount);
    this.#take(weights);
  }

  #take(weights: { readonly [name in NetworkWeight]: Float32Array }): void {
    this.#weights = weights;
    this.#scorer = createItemScorer(weights.output, weights.inputBias.length);
  }

  get #learnt(): { readonly [name in NetworkWeight]: Float32Array } {
    if (!this.#weights)
      throw new RecommenderError('not-fitted', 'Cannot use mult-vae: it is neither fitted nor loaded');
    return this.#weights;
  }

  /** The last hidden layer of the decoder. */
  protected override foldVector(profile: Profile): Float32Array {
    const { input, inputBias, encode, encodeBias, decode, decodeBias } = this.#learnt;
    const hidden = inputBias.length;
    const first = inputBias.slice();
    const length = norm(profile.weights) || 1;
    profile.items.forEach((item, h) => {
      const weight = profile.weights[h]! / length;
      for (let f = 0; f < hidden; f++) first[f]! += weight * input[item * hidden + f]!;
    });
    // Only the first half of the code, the mean, is needed.
    const mean = layer(
      first.map(Math.tanh),
      encode,
      encodeBias.slice(0, encodeBias.length / 2),
      encodeBias.length,
    );
    return layer(mean, decode, decodeBias, hidden).map(Math.tanh);
  }

  /**
   * The network is not trained again: a new item gets the input and output rows and the bias that the items chosen by the same
   * people have, averaged by the cosine of who chose both.
   */
  protected override extend(addition: Addition): () => void {
    const { input, output, outputBias, inputBias } = this.#learnt;
    const likely = likelyRows(addition);
    const least = outputBias.reduce((low, bias) => Math.min(low, bias), 0);
    const grown = {
      ...this.#learnt,
      input: growRows(input, inputBias.length, likely),
      output: growRows(output, inputBias.length, likely),
      outputBias: growValues(outputBias, likely, least),
    };
    return () => this.#take(grown);
  }

  protected scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void {
    this.#scorer!(vector ?? this.foldVector(profile), out);
    const { outputBias } = this.#learnt;
    for (let j = 0; j < out.length; j++) out[j]! += outputBias[j]!;
  }

  /** Cosine of the items' rows in the last layer. */
  protected override scoreSimilar(item: number, out: Float32Array): void {
    const { output, inputBias } = this.#learnt;
    const hidden = inputBias.length;
    const row = (j: number): Float32Array => output.subarray(j * hidden, j * hidden + hidden);
    this.#scorer!(row(item), out);
    const own = norm(row(item));
    for (let j = 0; j < out.length; j++) out[j]! /= own * norm(row(j)) || 1;
  }

  contributions(user: FoldedUser, item: number): Float32Array {
    const { items, weights } = user.profile;
    const { output } = this.#learnt;
    const scoreOf = (profile: Profile): number => {
      const vector = this.foldVector(profile);
      let sum = 0;
      for (let f = 0; f < vector.length; f++) sum += vector[f]! * output[item * vector.length + f]!;
      return sum;
    };
    const whole = scoreOf(user.profile);
    return Float32Array.from(items, (_, left) => {
      const others = {
        items: items.filter((_item, h) => h !== left),
        weights: weights.filter((_weight, h) => h !== left),
        times: null,
      };
      return whole - scoreOf(others);
    });
  }

  protected savePart(): ModelPart {
    return { meta: {}, tensors: { ...this.#learnt } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    const weights = Object.fromEntries(networkWeights.map((name) => [name, float32Tensor(part, name)]));
    this.#take(weights as { [name in NetworkWeight]: Float32Array });
  }
}

/** The first `itemCount` columns of a row-major matrix of `stride` columns, as rows. */
function byItem(matrix: Float32Array, stride: number, itemCount: number): Float32Array {
  const hidden = matrix.length / stride;
  const out = new Float32Array(itemCount * hidden);
  for (let f = 0; f < hidden; f++)
    for (let j = 0; j < itemCount; j++) out[j * hidden + f] = matrix[f * stride + j]!;
  return out;
}

/** bias + x W for as many outputs as there are biases; rows of W are `stride` long. */
function layer(x: Float32Array, weights: Float32Array, bias: Float32Array, stride: number): Float32Array {
  const out = bias.slice();
  x.forEach((value, i) => {
    for (let o = 0; o < out.length; o++) out[o]! += value * weights[i * stride + o]!;
  });
  return out;
}

function check(parameters: MultVaeParameters): MultVaeParameters {
  for (const name of ['hidden', 'latent', 'epochs', 'batch'] as const)
    checkParameter(name, parameters[name], 1, 1e6);
  checkParameter('learningRate', parameters.learningRate, Number.MIN_VALUE);
  checkParameter('dropout', parameters.dropout, 0, 0.99);
  checkParameter('beta', parameters.beta, 0);
  checkParameter('annealing', parameters.annealing, 0, 1);
  checkParameter('averaging', parameters.averaging, 0, 0.999);
  checkParameter('seed', parameters.seed, -Infinity);
  return parameters;
}
