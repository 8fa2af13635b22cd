// Tests of the network: every gradient against a difference of losses in double precision, kernels against the scalar reference.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { availableKernels } from '../kernels/available-kernels.ts';
import type { Floats } from '../neural/neural-math.ts';
import type { NeuralVariant } from '../neural/neural-memory.ts';
import { createRandom } from '../random.ts';
import { SasrecNetwork } from './sasrec-network.ts';
import type { LearnOptions, TrainingSequence } from './sasrec-network.ts';
import { initialiseWeights, viewWeights } from './sasrec-parameters.ts';

const ITEMS = 13;
const shape = { items: 16, width: 16, inner: 24, heads: 2, blocks: 2, length: 16 };

function network(variant: NeuralVariant): SasrecNetwork {
  const made = new SasrecNetwork(shape, ITEMS, { capacity: 32, negatives: 5, learns: true, variant });
  initialiseWeights(shape, made.weights, ITEMS, createRandom(4));
  const random = createRandom(5);
  for (let i = 0; i < made.weights.length; i++) made.weights[i]! += 0.2 * random.normal();
  viewWeights(shape, made.weights).items.fill(0, ITEMS * shape.width);
  return made;
}

const sequences: TrainingSequence[] = [
  { items: Int32Array.of(0, 5, 12, 1, 2, 7, 8, 3, 9), next: Int32Array.of(5, 12, 1, 2, 7, 8, 3, 9, 11) },
  { items: Int32Array.of(3), next: Int32Array.of(4) },
  { items: Int32Array.of(6, 2, 10), next: Int32Array.of(2, 10, 0) },
];
const softmax: LearnOptions = {
  weight: 1 / 13,
  dropout: { rate: 0, seed: 1 },
  negatives: null,
  pairwise: 0,
};
const cases: readonly [string, LearnOptions][] = [
  ['softmax over all items', softmax],
  ['softmax with dropout', { ...softmax, dropout: { rate: 0.3, seed: 77 } }],
  ['softmax over some negatives', { ...softmax, negatives: Int32Array.of(1, 4, 9, 12) }],
  ['logistic losses', { ...softmax, negatives: Int32Array.of(0, 2, 3, 9, 10), pairwise: 2.5 }],
];

function learn(made: SasrecNetwork, options: LearnOptions): number {
  made.gradient.fill(0);
  return made.learn(sequences, options);
}

for (const [name, options] of cases) {
  test(`SasrecNetwork.learn gives the derivatives of its loss: ${name}`, () => {
    const made = network('double');
    const random = createRandom(1);
    learn(made, options);
    const gradient = made.gradient.slice();
    const named = viewWeights(shape, made.weights);
    const parts: [string, Floats][] = [
      ['items', named.items],
      ['places', named.places.subarray(0, 9 * shape.width)],
      ['gain', named.gain],
      ['bias', named.bias],
      ...named.blocks.flatMap((block, b) =>
        Object.entries(block).map(([part, array]): [string, Floats] => [`${b}.${part}`, array]),
      ),
    ];
    for (const [part, array] of parts) {
      const length = part === 'items' ? ITEMS * shape.width : array.length;
      for (let trial = 0; trial < 12; trial++) {
        const i = random.integer(length);
        const expected = gradient[(array.byteOffset - made.weights.byteOffset) / 8 + i]!;
        const kept = array[i]!;
        array[i] = kept + 1e-5;
        const above = learn(made, options);
        array[i] = kept - 1e-5;
        const below = learn(made, options);
        array[i] = kept;
        const difference = (above - below) / 2e-5;
        assert.ok(
          Math.abs(difference - expected) < 1e-7 + 1e-5 * Math.abs(difference),
          `${part}[${i}]: ${expected} against ${difference}`,
        );
      }
    }
  });

  for (const variant of availableKernels()) {
    test(`SasrecNetwork (${variant}) equals the double-precision reference: ${name}`, () => {
      const [expected, found] = [network('double'), network(variant)];
      const [a, b] = [learn(expected, options), learn(found, options)];
      assert.ok(Math.abs(a - b) < 1e-5 * Math.abs(a), `loss ${b} against ${a}`);
      const largest = Math.max(...Array.from(expected.gradient, Math.abs));
      found.gradient.forEach((value: number, i: number) => {
        const other = expected.gradient[i]!;
        assert.ok(Math.abs(value - other) < 1e-5 * largest, `gradient ${i}: ${value} against ${other}`);
      });
    });
  }
}

for (const variant of ['double', ...availableKernels()] as const) {
  test(`SasrecNetwork.represent (${variant}) gives each sequence the same alone and among others`, () => {
    const made = network(variant);
    const all = made.represent(sequences.map(({ items }) => items)).slice();
    const reference = network('double').represent(sequences.map(({ items }) => items));
    all.forEach((value: number, i: number) => assert.ok(Math.abs(value - reference[i]!) < 1e-4));
    sequences.forEach(({ items }, s) => {
      const alone = made.represent([items]);
      assert.deepEqual([...alone], [...all.subarray(s * shape.width, (s + 1) * shape.width)]);
    });
  });
}

test('SasrecNetwork.learn does not look ahead: its loss is that of every beginning asked alone', () => {
  const made = network('double');
  const { items: table } = viewWeights(shape, made.weights);
  let total = 0;
  for (const { items, next } of sequences) {
    next.forEach((right, i) => {
      const output = made.represent([items.subarray(0, i + 1)]);
      const scores = Array.from({ length: ITEMS }, (_, j) => {
        const row = table.subarray(j * shape.width, (j + 1) * shape.width);
        return Array.from(row, (value, f) => value * output[f]!).reduce((a, b) => a + b);
      });
      const sum = scores.reduce((a, score) => a + Math.exp(score), 0);
      total += (Math.log(sum) - scores[right]!) / 13;
    });
  }
  const loss = learn(made, softmax);
  assert.ok(Math.abs(loss - total) < 1e-9, `${loss} against ${total}`);
});
