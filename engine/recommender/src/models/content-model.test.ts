// Tests of the content model: shared terms, languages, new items.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { describeItem } from '../features/describe-item.ts';
import { FeatureTable } from '../features/feature-table.ts';
import { Interactions } from '../interactions.ts';
import { ContentModel } from './content-model.ts';
import { loadModel } from './load-model.ts';

const table = FeatureTable.ofItems([
  {
    item: 'metropolis',
    features: describeItem({ title: 'Metropolis', people: ['Fritz Lang'], genres: ['Drama'] }),
  },
  { item: 'm', features: describeItem({ people: ['Fritz Lang'], tags: ['Noir'], genres: ['Drama'] }) },
  {
    item: 'laura',
    features: describeItem({ people: ['Otto Preminger'], tags: ['noir'], genres: ['Drama'] }),
  },
  { item: 'general', features: describeItem({ people: ['Buster Keaton'], genres: ['Comedy'] }) },
  { item: 'sherlock', features: describeItem({ people: ['Buster Keaton'], genres: ['Comedy'] }) },
  { item: 'été', features: describeItem({ synopsis: 'Un été à la plage', genres: ['Comedy'] }) },
  { item: 'plage', features: describeItem({ synopsis: 'Les plages en ete' }) },
  { item: 'مدينة', features: describeItem({ tags: ['المدينة'] }) },
  { item: 'مدينه', features: describeItem({ tags: ['المدينه'] }) },
]);
const data = Interactions.from(table.ids.ids.map((item, i) => [`u${i}`, item] as const));

async function fitted(parameters = {}): Promise<ContentModel> {
  const model = new ContentModel(parameters);
  await model.fit(data, { itemFeatures: table });
  return model;
}

test('ContentModel recommends what shares terms, and explains by them', async () => {
  const model = await fitted();
  const history = [{ item: 'm' }];
  assert.deepEqual(
    model
      .recommend(history, { limit: 2 })
      .map(({ item }) => String(item))
      .sort(),
    ['laura', 'metropolis'],
  );
  const { terms, reasons } = model.explain(history, 'metropolis');
  assert.deepEqual(
    terms!.map(({ field, term }) => `${field}: ${term}`),
    ['person: Fritz Lang', 'genre: Drama'],
  );
  assert.equal(reasons[0]!.item, 'm');
  const total = terms!.reduce((sum, { contribution }) => sum + contribution, 0);
  assert.ok(Math.abs(total - model.scores(history, ['metropolis'])[0]!) < 1e-6, 'terms add up to the score');
});

test('ContentModel compares names across case, accents and Arabic spelling', async () => {
  const model = await fitted();
  assert.equal(model.explain([{ item: 'm' }], 'laura').terms![0]!.term, 'Noir');
  assert.equal(model.similarItems('été', { limit: 1 })[0]!.item, 'plage');
  assert.equal(model.similarItems('مدينة', { limit: 1 })[0]!.item, 'مدينه');
});

test('ContentModel weighs fields', async () => {
  const model = await fitted({ fieldWeights: { person: 0, genre: 0 } });
  assert.deepEqual([...model.scores([{ item: 'm' }], ['metropolis', 'laura'])], [0, 1]);
  assert.throws(() => new ContentModel({ fieldWeights: { tag: -1 } }), { code: 'invalid-parameter' });
});

test('ContentModel recommends a new item by its features at once, also after load', async () => {
  const model = await fitted();
  model.addItems([{ item: 'fury', features: describeItem({ people: ['fritz LANG'], tags: ['noir'] }) }]);
  const again = loadModel(model.save());
  assert.equal(again.recommend([{ item: 'm' }], { limit: 1 })[0]!.item, 'fury');
  assert.deepEqual(again.explain([{ item: 'm' }], 'fury'), model.explain([{ item: 'm' }], 'fury'));
  const nothing = describeItem({ people: ['Nobody Known'] });
  assert.throws(() => again.addItems([{ item: 'x', features: nothing }]), { code: 'cold-item' });
});

test('ContentModel.fit refuses to work without features', async () => {
  await assert.rejects(new ContentModel().fit(data), { code: 'invalid-parameter' });
});
