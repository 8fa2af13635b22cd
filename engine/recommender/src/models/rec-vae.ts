// RecVAE: a variational autoencoder that does not forget what its encoder knew, with encoder and decoder learning in turn.

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
import { createScalarMath } from '../neural/scalar-math.ts';
import { drawUserRow } from '../neural/user-row.ts';
import { WeightAverage } from '../neural/weight-average.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';
import { growRows, growValues } from './grow-rows.ts';
import { likelyRows } from './likely-rows.ts';
import { RecVaeNetwork } from './rec-vae-network.ts';

export interface RecVaeParameters {
  /** Width of the encoder's layers, rounded up to a multiple of 8. Default 256. */
  readonly hidden: number;
  /** Length of the latent code, rounded up to a multiple of 8. Default 128. */
  readonly latent: number;
  /** Layers of the encoder; each is added to all later ones. Default 2. */
  readonly layers: number;
  /** Rounds of `encoderPasses` passes over the users for the encoder and one for the decoder. Default 40. */
  readonly epochs: number;
  /** Default 3. */
  readonly encoderPasses: number;
  /** Users a batch, rounded up to a multiple of 8. Default 256. */
  readonly batch: number;
  /** Of Adam. Default 0.001. */
  readonly learningRate: number;
  /** Share of the input that is dropped while the encoder learns; the decoder sees all of it. Default 0.5. */
  readonly dropout: number;
  /** Weight of the divergence from the prior, for each liked item of a row. Default 0.008. */
  readonly gamma: number;
  /** Share of the weights of the rounds before in the average that is kept: 0 keeps the last round alone. Default 0.8. */
  readonly averaging: number;
  /** Default 1. */
  readonly seed: number;
}

const DEFAULTS: RecVaeParameters = {
  hidden: 256,
  latent: 128,
  layers: 2,
  epochs: 40,
  encoderPasses: 3,
  batch: 256,
  learningRate: 0.001,
  dropout: 0.5,
  gamma: 0.008,
  averaging: 0.8,
  seed: 1,
};

const align = (size: number): number => Math.ceil(size / 8) * 8;

/**
 * I. Shenbin, A. Alekseev, E. Tutubalina, V. Malykh, S. Nikolenko, "RecVAE: a New Variational Autoencoder for Top-N
 * Recommendations with Implicit Feedback", WSDM 2020.
 *
 * h_k = normalise(swish(W_k h_(k-1) + sum over j < k of h_j)) from x / ||x||; mean and variance of z are linear in the last h; the
 * logits are linear in z. The loss is the multinomial negative log-likelihood plus gamma times the number of liked items
 * times log q(z | x) - log p(z | x), at one draw; p mixes the standard normal (0.15), the encoder's own answer of one round
 * before (0.75) and a wide normal (0.1). The encoder learns with dropout, then the decoder for one pass without.
 * The weights kept are an average over the last rounds. score = the logits at z = mean. Dislikes go in as negative inputs and are
 * never targets.
 *
 * A round costs users * latent * items * 2 (encoderPasses + 1) multiply-adds; weights take items * (hidden +
 * latent) * 4 bytes (four times that in training), and users * latent * 8 bytes hold the answers of the round before; a fold-in
 * history * hidden + hidden^2 * layers, a request items * latent. A reason is what the score loses when the history item is
 * left out.
 */
export class RecVae extends Model {
  readonly kind = 'rec-vae';
  #parameters: RecVaeParameters;
  /** Those of the encoder by name, `output` with a row an item, `outputBias`. */
  #weights: { readonly [name: string]: Float32Array } | null = null;
  #scorer: ItemScorer | null = null;

