// Tests of the selection against a full sort.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from './random.ts';
import { topItems } from './top-items.ts';

test('topItems equals a full sort at awkward sizes, with ties and blocked items', () => {
  const random = createRandom(1);
  for (const size of [0, 1, 2, 3, 7, 16, 17, 100, 1001]) {
    for (const limit of [0, 1, 2, 5, 16, 2000]) {
      const scores = Float32Array.from({ length: size }, () =>
        random.next() < 0.1 ? -Infinity : random.integer(20),
      );
      const tie = Float32Array.from({ length: size }, () => random.integer(3));
      const expected = [...scores.keys()]
        .filter((i) => scores[i] !== -Infinity)
        .sort((a, b) => scores[b]! - scores[a]! || tie[b]! - tie[a]! || a - b)
        .slice(0, limit);
      assert.deepEqual([...topItems(scores, limit, tie)], expected, `${limit} of ${size}`);
    }
  }
});
