// Covers of channels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distinctCovers } from './distinct-covers.ts';

const cover = (...ids: number[]) => ids.map((id) => ({ id }));

test('distinctCovers() puts a title first that no earlier channel put first', () => {
  const covers = distinctCovers([
    { slug: 'a', cover: cover(1, 2) },
    { slug: 'b', cover: cover(1, 3) },
    { slug: 'c', cover: cover(1) },
    { slug: 'd', cover: [] },
  ]);
  assert.deepEqual(
    [...covers],
    [
      ['a', cover(1, 2)],
      ['b', cover(3, 1)],
      ['c', cover(1)],
      ['d', []],
    ],
  );
});
