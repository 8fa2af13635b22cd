// Tests of the area under the ROC curve on rankings counted by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from '../random.ts';
import { areaUnderCurve } from './area-under-curve.ts';

const area = (
  scores: number[],
  relevant: number[],
  candidates = scores.filter((s) => s > -Infinity).length,
) => areaUnderCurve(Float32Array.from(scores), Int32Array.from(relevant), candidates);

test('areaUnderCurve counts the pairs in the right order', () => {
  assert.equal(area([4, 3, 2, 1], [0, 1]), 1);
  assert.equal(area([4, 3, 2, 1], [2, 3]), 0);
  // 0 beats 1 and 3; 2 beats 3: three of four pairs.
  assert.equal(area([4, 3, 2, 1], [0, 2]), 3 / 4);
});

test('areaUnderCurve counts ties and unranked items against the held-out ones', () => {
  assert.equal(area([1, 1, 1, 1], [0, 1]), 0);
  // 0 ties with 1 and beats 3; 2 beats 3 alone.
  assert.equal(area([4, 4, 2, 1], [0, 2]), 2 / 4);
  assert.equal(area([5, 3, -Infinity, 1], [0, 2], 4), 2 / 4);
  assert.equal(area([3, 3], [0, 1]), 1);
});

test('areaUnderCurve leaves the history out', () => {
  assert.equal(area([-Infinity, 3, 2, 1], [2], 3), 1 / 2);
  assert.equal(area([-Infinity, 3, 2, -Infinity], [2], 2), 0);
});

test('areaUnderCurve is what counting pair by pair gives', () => {
  const random = createRandom(4);
  const draws = [
    () => random.integer(12),
    () => random.normal(),
    () => Math.fround(Math.exp(20 * random.normal())),
    () => -Math.fround(Math.exp(20 * random.normal())),
    () => (random.next() < 0.3 ? Infinity : random.integer(3)),
  ];
  for (let round = 0; round < 250; round++) {
    const scores = Array.from({ length: 30 }, draws[round % draws.length]!);
    const relevant = Array.from(random.shuffle(Int32Array.from({ length: 30 }, (_, i) => i)).slice(0, 7));
    let right = 0;
    for (const wanted of relevant)
      for (let other = 0; other < 30; other++)
        if (!relevant.includes(other) && scores[wanted]! > scores[other]!) right++;
    assert.ok(Math.abs(area(scores, relevant) - right / (7 * 23)) < 1e-12);
  }
});
