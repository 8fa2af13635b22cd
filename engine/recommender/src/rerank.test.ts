// Tests of re-ranking on lists small enough to follow.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { categoryShares, measureObjectives, rerank } from './rerank.ts';

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

test('rerank with popularity lifts what many people have', () => {
  const known = [
    { item: 'rare', match: 0.6, share: 1 / 1024 },
    { item: 'known', match: 0.5, share: 1 / 2 },
  ];
  const popularity = { share: ({ share }: (typeof known)[number]) => share };
  const best = (weight: number): string =>
    rerank(known, { limit: 1, relevance: ({ match }) => match, popularity: { weight, ...popularity } })[0]!
      .item;
  // The known one gains .9 of the weight: more than the .1 it lacks from .112 on.
  assert.equal(best(0.11), 'rare');
  assert.equal(best(0.12), 'known');
});

test('rerank weighs all objectives against each other', () => {
  const share = (entry: Entry): number => entry.share;
  const likeness = (a: Entry, b: Entry): number => (a.genre === b.genre ? 1 : 0);
  const target = new Map([['love', 1]]);
  const objectives = {
    limit: 2,
    relevance,
    diversity: { weight: 0, likeness },
    novelty: { weight: 0, share },
    popularity: { weight: 0, share },
    calibration: { weight: 0, categories: ({ genre }: Entry) => [genre], target },
  };
  assert.deepEqual(items(rerank(entries, objectives)), ['c1', 'c2']);
  const novel = { ...objectives, relevanceWeight: 0, novelty: { weight: 1, share } };
  assert.deepEqual(items(rerank(entries, { ...novel, limit: 1 })), ['w1']);
  const calibrated = { ...objectives, calibration: { ...objectives.calibration, weight: 1 } };
  assert.deepEqual(items(rerank(entries, calibrated)), ['l1', 'c1']);
  const mixed = { ...calibrated, diversity: { weight: 1, likeness }, novelty: { weight: 3, share } };
  assert.deepEqual(items(rerank(entries, mixed)), ['l1', 'w1']);
});

test('measureObjectives() says what a list gives by each objective', () => {
  const share = (entry: Entry): number => entry.share;
  const likeness = (a: Entry, b: Entry): number => (a.genre === b.genre ? 1 : 0);
  const values = measureObjectives([entries[0]!, entries[1]!, entries[4]!], {
    relevance,
    diversity: { weight: 1, likeness },
    novelty: { weight: 1, share },
    popularity: { weight: 1, share },
    calibration: { weight: 1, categories: ({ genre }) => [genre], target: new Map([['crime', 1]]) },
  });
  const close = (found: number | undefined, wanted: number): void =>
    assert.ok(Math.abs(found! - wanted) < 1e-9, `${found} against ${wanted}`);
  close(values.relevance, (0.9 + 0.8 + 0.5) / 3);
  close(values.diversity, 1 - 1 / 3);
  close(values.novelty, (0.1 + 0.1 + 1) / 3);
  close(values.popularity, (0.9 + 0.9) / 3);
  close(values.divergence, Math.log(1 / (0.99 * (2 / 3) + 0.01)));
  assert.deepEqual(measureObjectives([], { relevance }), { relevance: 0 });
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
