// Tests of recommend through an index: the same answers as without, filters included, and a floor for approximate search.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { InteractionsBuilder } from '../interactions.ts';
import { deserializeModel, serializeModel } from '../model-file.ts';
import type { Recommendation } from '../model-answers.ts';
import { ImplicitAls } from '../models/implicit-als.ts';
import { loadModel } from '../models/load-model.ts';
import { Popularity } from '../models/popularity.ts';
import { createRandom } from '../random.ts';

const ITEMS = 9_001;
const everything = Array.from({ length: ITEMS }, (_, i) => i);
const model = new ImplicitAls({ factors: 12, epochs: 2 });
const history = [{ item: 3 }, { item: 40, weight: 2 }, { item: 500, weight: -1 }];

before(async () => {
  const random = createRandom(8);
  const builder = new InteractionsBuilder();
  for (let i = 0; i < ITEMS; i++) builder.add(i % 300, i);
  for (let u = 0; u < 300; u++) {
    const taste = random.integer(8);
    for (let k = 0; k < 60; k++) {
      const item = Math.floor(ITEMS ** random.next());
      builder.add(u, Math.min(ITEMS - 1, item - (item % 8) + taste));
    }
  }
  await model.fit(builder.build());
});

/** With all items included every score is made. */
const byAllScores = (options: object): Recommendation[] =>
  model.recommend(history, { include: everything, ...options });

function assertSame(found: readonly Recommendation[], expected: readonly Recommendation[]): void {
  assert.deepEqual(
    found.map(({ item, score }) => [item, score]),
    expected.map(({ item, score }) => [item, score]),
  );
  found.forEach(({ match }, i) => assert.ok(Math.abs(match - expected[i]!.match) < 1e-4, `match ${match}`));
}

test('recommend through the index equals that by all scores, also with lists', async () => {
  const exclude = byAllScores({ limit: 5 }).map(({ item }) => item);
  for (const options of [
    {},
    { limit: 200 },
    { keepHistory: true, limit: 50 },
    { exclude, limit: 20 },
    { limit: ITEMS },
  ]) {
    assertSame(model.recommend(history, options), byAllScores(options));
  }
  assert.ok(await model.buildIndex({ lists: 96 }));
  for (const options of [{}, { exclude, limit: 20 }])
    assertSame(model.recommend(history, options), byAllScores(options));
});

test('recommend with approximate search finds .95 of the best and holds filters exactly', async () => {
  assert.ok(await model.buildIndex({ lists: 96 }));
  const exclude = byAllScores({ limit: 30 }).map(({ item }) => item);
  const expected = new Set(byAllScores({ limit: 100, exclude }).map(({ item }) => item));
  const found = model.recommend(history, { limit: 100, exclude, search: 'approximate' });
  assert.equal(found.length, 100);
  const recall = found.filter(({ item }) => expected.has(item)).length / 100;
  assert.ok(recall >= 0.95, String(recall));
  const forbidden = new Set([...exclude, ...history.map(({ item }) => item)]);
  assert.ok(found.every(({ item }) => !forbidden.has(item)));
  const include = everything.filter((i) => i % 1_000 === 5);
  const chosen = { include, limit: 5 };
  assertSame(
    model.recommend(history, { ...chosen, search: 'approximate' }),
    model.recommend(history, chosen),
  );
  const left = [17, 8_000];
  const last = model.recommend(history, {
    exclude: everything.filter((i) => !left.includes(i)),
    search: 'approximate',
  });
  assert.deepEqual(new Set(last.map(({ item }) => item)), new Set(left));
});

test('Model.save keeps the lists of an index, and load uses them', async () => {
  assert.ok(await model.buildIndex({ lists: 96 }));
  const options = { limit: 100, search: 'approximate' } as const;
  const again = loadModel(deserializeModel(serializeModel(model.save())));
  assert.deepEqual(again.save().tensors['index.lists'], model.save().tensors['index.lists']);
  assert.deepEqual(again.recommend(history, options), model.recommend(history, options));
});

test('Model.buildIndex can be aborted, is repeatable by its seed, and false where a model has no factors', async () => {
  await assert.rejects(model.buildIndex({ signal: AbortSignal.abort(new Error('enough')) }), {
    message: 'enough',
  });
  await model.buildIndex({ lists: 40, seed: 3 });
  const first = model.save().tensors['index.lists'];
  await model.buildIndex({ lists: 40, seed: 3 });
  assert.deepEqual(model.save().tensors['index.lists'], first);
  assert.equal(await new Popularity().buildIndex(), false);
});
