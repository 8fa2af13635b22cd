// Tests of the composite prior: it is a density, and its slope is its slope.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compositePrior } from './rec-vae-prior.ts';

test('compositePrior integrates to 1', () => {
  let sum = 0;
  const step = 0.01;
  for (let z = -1500; z < 1500; z += step) sum += step * Math.exp(compositePrior(z, 0.7, -2).logDensity);
  assert.ok(Math.abs(sum - 1) < 1e-3, `${sum}`);
});

test('compositePrior gives the slope of its log density, also far away', () => {
  for (const z of [-40, -2, 0.3, 0.7, 3, 60]) {
    const ahead = compositePrior(z + 1e-4, 0.7, -2).logDensity;
    const behind = compositePrior(z - 1e-4, 0.7, -2).logDensity;
    const expected = (ahead - behind) / 2e-4;
    const { slope } = compositePrior(z, 0.7, -2);
    assert.ok(
      Math.abs(slope - expected) < 1e-5 * Math.max(1, Math.abs(expected)),
      `at ${z}: ${slope} ${expected}`,
    );
  }
});
