// Tests of every neural kernel against its scalar twin in double precision, at awkward lengths and in every variant that runs here.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { availableKernels } from '../kernels/available-kernels.ts';
import { createRandom } from '../random.ts';
import { isKept, dropoutThreshold } from './dropout.ts';
import type { Floats } from './neural-math.ts';
import { createNeuralMemory, workOf } from './neural-memory.ts';
import type { NeuralMemory, NeuralVariant } from './neural-memory.ts';

interface Case<F extends string> {
  readonly floats: { readonly [name in F]: number };
  readonly integers?: { readonly index: readonly number[]; readonly other?: readonly number[] };
  readonly work?: number;
  /** Runs the operation; what it gives is compared too. */
  readonly run: (memory: NeuralMemory<F, 'index' | 'other'>) => number | undefined;
  /** Of the largest value. */
  readonly tolerance?: number;
}

/** Fills the arrays alike in double precision and by the kernels, runs the operation on both, and compares every array. */
function compare<F extends string>(variant: NeuralVariant, name: string, given: Case<F>): void {
  const index = given.integers?.index ?? [];
  const other = given.integers?.other ?? [];
  const make = (which: NeuralVariant): NeuralMemory<F, 'index' | 'other'> => {
    const memory = createNeuralMemory(
      {
        floats: given.floats,
        integers: { index: index.length, other: other.length },
        work: given.work ?? 8,
      },
      which,
    );
    const random = createRandom(name.length);
    // Rounded to single precision on both sides.
    for (const array of Object.values<Floats>(memory.floats))
      for (let i = 0; i < array.length; i++) array[i] = Math.fround(random.normal());
    memory.integers.index.set(index);
    memory.integers.other.set(other);
    return memory;
  };
  const [expected, found] = [make('double'), make(variant)];
  const [a, b] = [given.run(expected), given.run(found)];
  const tolerance = given.tolerance ?? 2e-6;
  if (a !== undefined)
    assert.ok(Math.abs(a - b!) <= tolerance * Math.abs(a), `${name}: gives ${b}, not ${a}`);
  for (const array of Object.keys(given.floats) as F[]) {
    const [right, actual] = [expected.floats[array], found.floats[array]];
    const largest = Math.max(1, ...Array.from(right, Math.abs));
    for (let i = 0; i < right.length; i++) {
      const difference = Math.abs(right[i]! - actual[i]!);
      assert.ok(
        difference <= tolerance * largest,
        `${name}: ${array}[${i}] is ${actual[i]}, not ${right[i]}`,
      );
    }
  }
}

