// Tests of sampled ranking by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import { Popularity } from '../models/popularity.ts';
import { evaluateCandidates } from './evaluate-candidates.ts';

test('evaluateCandidates places the target after ties, and its own copies only on request', async () => {
  // Popularity: item 0 has 3 users, items 1 and 2 have 2, item 3 has 1.
  const train = Interactions.from([
    ['a', 0],
    ['b', 0],
    ['c', 0],
    ['a', 1],
    ['b', 1],
    ['a', 2],
    ['c', 2],
    ['c', 3],
  ]);
  const model = new Popularity();
  await model.fit(train);
  const cases = [
    { user: 0, target: 0, candidates: Int32Array.of(1, 3) },
    { user: 1, target: 1, candidates: Int32Array.of(2, 3, 1) },
    { user: 2, target: 3, candidates: Int32Array.of(0, 1, -1) },
    { user: 2, target: -1, candidates: Int32Array.of(0, -1) },
  ];
  const once = evaluateCandidates(model, train, cases, { k: 2 });
  assert.deepEqual([...once.places], [1, 2, 3, 3]);
  assert.equal(once.hitRate, 0.5);
  assert.ok(Math.abs(once.ndcg - (1 + 1 / Math.log2(3)) / 4) < 1e-12);
  assert.deepEqual(
    [...evaluateCandidates(model, train, cases, { duplicates: 'rival' }).places],
    [1, 3, 3, 3],
  );
});
