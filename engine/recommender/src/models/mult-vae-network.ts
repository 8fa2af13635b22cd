// The network of Mult-VAE: forward, loss and gradients of one batch, and the Adam step.

import type { KernelVariant } from '../kernels/kernels.ts';
import { sumItemGradients, sumItems } from '../neural/item-bag-layer.ts';
import { multinomialLoss } from '../neural/multinomial-loss.ts';
import type { Floats } from '../neural/neural-math.ts';
import { createNeuralMemory, workOf } from '../neural/neural-memory.ts';
import type { NeuralMemory } from '../neural/neural-memory.ts';
import type { UserRow } from '../neural/user-row.ts';
import type { Random } from '../random.ts';

/** Sizes of the layers, all multiples of 8; `items` may count more than there are. */
export interface NetworkShape {
  readonly items: number;
  readonly hidden: number;
  readonly latent: number;
  /** Rows of a batch. */
  readonly batch: number;
}

/** The parameters: encoder input, encoder output (mean and log-variance side by side), decoder input, decoder output. */
export const networkWeights = [
  'input',
  'inputBias',
  'encode',
  'encodeBias',
  'decode',
  'decodeBias',
  'output',
  'outputBias',
] as const;
export type NetworkWeight = (typeof networkWeights)[number];

type ArrayName =
  | NetworkWeight
  | `${NetworkWeight}.gradient`
  | `${NetworkWeight}.first`
  | `${NetworkWeight}.second`
  | Activation;
type Activation =
  | 'h1'
  | 'code'
  | 'noise'
  | 'z'
  | 'h2'
  | 'logits'
  | 'dh1'
  | 'dcode'
  | 'dz'
  | 'dh2'
  | 'scales'
  | 'sums';

/** How many elements each weight has. */
export function weightLengths({ items, hidden, latent }: NetworkShape): {
  readonly [name in NetworkWeight]: number;
} {
  return {
    input: items * hidden,
    inputBias: hidden,
    encode: hidden * 2 * latent,
    encodeBias: 2 * latent,
    decode: latent * hidden,
    decodeBias: hidden,
    output: hidden * items,
    outputBias: items,
  };
}

export class MultVaeNetwork {
  readonly shape: NetworkShape;
  readonly #itemCount: number;
  readonly #memory: NeuralMemory<ArrayName, never>;
  #step = 0;

