// Tests of the ensemble: it is the sum it says it is, and can take members as they are.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { circlesInteractions } from '../model.suite.ts';
import { Ease } from './ease.ts';
import { Ensemble } from './ensemble.ts';
import { Popularity } from './popularity.ts';

test('Ensemble of one member ranks as the member does', async () => {
  const data = circlesInteractions();
  const ease = new Ease({ lambda: 5 });
  await ease.fit(data);
  const ensemble = new Ensemble([{ model: ease, weight: 2 }], { refit: false });
  await ensemble.fit(data);
  const history = [{ item: 3 }, { item: 17 }];
  const items = (model: Ease | Ensemble): unknown[] =>
    model.recommend(history, { limit: 20 }).map(({ item }) => item);
  assert.deepEqual(items(ensemble), items(ease));
});

test('Ensemble scores are standardised over the items outside of the history', async () => {
  const data = circlesInteractions();
  const ensemble = new Ensemble([
    { model: new Ease({ lambda: 5 }), weight: 1 },
    { model: new Popularity(), weight: 3 },
  ]);
  await ensemble.fit(data);
  const others = data.items.ids.filter((item) => item !== 3);
  const mean = ensemble.scores([{ item: 3 }], others).reduce((sum, score) => sum + score, 0) / others.length;
  assert.ok(Math.abs(mean) < 1e-4);
});

test('Ensemble.fit without refit refuses members fitted on other items', async () => {
  const ease = new Ease();
  await ease.fit(circlesInteractions());
  const ensemble = new Ensemble([{ model: ease, weight: 1 }], { refit: false });
  await assert.rejects(ensemble.fit(circlesInteractions()), { code: 'invalid-parameter' });
});

test('Ensemble.fit refuses an empty ensemble', async () => {
  await assert.rejects(new Ensemble([]).fit(circlesInteractions()), { code: 'invalid-parameter' });
});
