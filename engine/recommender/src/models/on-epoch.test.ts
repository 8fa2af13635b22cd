// Tests that models which learn in epochs can be asked after each and stopped there.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FeatureTable } from '../features/feature-table.ts';
import { Interactions } from '../interactions.ts';
import type { Model } from '../model.ts';
import { modelFamilies } from '../parameters/model-families.ts';
import { createRandom } from '../random.ts';
import { Ensemble } from './ensemble.ts';
import { ImplicitAls } from './implicit-als.ts';

const random = createRandom(5);
const data = Interactions.from(
  Array.from({ length: 600 }, (_, i) => [i % 40, random.integer(30), 1 + random.integer(5), i] as const),
);
/** For models that learn from features. */
const itemFeatures = FeatureTable.ofItems(
  data.items.ids.map((item, i) => ({ item, features: { [`genre:${i % 5}`]: 1, [`year:${i % 3}`]: 1 } })),
);
const history = [
  { item: data.items.idAt(0), weight: 4 },
  { item: data.items.idAt(3), weight: 2 },
];
const answer = (model: Model): number[] => [...model.scores(history, data.items.ids)];

/** Sizes that fit the toy data. */
const small: { readonly [kind: string]: object } = {
  'implicit-als': { factors: 6 },
  'mult-vae': { hidden: 16, latent: 8, batch: 16, annealing: 0 },
  'rec-vae': { hidden: 16, latent: 8, layers: 2, batch: 16 },
  'mapped-factors': { factors: 6 },
  sasrec: { width: 16, inner: 16, length: 16 },
  svd: { factors: 6 },
};

/**
 * Whose learning rate depends on how many epochs are to come: settings with which it has run its course after so many, so that
 * what is cut short there is the same as what ends there.
 */
const scheduled: { readonly [kind: string]: (epochs: number) => object } = {
  sasrec: (epochs) => ({ restartAfter: epochs }),
};

for (const family of modelFamilies) {
  const { kind, epochs } = family;
  if (epochs === null) continue;

  test(`${kind}: onEpoch sees the model that so many epochs give, and false ends there`, async () => {
    for (const end of [2, 3]) {
      const make = (count: number): Model =>
        family.create({ ...small[kind], ...scheduled[kind]?.(end), [epochs]: count });
      const short = make(end);
      await short.fit(data, { itemFeatures });
      const long = make(5);
      const seen: number[] = [];
      const answers: number[][] = [];
      await long.fit(data, {
        itemFeatures,
        onEpoch(done, model) {
          seen.push(done);
          answers.push(answer(model));
          return done < end;
        },
      });
      assert.deepEqual(seen, [1, 2, 3].slice(0, end));
      assert.deepEqual(answers.at(-1), answer(short));
      assert.deepEqual(answer(long), answer(short));
      assert.notDeepEqual(answers.at(-2), answers.at(-1));
    }
  });
}

test('onEpoch of an ensemble is not asked by its members', async () => {
  const ensemble = new Ensemble([{ model: new ImplicitAls({ factors: 4, epochs: 2 }), weight: 1 }]);
  await ensemble.fit(data, { onEpoch: () => assert.fail('asked by a member') });
});