for (const variant of availableKernels()) {
  test(`attend and attendBack (${variant}) equal the scalar reference`, () => {
    for (const [length, width, rate] of [
      [8, 8, 0],
      [16, 8, 0.4],
      [40, 32, 0.2],
      [104, 16, 0.5],
      [200, 64, 0.2],
    ] as const) {
      compare(variant, `length ${length}, width ${width}, rate ${rate}`, {
        floats: {
          qkv: length * (3 * width + 8),
          dQkv: length * (3 * width + 8),
          weights: length * length,
          out: length * (width + 8),
          dOut: length * (width + 8),
        },
        work: workOf.attention(length, width),
        run: ({ floats, math }) => {
          const { qkv, dQkv, weights, out, dOut } = floats;
          const attention = {
            qkv,
            stride: 3 * width + 8,
            query: 0,
            key: width,
            value: 2 * width + 8,
            length,
            width,
            dropout: { rate, seed: length },
            weights,
            out,
            outStride: width + 8,
          };
          math.attend(attention);
          math.attendBack(attention, dOut, dQkv);
          weights.fill(0);
          return undefined;
        },
      });
    }
  });

  test(`crossEntropy (${variant}) equals the scalar reference`, () => {
    for (const [rows, width, count, pairwise] of [
      [8, 8, 1, 0],
      [16, 8, 13, 0],
      [72, 24, 300, 0],
      [64, 64, 257, 0],
      [136, 16, 100, 3],
      [8, 8, 7, 1],
    ] as const) {
      const padded = Math.ceil(count / 8) * 8;
      compare(variant, `rows ${rows}, width ${width}, ${count} candidates, pairwise ${pairwise}`, {
        floats: {
          hidden: rows * width,
          candidates: padded * width,
          right: rows * width,
          weight: rows,
          dHidden: rows * width,
          dCandidates: padded * width,
          dRight: rows * width,
        },
        integers: { index: Array.from({ length: rows }, (_, r) => (r % 3 === 0 ? -1 : r % count)) },
        work: workOf.crossEntropy(padded, width),
        tolerance: 5e-6,
        run: ({ floats, integers, math }) => {
          floats.candidates.fill(0, count * width);
          for (let r = 0; r < rows; r++) floats.weight[r] = Math.abs(floats.weight[r]!);
          const given = { rows, width, count, padded, pairwise, masked: integers.index };
          const loss = math.crossEntropy({ ...floats, ...given });
          // What is added behind the last candidate does not count.
          floats.dCandidates.fill(0, count * width);
          return loss;
        },
      });
    }
  });

  test(`normalize, addBias, addRows, rectifyBack, dropOut, addTo and adam (${variant}) equal the scalar reference`, () => {
    for (const [rows, width] of [
      [1, 8],
      [3, 24],
      [17, 64],
    ] as const) {
      compare(variant, `rows ${rows}, width ${width}`, {
        floats: {
          x: rows * width,
          out: rows * width,
          dx: rows * width,
          gain: width,
          bias: width,
          dGain: width,
          dBias: width,
          stats: 2 * rows,
          sum: width,
          dropped: rows * width,
          first: rows * width,
          second: rows * width,
        },
        tolerance: 1e-5,
        run: ({ floats, math }) => {
          const { x, out, dx, gain, bias, dGain, dBias, stats, sum, dropped, first, second } = floats;
          for (let i = 0; i < second.length; i++) second[i] = Math.abs(second[i]!);
          math.normalize(x, gain, bias, out, stats);
          math.normalizeBack(x, gain, stats, out, dx, dGain, dBias);
          math.addRows(out, sum);
          math.dropOut(out, { rate: 0.3, seed: 5 }, dropped);
          math.addBias(out, bias, true);
          math.rectifyBack(dx, out, 0.3);
          math.addBias(x, gain);
          math.addTo(x, dropped);
          math.adam({ weight: x, gradient: dx, first, second, step: 3, rate: 0.1, decay: 0.2 });
          return undefined;
        },
      });
    }
  });

  test(`embed, gatherRows and scatterRows (${variant}) equal the scalar reference`, () => {
    const width = 24;
    compare(variant, 'rows by index', {
      floats: { table: 5 * width, places: 3 * width, out: 7 * width, gathered: 7 * width, sums: 5 * width },
      integers: { index: [4, 0, 0, 2, 1, 4, 3], other: [0, 1, 2, 0, 1, 2, 1] },
      run: ({ floats, integers, math }) => {
        const { table, places, out, gathered, sums } = floats;
        math.embed(table, places, integers.index, integers.other, width, 3, out);
        integers.index[1] = -1;
        math.gatherRows(table, integers.index, width, gathered);
        math.scatterRows(out, integers.index, width, 0.5, sums);
        return undefined;
      },
    });
  });
}

test('isKept drops about the share that is asked for, another one for another seed', () => {
  const threshold = dropoutThreshold(0.3);
  const kept = (seed: number): boolean[] =>
    Array.from({ length: 20_000 }, (_, i) => isKept(seed, i, threshold));
  const first = kept(1);
  const share = first.filter(Boolean).length / first.length;
  assert.ok(Math.abs(share - 0.7) < 0.02, `${share}`);
  const second = kept(2);
  const both = first.filter((stays, i) => stays && second[i]).length / first.length;
  assert.ok(Math.abs(both - 0.49) < 0.02, `${both}`);
});
