// Tests of Adam against steps worked out by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { adamStep } from './adam-step.ts';

test('adamStep goes the full rate against the sign of the first gradient, whatever its size', () => {
  const arrays = {
    weight: Float32Array.of(1, 1, 1),
    gradient: Float32Array.of(4, -0.01, 0),
    first: new Float32Array(3),
    second: new Float32Array(3),
  };
  adamStep(arrays, 0.1, 1);
  [0.9, 1.1, 1].forEach((expected, i) => assert.ok(Math.abs(arrays.weight[i]! - expected) < 1e-4));
});

test('adamStep averages the gradients of two steps', () => {
  const arrays = {
    weight: Float32Array.of(0),
    gradient: Float32Array.of(1),
    first: new Float32Array(1),
    second: new Float32Array(1),
  };
  adamStep(arrays, 0.1, 1);
  arrays.gradient[0] = -1;
  adamStep(arrays, 0.1, 2);
  // first = 0.9 * 0.1 - 0.1 = -0.01, over 1 - 0.81; second = 1 after the same correction.
  assert.ok(Math.abs(arrays.weight[0]! - (-0.1 + (0.1 * 0.01) / 0.19)) < 1e-5);
});
