// Tests of the network: every gradient against a difference of losses, kernels against the scalar reference.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { availableKernels } from '../kernels/available-kernels.ts';
import { createRandom } from '../random.ts';
import { MultVaeNetwork, networkWeights } from './mult-vae-network.ts';
import type { UserRow } from '../neural/user-row.ts';

const ITEMS = 13;
const shape = { items: 16, hidden: 8, latent: 8, batch: 8 };

function network(variant: 'scalar' | 'plain' | 'relaxed'): MultVaeNetwork {
  const made = new MultVaeNetwork(shape, ITEMS, variant);
  made.initialise(createRandom(4));
  for (const name of ['inputBias', 'encodeBias', 'decodeBias'] as const) made.weight(name).fill(0.1);
  return made;
}

const rows: UserRow[] = [
  { items: Int32Array.of(0, 5, 12), inputs: Float32Array.of(0.7, 0, 0.7), targets: Float32Array.of(1, 2, 1) },
  { items: Int32Array.of(3, 4), inputs: Float32Array.of(0.6, -0.8), targets: Float32Array.of(1, 0) },
  { items: Int32Array.of(1), inputs: Float32Array.of(1), targets: Float32Array.of(1) },
];
const learn = (made: MultVaeNetwork): number => made.learn(rows, 0.3, createRandom(9));

test('MultVaeNetwork.learn gives the derivatives of its loss', () => {
  const made = network('scalar');
  const random = createRandom(1);
  for (const name of networkWeights) {
    const weight = made.weight(name);
    learn(made);
    const gradient = made.gradient(name).slice();
    for (let trial = 0; trial < 12; trial++) {
      const at = random.integer(weight.length);
      const kept = weight[at]!;
      weight[at] = kept + 0.01;
      const above = learn(made);
      weight[at] = kept - 0.01;
      const below = learn(made);
      weight[at] = kept;
      const difference = (above - below) / 0.02;
      assert.ok(
        Math.abs(difference - gradient[at]!) < 1e-3 * Math.max(1, Math.abs(difference)),
        `${name}[${at}]: ${gradient[at]} against ${difference}`,
      );
    }
  }
});

for (const variant of availableKernels()) {
  test(`MultVaeNetwork (${variant}) equals the scalar reference after a few steps`, () => {
    const [expected, found] = [network('scalar'), network(variant)];
    for (let step = 0; step < 5; step++) {
      const [a, b] = [learn(expected), learn(found)];
      assert.ok(Math.abs(a - b) < 1e-4 * Math.abs(a));
      expected.step(0.01);
      found.step(0.01);
    }
    for (const name of networkWeights) {
      const worst = Math.max(
        ...expected.weight(name).map((value, i) => Math.abs(value - found.weight(name)[i]!)),
      );
      assert.ok(worst < 2e-3, `${name}: ${worst}`);
    }
  });
}

test('MultVaeNetwork.step lowers the loss', () => {
  const made = network('scalar');
  const before = learn(made);
  for (let step = 0; step < 50; step++) {
    learn(made);
    made.step(0.01);
  }
  assert.ok(learn(made) < 0.7 * before);
});
