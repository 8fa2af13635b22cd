// Tests of the average of weights: shares worked out by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { WeightAverage } from './weight-average.ts';

test('WeightAverage counts every round decay times as much as the one after it', () => {
  const average = new WeightAverage(0.5);
  for (const value of [1, 4, 10]) average.add([['w', Float32Array.of(value)]]);
  assert.ok(Math.abs(average.get('w')[0]! - (0.25 * 1 + 0.5 * 4 + 10) / 1.75) < 1e-6);
});

test('WeightAverage without decay is the newest round, and keeps no hold of what was added', () => {
  const average = new WeightAverage(0);
  const weight = Float32Array.of(3);
  average.add([['w', weight]]);
  weight[0] = 5;
  assert.equal(average.get('w')[0], 3);
  average.add([['w', weight]]);
  assert.equal(average.get('w')[0], 5);
});
