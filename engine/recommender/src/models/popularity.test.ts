// Tests of popularity, plain and fading.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import { Popularity } from './popularity.ts';

const data = Interactions.from([
  ['a', 'old', 1, 0],
  ['b', 'old', 1, 0],
  ['c', 'old', 1, 0],
  ['a', 'new', 1, 100],
  ['b', 'new', 1, 100],
  ['c', 'bad', -1, 100],
]);

test('Popularity counts those who liked, not those who disliked', async () => {
  const model = new Popularity();
  await model.fit(data);
  assert.deepEqual([...model.scores([], ['old', 'new', 'bad'])], [3, 2, 0]);
});

test('Popularity with halfLife halves an interaction for each half-life of age', async () => {
  const model = new Popularity({ halfLife: 50 });
  await model.fit(data);
  assert.deepEqual([...model.scores([], ['old', 'new', 'bad'])], [0.75, 2, 0]);
});
