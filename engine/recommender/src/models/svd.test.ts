// Tests of SVD and SVD++: predictions of a known structure, and the fold-in as the least-squares fit.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { evaluateRatings, foldRatings } from '../evaluation/evaluate-ratings.ts';
import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { createRandom } from '../random.ts';
import { Svd } from './svd.ts';

/** Stars 1 to 5 from biases and two tastes, without noise; a third of all pairs. */
function structuredRatings(): Interactions {
  const random = createRandom(3);
  const draw = (count: number): number[] => Array.from({ length: count }, () => random.normal());
  const [userBias, itemBias] = [draw(120), draw(60)];
  const [p0, p1, q0, q1] = [draw(120), draw(120), draw(60), draw(60)];
  const rows: InteractionRow[] = [];
  for (let u = 0; u < 120; u++) {
    for (let i = 0; i < 60; i++) {
      if (random.next() > 0.4) continue;
      const stars = 3 + 0.3 * userBias[u]! + 0.4 * itemBias[i]! + 0.6 * (p0[u]! * q0[i]! + p1[u]! * q1[i]!);
      rows.push([u, i, Math.min(5, Math.max(1, stars))]);
    }
  }
  return Interactions.from(rows);
}

const range = { low: 1, high: 5 };
const parameters = { factors: 6, epochs: 120, learningRate: 0.02, regularization: 0.04 };

for (const implicitFeedback of [false, true]) {
  const name = implicitFeedback ? 'Svd with implicit feedback' : 'Svd';

  test(`${name} predicts held-out stars far better than the biases alone`, async () => {
    const [fold] = foldRatings(structuredRatings(), { random: createRandom(1) });
    const model = new Svd({ ...parameters, implicitFeedback });
    await model.fit(fold!.train);
    const biases = new Svd({ ...parameters, factors: 1, deviation: 0 });
    await biases.fit(fold!.train);
    const found = evaluateRatings((user, item) => model.predict(user, item), fold!.heldOut, range);
    const plain = evaluateRatings((user, item) => biases.predict(user, item), fold!.heldOut, range);
    assert.ok(found.rmse < 0.6 * plain.rmse, `${found.rmse} against ${plain.rmse}`);
    assert.ok(found.mae < found.rmse);
  });

  test(`${name} folds a training user in to nearly the prediction it learnt`, async () => {
    const data = structuredRatings();
    const model = new Svd({ ...parameters, implicitFeedback });
    await model.fit(data);
    const { start, column, value } = data.matrix;
    const history = Array.from(column.subarray(start[5], start[6]), (item, h) => ({
      item: data.items.idAt(item),
      weight: value[start[5]! + h]!,
    }));
    const items = data.items.ids;
    const folded = model.scores(history, items);
    const worst = Math.max(
      ...items.map((item, i) => Math.abs(folded[i]! - model.predict(data.users.idAt(5), item))),
    );
    assert.ok(worst < 0.5, `${worst} stars apart`);
  });
}

test('Svd.predict gives means for whom and what it does not know', async () => {
  const model = new Svd({ factors: 2, epochs: 5 });
  await model.fit(structuredRatings());
  assert.ok(Math.abs(model.predict('nobody', 'nothing') - 3) < 0.3);
  assert.ok(Number.isFinite(model.predict(5, 'nothing')) && Number.isFinite(model.predict('nobody', 5)));
});

test('foldRatings holds every entry out once', () => {
  const data = structuredRatings();
  let total = 0;
  for (const { train, heldOut } of foldRatings(data, { random: createRandom(1), folds: 3 })) {
    assert.equal(train.count + heldOut.count, data.count);
    assert.ok(Math.abs(heldOut.count - data.count / 3) <= 1);
    total += heldOut.count;
  }
  assert.equal(total, data.count);
});

test('evaluateRatings cuts to the range and measures by hand', () => {
  const heldOut = Interactions.from([
    ['a', 'x', 5],
    ['a', 'y', 1],
  ]);
  const errors = evaluateRatings((_user, item) => (item === 'x' ? 9 : 3), heldOut, range);
  assert.deepEqual(errors, { count: 2, rmse: Math.sqrt(2), mae: 1 });
});
