// Tests of the multinomial loss: a case worked out by hand, by every build of the kernels and by the reference.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { availableKernels } from '../kernels/available-kernels.ts';
import { multinomialLoss } from './multinomial-loss.ts';
import { createNeuralMemory } from './neural-memory.ts';
import type { UserRow } from './user-row.ts';

const row = (items: number[], targets: number[]): UserRow => ({
  items: Int32Array.from(items),
  inputs: new Float32Array(items.length),
  targets: Float32Array.from(targets),
});

for (const variant of [...availableKernels(), 'scalar', 'double'] as const) {
  const memory = () =>
    createNeuralMemory({ floats: { logits: 12, scales: 3, sums: 3 }, integers: {}, work: 0 }, variant);

  test(`multinomialLoss (${variant}) gives the loss and its derivatives, and leaves padding at 0`, () => {
    const { floats, math } = memory();
    // Softmax of (ln 1, ln 2, ln 1) is (1/4, 1/2, 1/4); padding is 9.
    floats.logits.set([0, Math.log(2), 0, 9, 0, Math.log(2), 0, 9, 9, 9, 9, 9]);
    const rows = [row([1], [1]), row([0, 2], [2, 0])];
    const loss = multinomialLoss(rows, { ...floats, width: 4, itemCount: 3 }, math);
    assert.ok(Math.abs(loss - (Math.log(2) + 2 * Math.log(4)) / 2) < 1e-6);
    const expected = [1 / 8, -1 / 4, 1 / 8, 0, 1 / 4 - 1, 1 / 2, 1 / 4, 0, 0, 0, 0, 0];
    expected.forEach((value, i) =>
      assert.ok(Math.abs(value - floats.logits[i]!) < 1e-6, `${i}: ${floats.logits[i]}`),
    );
  });

  test(`multinomialLoss (${variant}) stays finite for logits whose exponentials are not`, () => {
    const { floats, math } = memory();
    floats.logits.set([1000, 0, 0]);
    const loss = multinomialLoss([row([0], [1])], { ...floats, width: 4, itemCount: 3 }, math);
    assert.ok(Math.abs(loss) < 1e-6);
    assert.ok(floats.logits.every((value) => Math.abs(value) < 1e-6));
  });
}
