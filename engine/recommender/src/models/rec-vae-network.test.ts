// Tests of the network: every gradient against a difference of losses, kernels against the scalar reference.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { availableKernels } from '../kernels/available-kernels.ts';
import type { UserRow } from '../neural/user-row.ts';
import { createRandom } from '../random.ts';
import { RecVaeNetwork } from './rec-vae-network.ts';

const ITEMS = 13;
const shape = { items: 16, hidden: 16, latent: 8, layers: 3, batch: 8 };

function network(variant: 'scalar' | 'plain' | 'relaxed'): RecVaeNetwork {
  const made = new RecVaeNetwork(shape, ITEMS, variant);
  const random = createRandom(4);
  made.initialise(random);
  for (const name of [...made.names('encoder'), ...made.names('decoder')]) {
    if (/bias|shift/i.test(name)) made.weight(name).forEach((_, i, all) => (all[i] = 0.2 * random.normal()));
  }
  return made;
}

const rows: UserRow[] = [
  { items: Int32Array.of(0, 5, 12), inputs: Float32Array.of(0.7, 0, 0.7), targets: Float32Array.of(1, 2, 1) },
  { items: Int32Array.of(3, 4), inputs: Float32Array.of(0.6, -0.8), targets: Float32Array.of(1, 0) },
  { items: Int32Array.of(1), inputs: Float32Array.of(1), targets: Float32Array.of(1) },
];
const old = Float32Array.from({ length: 8 * 16 }, (_, i) => Math.sin(i));
const learn = {
  encoder: (made: RecVaeNetwork): number => made.learnEncoder(rows, old, 0.3, createRandom(9)),
  decoder: (made: RecVaeNetwork): number => made.learnDecoder(rows, createRandom(9)),
};

for (const half of ['encoder', 'decoder'] as const) {
  test(`RecVaeNetwork gives the derivatives of its loss by the ${half}`, () => {
    const made = network('scalar');
    const random = createRandom(1);
    for (const name of made.names(half)) {
      const weight = made.weight(name);
      learn[half](made);
      const gradient = made.gradient(name).slice();
      assert.ok(
        gradient.some((value) => value !== 0),
        name,
      );
      for (let trial = 0; trial < 12; trial++) {
        const at = random.integer(weight.length);
        const kept = weight[at]!;
        weight[at] = kept + 0.004;
        const above = learn[half](made);
        weight[at] = kept - 0.004;
        const below = learn[half](made);
        weight[at] = kept;
        const difference = (above - below) / 0.008;
        assert.ok(
          Math.abs(difference - gradient[at]!) < 4e-3 * Math.max(1, Math.abs(difference)),
          `${name}[${at}]: ${gradient[at]} against ${difference}`,
        );
      }
    }
  });
}

for (const variant of availableKernels()) {
  test(`RecVaeNetwork (${variant}) equals the scalar reference after a few steps`, () => {
    const [expected, found] = [network('scalar'), network(variant)];
    for (let step = 0; step < 6; step++) {
      const half = step % 3 === 2 ? 'decoder' : 'encoder';
      const [a, b] = [learn[half](expected), learn[half](found)];
      assert.ok(Math.abs(a - b) < 1e-3 * Math.abs(a), `${a} ${b}`);
      expected.step(half, 0.003);
      found.step(half, 0.003);
    }
    for (const name of [...expected.names('encoder'), ...expected.names('decoder')]) {
      const worst = Math.max(
        ...expected.weight(name).map((value, i) => Math.abs(value - found.weight(name)[i]!)),
      );
      assert.ok(worst < 2e-3, `${name}: ${worst}`);
    }
  });
}

test('RecVaeNetwork lowers its loss, the two halves in turn', () => {
  const made = network('scalar');
  const before = learn.encoder(made);
  for (let step = 0; step < 60; step++) {
    const half = step % 4 === 3 ? 'decoder' : 'encoder';
    learn[half](made);
    made.step(half, 0.01);
  }
  assert.ok(learn.encoder(made) < 0.8 * before);
});
