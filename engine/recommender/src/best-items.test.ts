// Tests of the bounded heap; topItems, which is made of it, is compared with a full sort.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { BestItems } from './best-items.ts';

test('BestItems keeps the same items in whatever order they are pushed, ties by tieBreak and index', () => {
  const tieBreak = Float32Array.of(0, 1, 0, 1, 0, 0);
  const scores = [2, 2, 2, 2, 3, 1];
  for (const order of [
    [0, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 0],
    [2, 5, 0, 4, 1, 3],
  ]) {
    const best = new BestItems(4, tieBreak);
    for (const item of order) best.push(item, scores[item]!);
    assert.equal(best.threshold, 2);
    assert.deepEqual(best.sorted(), {
      items: Int32Array.of(4, 1, 3, 0),
      scores: Float32Array.of(3, 2, 2, 2),
    });
  }
});

test('BestItems.threshold stays -Infinity until there are as many as asked for', () => {
  const best = new BestItems(2, new Float32Array(3));
  best.push(1, 5);
  assert.deepEqual([best.full, best.threshold], [false, -Infinity]);
  best.push(2, 7);
  assert.deepEqual([best.full, best.threshold], [true, 5]);
  assert.deepEqual(best.sorted().items, Int32Array.of(2, 1));
});
