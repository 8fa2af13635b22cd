// Tests of explicit ALS: predictions of a known structure, the fold-in as the minimum, contributions that add up.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { evaluateRatings, foldRatings } from '../evaluation/evaluate-ratings.ts';
import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { createRandom } from '../random.ts';
import { ExplicitAls } from './explicit-als.ts';

/** Stars from biases and one taste, without noise; two fifths of all pairs. */
function structuredRatings(): Interactions {
  const random = createRandom(3);
  const draw = (count: number): number[] => Array.from({ length: count }, () => random.normal());
  const [userBias, itemBias, p, q] = [draw(120), draw(60), draw(120), draw(60)];
  const rows: InteractionRow[] = [];
  for (let u = 0; u < 120; u++) {
    for (let i = 0; i < 60; i++) {
      if (random.next() > 0.4) continue;
      rows.push([u, i, 3 + 0.3 * userBias[u]! + 0.4 * itemBias[i]! + 0.6 * p[u]! * q[i]!]);
    }
  }
  return Interactions.from(rows);
}

const range = { low: 1, high: 5 };
const parameters = {
  factors: 4,
  epochs: 30,
  regularization: 0.01,
  biasRegularization: 0.002,
  frequencyExponent: 1,
};

test('ExplicitAls predicts held-out stars far better than the biases alone', async () => {
  const [fold] = foldRatings(structuredRatings(), { random: createRandom(1) });
  const rmse = async (model: ExplicitAls): Promise<number> => {
    await model.fit(fold!.train);
    return evaluateRatings((user, item) => model.predict(user, item), fold!.heldOut, range).rmse;
  };
  const found = await rmse(new ExplicitAls(parameters));
  const biases = await rmse(new ExplicitAls({ ...parameters, regularization: 100 }));
  assert.ok(found < 0.3 * biases, `${found} against ${biases}`);
});

test('ExplicitAls.foldIn minimises the objective of the user', async () => {
  const model = new ExplicitAls(parameters);
  await model.fit(structuredRatings());
  const stars = [5, 1, 4, 2];
  const items = [0, 7, 11, 30].map((index) => model.items.idAt(index));
  const history = items.map((item, h) => ({ item, weight: stars[h]! }));
  const user = model.foldIn(history);
  /** The loss when the user's vector is moved; scores are linear in it, so that they tell what an item's row is. */
  const loss = (vector: Float32Array): number => {
    const moved = model.scores(Object.assign(Object.create(user) as typeof user, { vector }), items);
    const squares = stars.reduce((sum, star, h) => sum + (star - moved[h]!) ** 2, 0);
    return squares + 4 * parameters.regularization * vector.reduce((sum, value) => sum + value ** 2, 0);
  };
  const least = loss(user.vector!);
  for (let f = 0; f <= parameters.factors; f++) {
    for (const step of [-0.01, 0.01]) {
      const vector = user.vector!.slice();
      vector[f]! += step;
      assert.ok(loss(vector) > least, `factor ${f}, step ${step}`);
    }
  }
});

test('ExplicitAls folds a training user in to what it learnt, once it has converged', async () => {
  const data = structuredRatings();
  const model = new ExplicitAls({ ...parameters, epochs: 200 });
  await model.fit(data);
  const { start, column, value } = data.matrix;
  const history = Array.from(column.subarray(start[5], start[6]), (item, h) => ({
    item: data.items.idAt(item),
    weight: value[start[5]! + h]!,
  }));
  const folded = model.scores(history, data.items.ids);
  data.items.ids.forEach((item, i) => {
    const apart = Math.abs(folded[i]! - model.predict(data.users.idAt(5), item));
    assert.ok(apart < 0.02, `${apart} stars apart`);
  });
});

test('ExplicitAls contributions, mean and item bias add up to the score', async () => {
  const model = new ExplicitAls(parameters);
  await model.fit(structuredRatings());
  const [a, b, asked] = [2, 9, 20].map((index) => model.items.idAt(index));
  const { score, reasons } = model.explain(
    [
      { item: a!, weight: 5 },
      { item: b!, weight: 1.5 },
    ],
    asked!,
  );
  const [base] = model.scores([], [asked!]);
  const total = reasons.reduce((sum, { contribution }) => sum + contribution, base!);
  assert.ok(Math.abs(total - score) < 1e-4, `${total} against ${score}`);
});

test('ExplicitAls.predict gives means for whom and what it does not know', async () => {
  const model = new ExplicitAls(parameters);
  await model.fit(structuredRatings());
  assert.ok(Math.abs(model.predict('nobody', 'nothing') - 3) < 0.3);
  assert.ok(Number.isFinite(model.predict(5, 'nothing')) && Number.isFinite(model.predict('nobody', 5)));
});
