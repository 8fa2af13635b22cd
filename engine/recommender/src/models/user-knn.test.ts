// Tests of user-kNN: who is asked, in cases known by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import { UserKnn } from './user-knn.ts';

/** Two twins who chose a and b, and a third who chose a and c: cosine 1 between the twins, 1/2 to the third. */
const data = Interactions.from([
  ['ana', 'a'],
  ['ana', 'b'],
  ['ben', 'a'],
  ['ben', 'b'],
  ['eve', 'a'],
  ['eve', 'c'],
]);
const scores = async (model: UserKnn): Promise<number[]> => {
  await model.fit(data);
  return [...model.scores([{ item: 'a' }], ['b', 'c'])];
};
const close = (found: number[], expected: number[]): void =>
  found.forEach((value, i) => assert.ok(Math.abs(value - expected[i]!) < 1e-6, found.join(' ')));

test('UserKnn adds up the likeness of the nearest people who have an item', async () => {
  // The history {a} is 1/sqrt(2) like everybody.
  close(await scores(new UserKnn({ neighbours: 3 })), [Math.SQRT2, Math.SQRT1_2]);
});

test('UserKnn with reverse asks only those who have the history among their own nearest', async () => {
  // The twins have each other, at 1; the nearest of the third are the twins, at 1/2, and the history is nearer than that.
  close(await scores(new UserKnn({ neighbours: 1, asked: 'reverse' })), [0, Math.SQRT1_2]);
});

test('UserKnn with reverse asks everybody who has fewer people in sight than neighbours', async () => {
  close(await scores(new UserKnn({ neighbours: 3, asked: 'reverse' })), [Math.SQRT2, Math.SQRT1_2]);
});
