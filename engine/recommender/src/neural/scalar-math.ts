// The scalar reference of the neural operations, in single or double precision: what the kernels are tested against.

import { dropoutThreshold, isKept } from './dropout.ts';
import { ADAM } from './neural-math.ts';
import type { Floats, MatrixProduct, NeuralMath } from './neural-math.ts';
import { attendBackScalar, attendScalar } from './scalar-attention.ts';
import { crossEntropyScalar } from './scalar-cross-entropy.ts';

const NORM_EPSILON = 1e-5;

/** The reference; it works on any arrays. */
export function createScalarMath(): NeuralMath {
  return {
    multiply,
    attend: attendScalar,
    attendBack: attendBackScalar,
    crossEntropy: crossEntropyScalar,
    normalize,
    normalizeBack,
    addBias(x, bias, rectify) {
      for (let i = 0; i < x.length; i++) {
        const sum = x[i]! + bias[i % bias.length]!;
        x[i] = rectify ? Math.max(0, sum) : sum;
      }
    },
    addRows(x, out) {
      for (let i = 0; i < x.length; i++) out[i % out.length]! += x[i]!;
    },
    rectifyBack(dx, x, rate) {
      for (let i = 0; i < x.length; i++) dx[i] = x[i]! > 0 ? dx[i]! / (1 - rate) : 0;
    },
    dropOut(x, { rate, seed }, out) {
      const threshold = dropoutThreshold(rate);
      for (let i = 0; i < x.length; i++) out[i] = isKept(seed, i, threshold) ? x[i]! / (1 - rate) : 0;
    },
    embed(table, places, index, place, width, scale, out) {
      index.forEach((row, r) => {
        for (let f = 0; f < width; f++)
          out[r * width + f] = scale * table[row * width + f]! + places[place[r]! * width + f]!;
      });
    },
    scatterRows(x, index, width, scale, table) {
      index.forEach((row, r) => {
        if (row >= 0) for (let f = 0; f < width; f++) table[row * width + f]! += scale * x[r * width + f]!;
      });
    },
    gatherRows(table, index, width, out) {
      index.forEach((row, r) => {
        for (let f = 0; f < width; f++) out[r * width + f] = row >= 0 ? table[row * width + f]! : 0;
      });
    },
    addScaled(out, row, weight) {
      for (let i = 0; i < out.length; i++) out[i]! += weight * row[i]!;
    },
    softmaxRows,
    swish(x, out) {
      for (let i = 0; i < x.length; i++) out[i] = x[i]! / (1 + Math.exp(-x[i]!));
    },
    swishBack(x, dx) {
      for (let i = 0; i < x.length; i++) {
        const sigmoid = 1 / (1 + Math.exp(-x[i]!));
        dx[i]! *= sigmoid * (1 + x[i]! * (1 - sigmoid));
      }
    },
    addTo(out, x) {
      for (let i = 0; i < x.length; i++) out[i]! += x[i]!;
    },
    adam({ weight, gradient, first, second, step, rate, decay }) {
      const { beta1, beta2, epsilon } = ADAM;
      const corrected = (rate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      for (let i = 0; i < weight.length; i++) {
        const g = gradient[i]!;
        first[i] = beta1 * first[i]! + (1 - beta1) * g;
        second[i] = beta2 * second[i]! + (1 - beta2) * g * g;
        weight[i] =
          weight[i]! * (1 - rate * decay) - (corrected * first[i]!) / (Math.sqrt(second[i]!) + epsilon);
      }
    },
  };
}

function multiply({ a, transposeA, b, transposeB, m, n, k, out, add }: MatrixProduct): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = add ? out[i * n + j]! : 0;
      for (let l = 0; l < k; l++)
        sum += (transposeA ? a[l * m + i]! : a[i * k + l]!) * (transposeB ? b[j * k + l]! : b[l * n + j]!);
      out[i * n + j] = sum;
    }
  }
}

function softmaxRows(x: Floats, width: number, count: number, scales: Floats, sums: Floats): void {
  for (let r = 0, from = 0; from < x.length; r++, from += width) {
    let largest = -Infinity;
    for (let j = from; j < from + count; j++) largest = Math.max(largest, x[j]!);
    let sum = 0;
    for (let j = from; j < from + count; j++) {
      x[j] = Math.exp(x[j]! - largest);
      sum += x[j]!;
    }
    for (let j = from; j < from + count; j++) x[j]! *= scales[r]! / sum;
    x.fill(0, from + count, from + width);
    sums[r] = largest + Math.log(sum);
  }
}

function normalize(x: Floats, gain: Floats, bias: Floats, out: Floats, stats: Floats): void {
  const width = gain.length;
  for (let r = 0; r * width < x.length; r++) {
    let mean = 0;
    let variance = 0;
    for (let f = 0; f < width; f++) mean += x[r * width + f]! / width;
    for (let f = 0; f < width; f++) variance += (x[r * width + f]! - mean) ** 2 / width;
    const inverse = 1 / Math.sqrt(variance + NORM_EPSILON);
    for (let f = 0; f < width; f++)
      out[r * width + f] = gain[f]! * (x[r * width + f]! - mean) * inverse + bias[f]!;
    stats[2 * r] = mean;
    stats[2 * r + 1] = inverse;
  }
}

function normalizeBack(
  x: Floats,
  gain: Floats,
  stats: Floats,
  dOut: Floats,
  dx: Floats,
  dGain: Floats,
  dBias: Floats,
): void {
  const width = gain.length;
  for (let r = 0; r * width < x.length; r++) {
    const [mean, inverse] = [stats[2 * r]!, stats[2 * r + 1]!];
    let sum = 0;
    let product = 0;
    for (let f = 0; f < width; f++) {
      const d = dOut[r * width + f]!;
      const normal = (x[r * width + f]! - mean) * inverse;
      dGain[f]! += d * normal;
      dBias[f]! += d;
      sum += (d * gain[f]!) / width;
      product += (d * gain[f]! * normal) / width;
    }
    for (let f = 0; f < width; f++) {
      const normal = (x[r * width + f]! - mean) * inverse;
      dx[r * width + f]! += (dOut[r * width + f]! * gain[f]! - sum - normal * product) * inverse;
    }
  }
}
