// The neural operations by the compiled kernels.

import type { Kernels } from '../kernels/kernels.ts';
import type { NeuralExports } from '../kernels/neural-exports.ts';
import { dropoutThreshold } from './dropout.ts';
import { ADAM } from './neural-math.ts';
import type { Floats, NeuralMath } from './neural-math.ts';

/** Over arrays in the memory of `kernels`; `work` is the address of the work space. */
export function createKernelMath({ run }: Kernels<ArrayBuffer, NeuralExports>, work: number): NeuralMath {
  const at = (array: Floats | Int32Array, element = 0): number => array.byteOffset + 4 * element;
  return {
    multiply({ a, transposeA, b, transposeB, m, n, k, out, add }) {
      if (!add) out.fill(0, 0, m * n);
      run.multiply(at(a), transposeA ? 1 : 0, at(b), transposeB ? 1 : 0, m, n, k, at(out), work);
    },
    attend({ qkv, stride, query, key, value, length, width, dropout, weights, out, outStride }) {
      run.attend(
        at(qkv, query),
        at(qkv, key),
        at(qkv, value),
        4 * stride,
        length,
        width,
        1 / Math.sqrt(width),
        dropout.seed,
        dropoutThreshold(dropout.rate),
        at(weights),
        at(out),
        4 * outStride,
        work,
      );
    },
    attendBack(attention, dOut, dQkv) {
      const { qkv, stride, query, key, value, length, width, dropout, weights, out, outStride } = attention;
      run.attendBack(
        at(qkv, query),
        at(qkv, key),
        at(qkv, value),
        4 * stride,
        length,
        width,
        1 / Math.sqrt(width),
        dropoutThreshold(dropout.rate),
        at(weights),
        at(out),
        at(dOut),
        4 * outStride,
        at(dQkv, query),
        at(dQkv, key),
        at(dQkv, value),
        work,
      );
    },
    crossEntropy: (loss) =>
      run.crossEntropy(
        at(loss.hidden),
        loss.rows,
        loss.width,
        at(loss.candidates),
        loss.count,
        loss.padded,
        at(loss.right),
        at(loss.masked),
        at(loss.weight),
        loss.pairwise,
        at(loss.dHidden),
        at(loss.dCandidates),
        at(loss.dRight),
        work,
      ),
    normalize(x, gain, bias, out, stats) {
      run.normalize(at(x), x.length / gain.length, gain.length, at(gain), at(bias), at(out), at(stats));
    },
    normalizeBack(x, gain, stats, dOut, dx, dGain, dBias) {
      const width = gain.length;
      run.normalizeBack(
        at(x),
        x.length / width,
        width,
        at(gain),
        at(stats),
        at(dOut),
        at(dx),
        at(dGain),
        at(dBias),
      );
    },
    addBias: (x, bias, rectify) =>
      run.addBias(at(x), x.length / bias.length, bias.length, at(bias), rectify ? 1 : 0),
    addRows: (x, out) => run.addRows(at(x), x.length / out.length, out.length, at(out)),
    rectifyBack: (dx, x, rate) => run.rectifyBack(at(dx), at(x), x.length, 1 / (1 - rate)),
    dropOut: (x, { rate, seed }, out) => run.dropOut(at(x), x.length, seed, dropoutThreshold(rate), at(out)),
    embed: (table, places, index, place, width, scale, out) =>
      run.embed(at(table), at(places), at(index), at(place), index.length, width, scale, at(out)),
    scatterRows: (x, index, width, scale, table) =>
      run.scatterRows(at(x), at(index), index.length, width, scale, at(table)),
    gatherRows: (table, index, width, out) =>
      run.gatherRows(at(table), at(index), index.length, width, at(out)),
    addScaled: (out, row, weight) => run.addScaledRow(at(out), at(row), weight, out.length),
    softmaxRows: (x, width, count, scales, sums) =>
      run.softmaxRows(at(x), x.length / width, width, count, at(scales), at(sums)),
    swish: (x, out) => run.swish(at(x), x.length, at(out)),
    swishBack: (x, dx) => run.swishBack(at(x), x.length, at(dx)),
    addTo: (out, x) => run.addTo(at(out), at(x), x.length),
    adam({ weight, gradient, first, second, step, rate, decay }) {
      const { beta1, beta2, epsilon } = ADAM;
      const corrected = (rate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      run.adam(
        at(weight),
        at(gradient),
        at(first),
        at(second),
        weight.length,
        corrected,
        beta1,
        beta2,
        epsilon,
        rate * decay,
      );
    },
  };
}
