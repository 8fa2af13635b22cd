// The network of RecVAE: forward, loss and gradients of one batch for the encoder and for the decoder, and their Adam steps.

import type { KernelVariant } from '../kernels/kernels.ts';
import { sumItemGradients, sumItems } from '../neural/item-bag-layer.ts';
import { multinomialLoss } from '../neural/multinomial-loss.ts';
import type { Floats } from '../neural/neural-math.ts';
import { createNeuralMemory, workOf } from '../neural/neural-memory.ts';
import type { NeuralMemory } from '../neural/neural-memory.ts';
import type { UserRow } from '../neural/user-row.ts';
import type { Random } from '../random.ts';
import { compositePrior } from './rec-vae-prior.ts';

/** Sizes; all but `layers` multiples of 8. `items` may count more than there are. */
export interface RecVaeShape {
  readonly items: number;
  readonly hidden: number;
  readonly latent: number;
  /** Hidden layers of the encoder, at least 1. */
  readonly layers: number;
  /** Rows of a batch. */
  readonly batch: number;
}

/** The two halves that learn in turn. */
export type RecVaeHalf = 'encoder' | 'decoder';

/**
 * Names and lengths of the weights. `input` items x hidden; `layer.k` (k from 1) hidden x hidden; `bias.k`, `gain.k`, `shift.k`
 * (k from 0) hidden; `code` hidden x 2 latent, mean and log-variance side by side; `output` latent x items.
 */
export function recVaeWeights(shape: RecVaeShape): Record<RecVaeHalf, { readonly [name: string]: number }> {
  const { items, hidden, latent, layers } = shape;
  const encoder: { [name: string]: number } = {
    input: items * hidden,
    code: hidden * 2 * latent,
    codeBias: 2 * latent,
  };
  for (let k = 0; k < layers; k++) {
    if (k > 0) encoder[`layer.${k}`] = hidden * hidden;
    for (const part of ['bias', 'gain', 'shift']) encoder[`${part}.${k}`] = hidden;
  }
  return { encoder, decoder: { output: latent * items, outputBias: items } };
}

export class RecVaeNetwork {
  readonly shape: RecVaeShape;
  readonly #itemCount: number;
  readonly #memory: NeuralMemory<string, never>;
  readonly #names: Record<RecVaeHalf, readonly string[]>;
  readonly #steps: Record<RecVaeHalf, number> = { encoder: 0, decoder: 0 };

