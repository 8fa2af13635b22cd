import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelKinds } from '@kinora/recommender';
import { chooseCandidates, modelNames, recreateCandidate } from './model-candidates.ts';

const small = { userCount: 600, itemCount: 9_000, count: 100_000 };

test('chooseCandidates() has every kind of model of the library, by its name', () => {
  assert.deepEqual([...modelNames], [...modelKinds].sort());
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
    Number(chooseCandidates({ ...small, count }, { seed: 1, models: ['ease'] }).chosen[0]?.params['lambda']);
  assert.equal(lambda(100_000), 100);
  assert.ok(lambda(836_000) > 300 && lambda(836_000) < 500);
  assert.equal(lambda(1), 20);
});

test('chooseCandidates() reads text by the type of the parameter and tells all parameters', () => {
  const [knn, svd] = chooseCandidates(small, {
    seed: 5,
    models: ['item-knn', 'svd'],
    params: { neighbours: '30', likeness: 'bm25', implicitFeedback: 'true', epochs: 3 },
  }).chosen;
  assert.deepEqual(knn?.params, { neighbours: 30, likeness: 'bm25', shrinkage: 0, alpha: 0.5 });
  assert.equal(svd?.params['implicitFeedback'], true);
  assert.equal(svd?.params['epochs'], 3);
  assert.equal(svd?.params['seed'], 5);
});

test('chooseCandidates() refuses unknown parameters and values, and says what there is', () => {
  const refused = (models: string[], params: Record<string, string | number>) => () =>
    chooseCandidates(small, { seed: 1, models, params });
  const code = 'model_parameter_invalid';
  assert.throws(refused(['ease'], { factors: 3 }), {
    code,
    message: 'Cannot set factors=3: the parameters of ease are lambda',
  });
  assert.throws(refused(['ease'], { lambda: 'many' }), { code, message: /lambda of ease to "many"/ });
  assert.throws(refused(['item-knn'], { likeness: 'hamming' }), { code, message: /must be one of cosine/ });
  assert.throws(refused(['ensemble'], { ease: 'heavy' }), { code, message: /ease the weight "heavy"/ });
  assert.throws(refused(['oracle'], {}), { code: 'model_unknown' });
});

test('chooseCandidates() makes an ensemble of the models named, with their weights', () => {
  const members = (params: Record<string, number>) => {
    const [candidate] = chooseCandidates(small, { seed: 1, models: ['ensemble'], params }).chosen;
    return ((candidate?.params['members'] ?? []) as { kind: string; weight: number }[]).map(
      ({ kind, weight }) => [kind, weight],
    );
  };
  assert.deepEqual(members({}), [
    ['ease', 1],
    ['implicit-als', 1],
  ]);
  assert.deepEqual(members({ markov: 2, popularity: 0.5 }), [
    ['markov', 2],
    ['popularity', 0.5],
  ]);
});

test('recreateCandidate() makes the same model from what a candidate tells of itself', () => {
  const chosen = chooseCandidates(small, {
    seed: 9,
    models: ['implicit-als', 'ensemble'],
    params: { factors: 8, ease: 0.5, 'implicit-als': 1 },
  }).chosen;
  for (const { name, params } of chosen) {
    const again = recreateCandidate(name, JSON.parse(JSON.stringify(params)), { ...small, count: 5 }, 1);
    assert.deepEqual(again.params, params);
  }
});
