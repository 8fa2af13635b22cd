import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Ease } from '../models/ease.ts';
import { Svd } from '../models/svd.ts';
import { surprise5fold } from './surprise-5fold.ts';

/** Ten users, ten items; everybody gives item i the same stars. */
const lines = ['userId,movieId,rating,timestamp'];
for (let user = 1; user <= 10; user++)
  for (let item = 1; item <= 10; item++) lines.push(`${user},${item},${1 + (item % 5)},0`);
const options = {
  now: () => 0,
  again: () => new Svd({ factors: 2, epochs: 200, learningRate: 0.05 }),
};

test('surprise-5fold predicts what the biases say, with an interval over five folds', async () => {
  const task = surprise5fold.prepare(() => lines);
  const { metrics, intervals, samples } = await task.measure(options.again(), options);
  assert.equal(samples, 5);
  assert.ok((metrics['rmse'] ?? 9) < 0.35, JSON.stringify(metrics));
  assert.ok(intervals['rmse']!.low <= metrics['rmse']! && metrics['rmse']! <= intervals['rmse']!.high);
});

test('surprise-5fold divides the training part of the first fold again for validation', async () => {
  const task = surprise5fold.prepare(() => lines, { part: 'validation' });
  const { samples } = await task.measure(options.again(), options);
  assert.equal(samples, 1);
});

test('surprise-5fold refuses a model that cannot predict stars', async () => {
  const task = surprise5fold.prepare(() => lines);
  await assert.rejects(task.measure(new Ease(), options), /Cannot predict stars with ease/);
});
