import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelKinds } from '@kinora/recommender';
import { chooseCandidates, modelNames } from './model-candidates.ts';

const small = { userCount: 600, itemCount: 9_000, count: 100_000 };

test('chooseCandidates() names models as the library does', () => {
  for (const name of modelNames) assert.ok(modelKinds.includes(name), name);
  for (const { name, create } of chooseCandidates(small, { seed: 1, models: modelNames }).chosen) {
    assert.equal(create().kind, name);
  }
});

test('chooseCandidates() leaves EASE out where it could not be served quickly', () => {
  const names = (size: typeof small, quick = false) =>
    chooseCandidates(size, { seed: 1, quick }).chosen.map(({ name }) => name);
  assert.deepEqual(names(small), ['popularity', 'ease', 'implicit-als']);
  assert.deepEqual(names(small, true), ['popularity', 'ease']);
  const large = { userCount: 6_000, itemCount: 10_000, count: 1_000_000 };
  assert.deepEqual(names(large, true), ['popularity', 'implicit-als']);
  assert.match(chooseCandidates(large, { seed: 1 }).leftOut[0]?.why ?? '', /10,000 titles and 6,000 people/);
  assert.deepEqual(
    chooseCandidates(large, { seed: 1, models: ['ease', 'ease'] }).chosen.map(({ name }) => name),
    ['ease'],
  );
});

test('chooseCandidates() regularises EASE more where there is more data', () => {
  const lambda = (count: number) =>
    chooseCandidates({ ...small, count }, { seed: 1, models: ['ease'] }).chosen[0]?.params['lambda'] ?? 0;
  assert.equal(lambda(100_000), 100);
  assert.ok(lambda(836_000) > 300 && lambda(836_000) < 500);
  assert.equal(lambda(1), 20);
});