  /** `itemCount`: how many of the items of the shape there are; the others never get a probability. */
  constructor(shape: NetworkShape, itemCount: number, variant?: KernelVariant | 'scalar') {
    const { items, hidden, latent, batch } = shape;
    const lengths: Record<string, number> = {
      h1: batch * hidden,
      dh1: batch * hidden,
      code: batch * 2 * latent,
      dcode: batch * 2 * latent,
      noise: batch * latent,
      z: batch * latent,
      dz: batch * latent,
      h2: batch * hidden,
      dh2: batch * hidden,
      logits: batch * items,
      scales: batch,
      sums: batch,
    };
    for (const [name, length] of Object.entries(weightLengths(shape))) {
      for (const part of ['', '.gradient', '.first', '.second']) lengths[name + part] = length;
    }
    this.shape = shape;
    this.#itemCount = itemCount;
    const work = workOf.multiply(items, Math.max(hidden, batch) + 2 * latent);
    this.#memory = createNeuralMemory(
      { floats: lengths as Record<ArrayName, number>, integers: {}, work },
      variant,
    );
  }

  /** A weight, items x hidden, hidden x 2 latent, latent x hidden, hidden x items, or a bias. */
  weight(name: NetworkWeight): Float32Array {
    return this.#floats(name);
  }

  /** The gradient that `learn` left for a weight. */
  gradient(name: NetworkWeight): Float32Array {
    return this.#floats(`${name}.gradient`);
  }

  /** In single precision, as no variant here is double. */
  #floats(name: ArrayName): Float32Array {
    return this.#memory.floats[name] as Float32Array;
  }

  /** Xavier-normal weights, biases near 0. */
  initialise(random: Random): void {
    const { hidden, latent } = this.shape;
    const fill = (name: NetworkWeight, deviation: number): void => {
      const weight = this.weight(name);
      for (let i = 0; i < weight.length; i++) weight[i] = random.normal() * deviation;
    };
    fill('input', Math.sqrt(2 / (this.#itemCount + hidden)));
    fill('encode', Math.sqrt(2 / (hidden + 2 * latent)));
    fill('decode', Math.sqrt(2 / (latent + hidden)));
    fill('output', Math.sqrt(2 / (hidden + this.#itemCount)));
    for (const bias of ['inputBias', 'encodeBias', 'decodeBias', 'outputBias'] as const) fill(bias, 0.001);
  }

  /**
   * Loss of a batch (mean over rows of the multinomial negative log-likelihood and beta times the KL divergence) and, in
   * `gradient`, its derivatives. `random` draws the noise of the latent code; null takes the mean.
   */
  learn(rows: readonly UserRow[], beta: number, random: Random | null): number {
    this.#forward(rows, random);
    const { floats, math } = this.#memory;
    const sizes = { width: this.shape.items, itemCount: this.#itemCount };
    const loss = multinomialLoss(rows, { ...floats, ...sizes }, math) + this.#divergence(rows.length, beta);
    this.#backward(rows);
    return loss;
  }

  #forward(rows: readonly UserRow[], random: Random | null): void {
    const { hidden, latent, items, batch } = this.shape;
    const { floats: arrays, math } = this.#memory;
    const { multiply, addBias } = math;
    arrays.h1.fill(0);
    sumItems(rows, arrays.input, arrays.inputBias, arrays.h1, math);
    for (let i = 0; i < arrays.h1.length; i++) arrays.h1[i] = Math.tanh(arrays.h1[i]!);
    multiply({ a: arrays.h1, b: arrays.encode, m: batch, n: 2 * latent, k: hidden, out: arrays.code });
    addBias(arrays.code, arrays.encodeBias);
    for (let r = 0; r < batch; r++) {
      for (let l = 0; l < latent; l++) {
        const noise = random && r < rows.length ? random.normal() : 0;
        arrays.noise[r * latent + l] = noise;
        arrays.z[r * latent + l] =
          arrays.code[r * 2 * latent + l]! + noise * Math.exp(arrays.code[r * 2 * latent + latent + l]! / 2);
      }
    }
    multiply({ a: arrays.z, b: arrays.decode, m: batch, n: hidden, k: latent, out: arrays.h2 });
    addBias(arrays.h2, arrays.decodeBias);
    for (let i = 0; i < arrays.h2.length; i++) arrays.h2[i] = Math.tanh(arrays.h2[i]!);
    multiply({ a: arrays.h2, b: arrays.output, m: batch, n: items, k: hidden, out: arrays.logits });
    addBias(arrays.logits, arrays.outputBias);
  }

  /** beta times the mean KL divergence from the standard normal; its derivatives begin dcode. */
  #divergence(rows: number, beta: number): number {
    const { latent } = this.shape;
    const { code, dcode } = this.#memory.floats;
    dcode.fill(0);
    let loss = 0;
    for (let r = 0; r < rows; r++) {
      for (let l = 0; l < latent; l++) {
        const at = r * 2 * latent + l;
        const [mean, logVariance] = [code[at]!, code[at + latent]!];
        const variance = Math.exp(logVariance);
        loss += 0.5 * (mean * mean + variance - 1 - logVariance);
        dcode[at] = (beta * mean) / rows;
        dcode[at + latent] = (beta * 0.5 * (variance - 1)) / rows;
      }
    }
    return (beta * loss) / rows;
  }

  #backward(rows: readonly UserRow[]): void {
    const { hidden, latent, items, batch } = this.shape;
    const { floats: arrays, math } = this.#memory;
    const { multiply } = math;
    const sumRows = (x: Floats, out: Floats): void => math.addRows(x, out.fill(0));
    multiply({
      a: arrays.h2,
      transposeA: true,
      b: arrays.logits,
      m: hidden,
      n: items,
      k: batch,
      out: arrays['output.gradient'],
    });
    sumRows(arrays.logits, arrays['outputBias.gradient']);
    multiply({
      a: arrays.logits,
      b: arrays.output,
      transposeB: true,
      m: batch,
      n: hidden,
      k: items,
      out: arrays.dh2,
    });
    throughTanh(arrays.dh2, arrays.h2);
    multiply({
      a: arrays.z,
      transposeA: true,
      b: arrays.dh2,
      m: latent,
      n: hidden,
      k: batch,
      out: arrays['decode.gradient'],
    });
    sumRows(arrays.dh2, arrays['decodeBias.gradient']);
    multiply({
      a: arrays.dh2,
      b: arrays.decode,
      transposeB: true,
      m: batch,
      n: latent,
      k: hidden,
      out: arrays.dz,
    });
    for (let r = 0; r < batch; r++) {
      for (let l = 0; l < latent; l++) {
        const at = r * 2 * latent + l;
        const dz = arrays.dz[r * latent + l]!;
        arrays.dcode[at]! += dz;
        arrays.dcode[at + latent]! +=
          dz * arrays.noise[r * latent + l]! * 0.5 * Math.exp(arrays.code[at + latent]! / 2);
      }
    }
    multiply({
      a: arrays.h1,
      transposeA: true,
      b: arrays.dcode,
      m: hidden,
      n: 2 * latent,
      k: batch,
      out: arrays['encode.gradient'],
    });
    sumRows(arrays.dcode, arrays['encodeBias.gradient']);
    multiply({
      a: arrays.dcode,
      b: arrays.encode,
      transposeB: true,
      m: batch,
      n: hidden,
      k: 2 * latent,
      out: arrays.dh1,
    });
    throughTanh(arrays.dh1, arrays.h1);
    sumItemGradients(rows, arrays.dh1, hidden, arrays['input.gradient'], math);
    sumRows(arrays.dh1.subarray(0, rows.length * hidden), arrays['inputBias.gradient']);
  }

  /** One step of Adam along the gradients. */
  step(rate: number): void {
    this.#step++;
    const { floats, math } = this.#memory;
    for (const name of networkWeights) {
      math.adam({
        weight: floats[name],
        gradient: floats[`${name}.gradient`],
        first: floats[`${name}.first`],
        second: floats[`${name}.second`],
        step: this.#step,
        rate,
        decay: 0,
      });
    }
  }
}

/** Turns derivatives behind a tanh into those before it. */
function throughTanh(derivative: Floats, activation: Floats): void {
  for (let i = 0; i < derivative.length; i++) derivative[i]! *= 1 - activation[i]! ** 2;
}