  constructor(parameters: Partial<RecVaeParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): RecVaeParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const { layers, epochs, encoderPasses, learningRate, dropout, gamma, averaging, seed } = this.#parameters;
    const shape = {
      items: align(data.itemCount),
      hidden: align(this.#parameters.hidden),
      latent: align(this.#parameters.latent),
      layers,
      batch: align(Math.min(this.#parameters.batch, data.userCount)),
    };
    const network = new RecVaeNetwork(shape, data.itemCount);
    const random = createRandom(seed);
    network.initialise(random);
    const { start } = data.matrix;
    const users = Int32Array.from({ length: data.userCount }, (_, u) => u).filter(
      (u) => start[u + 1]! > start[u]!,
    );
    const eachBatch = async (visit: (batch: Int32Array) => void): Promise<void> => {
      for (let from = 0; from < users.length; from += shape.batch) {
        await options.pause?.();
        options.signal?.throwIfAborted();
        visit(users.subarray(from, from + shape.batch));
      }
    };
    const average = new WeightAverage(averaging);
    const names = [...network.names('encoder'), ...network.names('decoder')];
    const rowsOf = (batch: Int32Array, dropped: number) =>
      Array.from(batch, (user) => drawUserRow(data, user, dropped, random));
    const width = 2 * shape.latent;
    const answers = new Float32Array(data.userCount * width);
    const own = new Float32Array(shape.batch * width);
    for (let epoch = 0; epoch < epochs; epoch++) {
      options.onProgress?.({ step: 'learn', done: epoch, total: epochs });
      await eachBatch((batch) => {
        const code = network.encode(rowsOf(batch, 0));
        batch.forEach((user, r) => answers.set(code.subarray(r * width, r * width + width), user * width));
      });
      for (let pass = 0; pass < encoderPasses; pass++) {
        random.shuffle(users);
        await eachBatch((batch) => {
          batch.forEach((user, r) =>
            own.set(answers.subarray(user * width, user * width + width), r * width),
          );
          network.learnEncoder(rowsOf(batch, dropout), own, gamma, random);
          network.step('encoder', learningRate);
        });
      }
      random.shuffle(users);
      await eachBatch((batch) => {
        network.learnDecoder(rowsOf(batch, 0), random);
        network.step('decoder', learningRate);
      });
      average.add(names.map((name) => [name, network.weight(name)]));
      const takeOver = (): void => this.#copyWeights(network, average, data.itemCount);
      if (!(await this.epochDone(options, epoch + 1, takeOver))) break;
    }
    options.onProgress?.({ step: 'learn', done: epochs, total: epochs });
    this.#copyWeights(network, average, data.itemCount);
  }

  #copyWeights(network: RecVaeNetwork, average: WeightAverage, itemCount: number): void {
    const { items, hidden, latent } = network.shape;
    const weights: { [name: string]: Float32Array } = {};
    for (const name of network.names('encoder')) weights[name] = average.get(name).slice();
    weights['input'] = weights['input']!.slice(0, itemCount * hidden);
    const output = average.get('output');
    const byItem = new Float32Array(itemCount * latent);
    for (let l = 0; l < latent; l++)
      for (let j = 0; j < itemCount; j++) byItem[j * latent + l] = output[l * items + j]!;
    this.#take({ ...weights, output: byItem, outputBias: average.get('outputBias').slice(0, itemCount) });
  }

  #take(weights: { readonly [name: string]: Float32Array }): void {
    this.#weights = weights;
    this.#scorer = createItemScorer(weights['output']!, weights['codeBias']!.length / 2);
  }

  /**
   * The network is not trained again: a new item gets the input and output rows and the bias that the items chosen by the same
   * people have, averaged by the cosine of who chose both.
   */
  protected override extend(addition: Addition): () => void {
    const likely = likelyRows(addition);
    const bias = this.#learnt('outputBias');
    const grown = {
      ...this.#weights,
      input: growRows(this.#learnt('input'), this.#learnt('bias.0').length, likely),
      output: growRows(this.#learnt('output'), this.#learnt('codeBias').length / 2, likely),
      outputBias: growValues(
        bias,
        likely,
        bias.reduce((low, value) => Math.min(low, value), 0),
      ),
    };
    return () => this.#take(grown);
  }

  #learnt(name: string): Float32Array {
    if (!this.#weights)
      throw new RecommenderError('not-fitted', 'Cannot use rec-vae: it is neither fitted nor loaded');
    return this.#weights[name]!;
  }

  /** The mean of the code. */
  protected override foldVector(profile: Profile): Float32Array {
    const hidden = this.#learnt('bias.0').length;
    const input = this.#learnt('input');
    const length = norm(profile.weights) || 1;
    const sum = this.#learnt('bias.0').slice();
    profile.items.forEach((item, h) => {
      const weight = profile.weights[h]! / length;
      for (let f = 0; f < hidden; f++) sum[f]! += weight * input[item * hidden + f]!;
    });
    const total = new Float32Array(hidden);
    const out = new Float32Array(hidden);
    const swish = new Float32Array(hidden);
    const math = createScalarMath();
    for (let k = 0; k < this.#parameters.layers; k++) {
      if (k > 0) {
        sum.set(this.#learnt(`bias.${k}`));
        addProduct(out, this.#learnt(`layer.${k}`), hidden, sum);
        for (let f = 0; f < hidden; f++) sum[f]! += total[f]!;
      }
      math.swish(sum, swish);
      const [gain, shift] = [this.#learnt(`gain.${k}`), this.#learnt(`shift.${k}`)];
      math.normalize(swish, gain, shift, out, new Float32Array(2));
      for (let f = 0; f < hidden; f++) total[f]! += out[f]!;
    }
    const bias = this.#learnt('codeBias');
    const mean = bias.slice(0, bias.length / 2);
    addProduct(out, this.#learnt('code'), bias.length, mean);
    return mean;
  }

  protected scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void {
    const bias = this.#learnt('outputBias');
    this.#scorer!(vector ?? this.foldVector(profile), out);
    for (let j = 0; j < out.length; j++) out[j]! += bias[j]!;
  }

  /** Cosine of the items' rows in the decoder. */
  protected override scoreSimilar(item: number, out: Float32Array): void {
    const output = this.#learnt('output');
    const latent = this.#learnt('codeBias').length / 2;
    const row = (j: number): Float32Array => output.subarray(j * latent, j * latent + latent);
    this.#scorer!(row(item), out);
    const own = norm(row(item));
    for (let j = 0; j < out.length; j++) out[j]! /= own * norm(row(j)) || 1;
  }

  contributions(user: FoldedUser, item: number): Float32Array {
    const { items, weights } = user.profile;
    const output = this.#learnt('output');
    const scoreOf = (profile: Profile): number => {
      const vector = this.foldVector(profile);
      return vector.reduce((sum, value, f) => sum + value * output[item * vector.length + f]!, 0);
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
    this.#learnt('output');
    return { meta: {}, tensors: { ...this.#weights } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    const names = ['input', 'code', 'codeBias', 'output', 'outputBias'];
    for (let k = 0; k < this.#parameters.layers; k++)
      names.push(...(k > 0 ? [`layer.${k}`] : []), `bias.${k}`, `gain.${k}`, `shift.${k}`);
    this.#take(Object.fromEntries(names.map((name) => [name, float32Tensor(part, name)])));
  }
}

/** out += x W, for the first out.length columns of W, whose rows are `stride` long. */
function addProduct(x: Float32Array, weights: Float32Array, stride: number, out: Float32Array): void {
  x.forEach((value, i) => {
    for (let o = 0; o < out.length; o++) out[o]! += value * weights[i * stride + o]!;
  });
}

function check(parameters: RecVaeParameters): RecVaeParameters {
  for (const name of ['hidden', 'latent', 'layers', 'epochs', 'encoderPasses', 'batch'] as const)
    checkParameter(name, parameters[name], 1, 1e6);
  checkParameter('learningRate', parameters.learningRate, Number.MIN_VALUE);
  checkParameter('dropout', parameters.dropout, 0, 0.99);
  checkParameter('gamma', parameters.gamma, 0);
  checkParameter('averaging', parameters.averaging, 0, 0.999);
  checkParameter('seed', parameters.seed, -Infinity);
  return parameters;
}