  /** `itemCount`: how many of the items of the shape there are; the others never get a probability. */
  constructor(shape: RecVaeShape, itemCount: number, variant?: KernelVariant | 'scalar') {
    const { items, hidden, latent, layers, batch } = shape;
    const lengths: { [name: string]: number } = {
      code: batch * 2 * latent,
      dcode: batch * 2 * latent,
      noise: batch * latent,
      z: batch * latent,
      dz: batch * latent,
      logits: batch * items,
      scales: batch,
      sums: batch,
      dsum: batch * hidden,
      dback: batch * hidden,
    };
    // Of every layer: what enters the swish, what leaves it, what leaves the normalisation, its derivative, mean and 1 / deviation.
    for (let k = 0; k < layers; k++) {
      for (const part of ['sum', 'swish', 'h', 'dh']) lengths[`${part}.${k}`] = batch * hidden;
      lengths[`stats.${k}`] = 2 * batch;
    }
    const activations = Object.entries(lengths).map(([name, length]) => [`at.${name}`, length] as const);
    const weights = recVaeWeights(shape);
    const learnt = Object.entries({ ...weights.encoder, ...weights.decoder }).flatMap(([name, length]) =>
      ['', '.gradient', '.first', '.second'].map((part) => [name + part, length] as const),
    );
    this.shape = shape;
    this.#itemCount = itemCount;
    this.#names = { encoder: Object.keys(weights.encoder), decoder: Object.keys(weights.decoder) };
    this.#memory = createNeuralMemory(
      {
        floats: Object.fromEntries([...activations, ...learnt]),
        integers: {},
        work: workOf.multiply(items, Math.max(hidden, batch) + 2 * latent + hidden),
      },
      variant,
    );
  }

  /** A weight by its name, see recVaeWeights. */
  weight(name: string): Float32Array {
    return this.#floats(name);
  }

  /** The gradient that the last `learn...` left for a weight of its half. */
  gradient(name: string): Float32Array {
    return this.#floats(`${name}.gradient`);
  }

  /** The names of a half's weights. */
  names(half: RecVaeHalf): readonly string[] {
    return this.#names[half];
  }

  /** Xavier-normal matrices, gains 1, everything else 0. */
  initialise(random: Random): void {
    const { hidden, latent, layers } = this.shape;
    const fill = (name: string, from: number, to: number): void => {
      const weight = this.weight(name);
      const deviation = Math.sqrt(2 / (from + to));
      for (let i = 0; i < weight.length; i++) weight[i] = random.normal() * deviation;
    };
    fill('input', this.#itemCount, hidden);
    for (let k = 0; k < layers; k++) {
      if (k > 0) fill(`layer.${k}`, hidden, hidden);
      this.weight(`gain.${k}`).fill(1);
    }
    fill('code', hidden, latent);
    fill('output', latent, this.#itemCount);
  }

  /** Mean and log-variance of every row, side by side; valid until the next call. */
  encode(rows: readonly UserRow[]): Float32Array {
    const { hidden, latent, layers, batch } = this.shape;
    const { math } = this.#memory;
    for (let k = 0; k < layers; k++) {
      const sum = this.#at(`sum.${k}`);
      if (k === 0) sumItems(rows, this.weight('input'), this.weight('bias.0'), sum.fill(0), math);
      else {
        math.multiply({
          a: this.#at(`h.${k - 1}`),
          b: this.weight(`layer.${k}`),
          m: batch,
          n: hidden,
          k: hidden,
          out: sum,
        });
        math.addBias(sum, this.weight(`bias.${k}`));
        for (let j = 0; j < k; j++) math.addTo(sum, this.#at(`h.${j}`));
      }
      const swish = this.#at(`swish.${k}`);
      math.swish(sum, swish);
      const [gain, shift] = [this.weight(`gain.${k}`), this.weight(`shift.${k}`)];
      math.normalize(swish, gain, shift, this.#at(`h.${k}`), this.#at(`stats.${k}`));
    }
    const code = this.#at('code');
    math.multiply({
      a: this.#at(`h.${layers - 1}`),
      b: this.weight('code'),
      m: batch,
      n: 2 * latent,
      k: hidden,
      out: code,
    });
    math.addBias(code, this.weight('codeBias'));
    return code;
  }

  /**
   * Loss of a batch: mean over rows of the multinomial negative log-likelihood and `gamma` times the number of targets times
   * the divergence of the code from the composite prior, both at one draw of the code. The gradients of the encoder's weights
   * are left. `old` holds mean and log-variance of each row under the encoder of before.
   */
  learnEncoder(rows: readonly UserRow[], old: Float32Array, gamma: number, random: Random): number {
    const { latent, items, batch } = this.shape;
    const likelihood = this.#decodeOneDraw(rows, random);
    const dz = this.#at('dz');
    this.#memory.math.multiply({
      a: this.#at('logits'),
      b: this.weight('output'),
      transposeB: true,
      m: batch,
      n: latent,
      k: items,
      out: dz,
    });
    const [code, dcode, noise, z] = ['code', 'dcode', 'noise', 'z'].map((name) => this.#at(name));
    dcode!.fill(0);
    let divergence = 0;
    rows.forEach((row, r) => {
      const weight = (gamma * row.targets.reduce((a, b) => a + b, 0)) / rows.length;
      for (let l = 0; l < latent; l++) {
        const at = r * latent + l;
        const mean = r * 2 * latent + l;
        const logVariance = code![mean + latent]!;
        const prior = compositePrior(z![at]!, old[mean]!, old[mean + latent]!);
        divergence +=
          weight * (-0.5 * (logVariance + Math.log(2 * Math.PI) + noise![at]! ** 2) - prior.logDensity);
        const slope = dz[at]! - weight * prior.slope;
        dcode![mean] = slope;
        dcode![mean + latent] = 0.5 * (slope * noise![at]! * Math.exp(logVariance / 2) - weight);
      }
    });
    this.#backThroughEncoder(rows);
    return likelihood + divergence;
  }

  /** The likelihood part of the loss alone, with the gradients of the decoder's weights. */
  learnDecoder(rows: readonly UserRow[], random: Random): number {
    const { latent, items, batch } = this.shape;
    const loss = this.#decodeOneDraw(rows, random);
    this.#memory.math.multiply({
      a: this.#at('z'),
      transposeA: true,
      b: this.#at('logits'),
      m: latent,
      n: items,
      k: batch,
      out: this.gradient('output'),
    });
    this.#sumRows(this.#at('logits'), this.gradient('outputBias'));
    return loss;
  }

  /** One step of Adam along the gradients of a half. */
  step(half: RecVaeHalf, rate: number): void {
    this.#steps[half]++;
    for (const name of this.#names[half]) {
      this.#memory.math.adam({
        weight: this.weight(name),
        gradient: this.gradient(name),
        first: this.#floats(`${name}.first`),
        second: this.#floats(`${name}.second`),
        step: this.#steps[half],
        rate,
        decay: 0,
      });
    }
  }

  /** In single precision, as no variant here is double. */
  #floats(name: string): Float32Array {
    return this.#memory.floats[name] as Float32Array;
  }

  /** What is computed on the way. */
  #at(name: string): Float32Array {
    return this.#floats(`at.${name}`);
  }

  /** Draws a code for every row; the logits become the derivatives of the likelihood, which is returned. */
  #decodeOneDraw(rows: readonly UserRow[], random: Random): number {
    const { latent, items, batch } = this.shape;
    const code = this.encode(rows);
    const noise = this.#at('noise').fill(0);
    const z = this.#at('z').fill(0);
    const logits = this.#at('logits');
    const { math } = this.#memory;
    for (let r = 0; r < rows.length; r++) {
      for (let l = 0; l < latent; l++) {
        const at = r * latent + l;
        noise[at] = random.normal();
        z[at] = code[at + r * latent]! + noise[at] * Math.exp(code[at + r * latent + latent]! / 2);
      }
    }
    this.#memory.math.multiply({
      a: z,
      b: this.weight('output'),
      m: batch,
      n: items,
      k: latent,
      out: logits,
    });
    math.addBias(logits, this.weight('outputBias'));
    const [scales, sums] = [this.#at('scales'), this.#at('sums')];
    return multinomialLoss(rows, { logits, scales, sums, width: items, itemCount: this.#itemCount }, math);
  }

  #backThroughEncoder(rows: readonly UserRow[]): void {
    const { hidden, latent, layers, batch } = this.shape;
    const { math } = this.#memory;
    const { multiply } = math;
    const dcode = this.#at('dcode');
    const last = this.#at(`h.${layers - 1}`);
    const width = 2 * latent;
    multiply({
      a: last,
      transposeA: true,
      b: dcode,
      m: hidden,
      n: width,
      k: batch,
      out: this.gradient('code'),
    });
    this.#sumRows(dcode, this.gradient('codeBias'));
    for (let k = 0; k < layers - 1; k++) this.#at(`dh.${k}`).fill(0);
    multiply({
      a: dcode,
      b: this.weight('code'),
      transposeB: true,
      m: batch,
      n: hidden,
      k: width,
      out: this.#at(`dh.${layers - 1}`),
    });
    const dsum = this.#at('dsum');
    const dback = this.#at('dback');
    for (let k = layers - 1; k >= 0; k--) {
      math.normalizeBack(
        this.#at(`swish.${k}`),
        this.weight(`gain.${k}`),
        this.#at(`stats.${k}`),
        this.#at(`dh.${k}`),
        dsum.fill(0),
        this.gradient(`gain.${k}`).fill(0),
        this.gradient(`shift.${k}`).fill(0),
      );
      math.swishBack(this.#at(`sum.${k}`), dsum);
      // Rows behind the last user have no derivatives coming down, so that nothing of them is left here.
      this.#sumRows(dsum, this.gradient(`bias.${k}`));
      if (k === 0) break;
      const below = this.#at(`h.${k - 1}`);
      const matrix = this.gradient(`layer.${k}`);
      multiply({ a: below, transposeA: true, b: dsum, m: hidden, n: hidden, k: batch, out: matrix });
      const from = this.weight(`layer.${k}`);
      multiply({ a: dsum, b: from, transposeB: true, m: batch, n: hidden, k: hidden, out: dback });
      math.addTo(this.#at(`dh.${k - 1}`), dback);
      for (let j = 0; j < k; j++) math.addTo(this.#at(`dh.${j}`), dsum);
    }
    sumItemGradients(rows, dsum, hidden, this.gradient('input'), math);
  }

  #sumRows(x: Floats, out: Floats): void {
    this.#memory.math.addRows(x, out.fill(0));
  }
}
