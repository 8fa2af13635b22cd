// Tests of the match figure.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matchOf, scoreScale } from './match-calibration.ts';
import { circlesInteractions } from './model.suite.ts';
import { Ease } from './models/ease.ts';

test('matchOf interpolates the quantiles and stays inside 0 to 1', () => {
  const calibration = Float64Array.from({ length: 101 }, (_, i) => i / 25);
  const scale = { mean: 10, deviation: 2 };
  assert.equal(matchOf(0, scale, calibration), 0);
  assert.equal(matchOf(100, scale, calibration), 1);
  assert.ok(Math.abs(matchOf(14, scale, calibration) - 0.5) < 1e-9);
  assert.equal(matchOf(14, { mean: 10, deviation: 0 }, calibration), 0);
});

test('scoreScale leaves blocked items out', () => {
  const { mean, deviation } = scoreScale(Float32Array.of(1, 3, -Infinity));
  assert.equal(mean, 2);
  assert.equal(deviation, 1);
});

test('match is high for titles of the own circle and low for others', async () => {
  const model = new Ease({ lambda: 5 });
  await model.fit(circlesInteractions());
  const own = [0, 1, 2, 3].map((title) => ({ item: title }));
  const matches = new Map(model.recommend(own, { limit: 100 }).map(({ item, match }) => [item, match]));
  const mean = (from: number): number => {
    const values = Array.from({ length: 8 }, (_, i) => matches.get(from + i)!);
    return values.reduce((sum, value) => sum + value, 0) / 8;
  };
  assert.ok(mean(5) > 0.15, `own circle ${mean(5)}`);
  assert.ok(mean(20) < 0.05, `other circle ${mean(20)}`);
});
