// Tests of the multinomial loss: a case worked out by hand, and padding.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { multinomialLoss } from './multinomial-loss.ts';

test('multinomialLoss gives the loss and its derivatives, and leaves padding at 0', () => {
  // Softmax of (ln 1, ln 2, ln 1) is (1/4, 1/2, 1/4); padding is 9.
  const line = [0, Math.log(2), 0, 9];
  const logits = Float32Array.from([...line, ...line, 9, 9, 9, 9]);
  const row = (items: number[], targets: number[]) => ({
    items: Int32Array.from(items),
    inputs: new Float32Array(items.length),
    targets: Float32Array.from(targets),
  });
  const loss = multinomialLoss([row([1], [1]), row([0, 2], [2, 0])], logits, 4, 3);
  assert.ok(Math.abs(loss - (Math.log(2) + 2 * Math.log(4)) / 2) < 1e-6);
  const expected = [1 / 8, -1 / 4, 1 / 8, 0, 1 / 4 - 1, 1 / 2, 1 / 4, 0, 0, 0, 0, 0];
  expected.forEach((value, i) => assert.ok(Math.abs(value - logits[i]!) < 1e-6, `${i}: ${logits[i]}`));
});

test('multinomialLoss stays finite for logits whose exponentials are not', () => {
  const logits = Float32Array.of(1000, 0);
  const row = { items: Int32Array.of(0), inputs: Float32Array.of(0), targets: Float32Array.of(1) };
  assert.equal(multinomialLoss([row], logits, 2, 2), 0);
  assert.deepEqual([...logits], [0, 0]);
});
