// Tests of the seeded generator.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from './random.ts';

test('createRandom gives the same stream for the same seed and another for another', () => {
  const stream = (seed: number): number[] => Array.from({ length: 5 }, createRandom(seed).next);
  assert.deepEqual(stream(1), stream(1));
  assert.notDeepEqual(stream(1), stream(2));
});

test('createRandom.next and normal have the right moments', () => {
  const random = createRandom(3);
  const moments = (draw: () => number): [number, number] => {
    const values = Float64Array.from({ length: 200_000 }, draw);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
  };
  const [uniformMean, uniformVariance] = moments(() => random.next());
  assert.ok(Math.abs(uniformMean - 0.5) < 0.005 && Math.abs(uniformVariance - 1 / 12) < 0.002);
  const [normalMean, normalVariance] = moments(() => random.normal());
  assert.ok(Math.abs(normalMean) < 0.01 && Math.abs(normalVariance - 1) < 0.02);
});

test('createRandom.shuffle permutes and is even', () => {
  const random = createRandom(4);
  const first = new Int32Array(5);
  for (let i = 0; i < 20_000; i++) first[random.shuffle(Int32Array.of(0, 1, 2, 3, 4))[0]!]!++;
  for (const count of first) assert.ok(Math.abs(count - 4000) < 300, `${count}`);
});
