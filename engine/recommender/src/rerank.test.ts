// Tests of re-ranking on lists small enough to follow.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { categoryShares, rerank } from './rerank.ts';

const entries = [
  { item: 'c1', match: 0.9, genre: 'crime', share: 0.5 },
  { item: 'c2', match: 0.8, genre: 'crime', share: 0.5 },
  { item: 'c3', match: 0.7, genre: 'crime', share: 0.5 },
  { item: 'l1', match: 0.6, genre: 'love', share: 0.5 },
  { item: 'w1', match: 0.5, genre: 'war', share: 1 / 1024 },
];
type Entry = (typeof entries)[number];
const relevance = (entry: Entry): number => entry.match;
const items = (list: readonly Entry[]): string[] => list.map(({ item }) => item);

test('rerank without any wish orders by relevance and keeps the limit', () => {
  assert.deepEqual(items(rerank([...entries].reverse(), { limit: 3, relevance })), ['c1', 'c2', 'c3']);
  assert.deepEqual(rerank([], { limit: 3, relevance }), []);
});

test('rerank with diversity puts other genres forward', () => {
  const likeness = (a: Entry, b: Entry): number => (a.genre === b.genre ? 1 : 0);
  const found = rerank(entries, { limit: 5, relevance, diversity: { weight: 0.5, likeness } });
  assert.deepEqual(items(found), ['c1', 'l1', 'w1', 'c2', 'c3']);
});

test('rerank with novelty lifts what few people have', () => {
  const found = rerank(entries, {
    limit: 1,
    relevance,
    novelty: { weight: 0.5, share: ({ share }) => share },
  });
  assert.deepEqual(items(found), ['w1']);
});

test('rerank with calibration keeps to the shares of the history', () => {
  const target = categoryShares(['a', 'b', 'c', 'd'], (item) => (item === 'd' ? ['love'] : ['crime']));
  assert.deepEqual(
    [...target],
    [
      ['crime', 0.75],
      ['love', 0.25],
    ],
  );
  const calibration = { weight: 2, categories: ({ genre }: Entry) => [genre], target };
  assert.deepEqual(items(rerank(entries, { limit: 4, relevance, calibration })).sort(), [
    'c1',
    'c2',
    'c3',
    'l1',
  ]);
  assert.deepEqual(items(rerank(entries, { limit: 2, relevance, calibration })).sort(), ['c1', 'l1']);
});

test('rerank refuses a weight below 0', () => {
  assert.throws(() => rerank(entries, { limit: 1, relevance, novelty: { weight: -1, share: () => 1 } }), {
    code: 'invalid-parameter',
  });
});
