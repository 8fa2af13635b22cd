// Tests of hybrid factorisation: what features alone say of new items and new users, and what a fit needs.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FeatureTable } from '../features/feature-table.ts';
import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { createRandom } from '../random.ts';
import { HybridFactorization } from './hybrid-factorization.ts';
import { loadModel } from './load-model.ts';
import { MappedFactors } from './mapped-factors.ts';

const ITEMS = 30;
/** Sixty people; even ones like even items, which are dramas, odd ones odd items, which are comedies. */
const random = createRandom(6);
const rows: InteractionRow[] = [];
for (let user = 0; user < 60; user++) {
  for (let item = 0; item < ITEMS; item++)
    if (random.next() < (item % 2 === user % 2 ? 0.5 : 0.05)) rows.push([user, item]);
}
const data = Interactions.from(rows);
const genreOf = (item: number): string => (item % 2 === 0 ? 'genre:Drama' : 'genre:Comedy');
const itemFeatures = FeatureTable.ofItems(
  Array.from({ length: ITEMS }, (_, item) => ({
    item,
    features: { [genreOf(item)]: 1, [`other:${item % 3}`]: 1 },
  })),
);
const userFeatures = FeatureTable.ofUsers(
  Array.from({ length: 60 }, (_, user) => ({ user, features: { [`city:${user % 2}`]: 1 } })),
);
const evens = (items: readonly { item: number | string }[]): number =>
  items.filter(({ item }) => Number(item) % 2 === 0).length;

for (const loss of ['warp', 'bpr', 'logistic'] as const) {
  const make = (): HybridFactorization =>
    new HybridFactorization({ loss, factors: 6, epochs: 60, learningRate: 0.1 });

  test(`HybridFactorization (${loss}) knows a new item by its features`, async () => {
    const model = make();
    await model.fit(data, { itemFeatures });
    model.addItems([
      { item: 'drama', features: { 'genre:Drama': 1 } },
      { item: 'comedy', features: { 'genre:Comedy': 1, 'genre:unheard of': 1 } },
    ]);
    const [drama, comedy] = model.scores([{ item: 0 }, { item: 2 }, { item: 4 }], ['drama', 'comedy']);
    assert.ok(drama! > comedy!, `${drama} against ${comedy}`);
    assert.throws(() => model.addItems([{ item: 'x', features: { unknown: 1 } }]), { code: 'cold-item' });
  });

  test(`HybridFactorization (${loss}) knows a new user by features alone`, async () => {
    const model = make();
    await model.fit(data, { itemFeatures, userFeatures });
    const again = loadModel(model.save());
    for (const known of [model, again]) {
      const even = known.recommend([], { limit: 8, userFeatures: { 'city:0': 1 } });
      const odd = known.recommend([], { limit: 8, userFeatures: { 'city:1': 1 } });
      assert.ok(evens(even) >= 6, `${evens(even)} of 8 for the even city`);
      assert.ok(evens(odd) <= 2, `${evens(odd)} of 8 for the odd city`);
    }
    const popular = model.recommend([], { limit: 3 });
    assert.deepEqual(model.recommend([], { limit: 3, userFeatures: { 'city:9': 1 } }), popular);
  });
}

test('HybridFactorization reads only the fields it is told to', async () => {
  const model = new HybridFactorization({ fields: ['other'], epochs: 2 });
  await model.fit(data, { itemFeatures });
  assert.throws(() => model.addItems([{ item: 'x', features: { 'genre:Drama': 1 } }]), { code: 'cold-item' });
  model.addItems([{ item: 'x', features: { 'other:1': 1 } }]);
  assert.equal(model.items.size, ITEMS + 1);
});

test('HybridFactorization without features and without identity has nothing to learn', async () => {
  await assert.rejects(new HybridFactorization({ identity: false }).fit(data), { code: 'invalid-parameter' });
  assert.throws(() => new HybridFactorization({ loss: 'hinge' as 'warp' }), { code: 'invalid-parameter' });
});

test('MappedFactors places a new item by its content and names the terms', async () => {
  const model = new MappedFactors({ factors: 4, alpha0: 0.1, regularization: 0.01 });
  await model.fit(data, { itemFeatures });
  model.addItems([
    { item: 'drama', features: { 'genre:Drama': 1 } },
    { item: 'comedy', features: { 'genre:Comedy': 1 } },
  ]);
  const history = [{ item: 0 }, { item: 2 }];
  const [drama, comedy] = model.scores(history, ['drama', 'comedy']);
  assert.ok(drama! > comedy!, `${drama} against ${comedy}`);
  assert.deepEqual(
    model.explain(history, 'drama').terms!.map(({ term }) => term),
    ['Drama'],
  );
  assert.ok(evens(model.similarItems('drama', { limit: 5, exclude: ['comedy'] })) === 5);
  await assert.rejects(new MappedFactors().fit(data), { code: 'invalid-parameter' });
});
