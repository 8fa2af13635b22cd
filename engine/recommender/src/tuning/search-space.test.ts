// Tests of the settings a search draws from.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modelFamilies, modelFamily } from '../parameters/model-families.ts';
import { createRandom } from '../random.ts';
import { SearchSpace } from './search-space.ts';

for (const family of modelFamilies) {
  test(`SearchSpace of ${family.kind} draws settings that the family takes, and finds their coordinates`, () => {
    const space = new SearchSpace(family.kind, family.parameters);
    const random = createRandom(3);
    for (let i = 0; i < 50; i++) {
      const setting = space.sample(random);
      assert.equal(family.create(setting).kind, family.kind);
      const again = space.complete(space.coordinates(setting));
      for (const [name, value] of Object.entries(setting)) {
        if (typeof value !== 'number') assert.equal(again[name], value);
        else assert.ok(Math.abs(Number(again[name]) - value) <= 1e-9 * Math.max(1, Math.abs(value)), name);
      }
    }
  });
}

test('SearchSpace draws a logarithmic parameter evenly in its logarithm', () => {
  const { parameters, kind } = modelFamily('ease');
  const space = new SearchSpace(kind, parameters, { ranges: { lambda: [1, 10_000] } });
  const random = createRandom(1);
  const values = Array.from({ length: 2000 }, () => Number(space.sample(random)['lambda']));
  assert.ok(Math.min(...values) >= 1 && Math.max(...values) <= 10_000);
  const below = values.filter((value) => value < 100).length;
  assert.ok(Math.abs(below - 1000) < 100, `${below} of 2000 below the middle`);
});

test('SearchSpace draws every whole number equally often, both bounds included', () => {
  const { parameters, kind } = modelFamily('pure-svd');
  const space = new SearchSpace(kind, parameters, { search: ['iterations'], ranges: { iterations: [4, 6] } });
  const random = createRandom(1);
  const counts = new Map<unknown, number>();
  for (let i = 0; i < 3000; i++) {
    const setting = space.sample(random);
    assert.equal(setting['factors'], 50);
    counts.set(setting['iterations'], (counts.get(setting['iterations']) ?? 0) + 1);
  }
  assert.deepEqual(new Set(counts.keys()), new Set([4, 5, 6]));
  for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 120);
});

test('SearchSpace draws null now and then where a number may be left out', () => {
  const { parameters, kind } = modelFamily('popularity');
  const space = new SearchSpace(kind, parameters);
  const random = createRandom(2);
  const nulls = Array.from({ length: 1000 }, () => space.sample(random)['halfLife']).filter(
    (v) => v === null,
  );
  assert.ok(nulls.length > 50 && nulls.length < 200, `${nulls.length}`);
});

test('SearchSpace refuses unknown names, ranges out of bounds and nothing to search', () => {
  const { parameters, kind } = modelFamily('ease');
  const code = 'invalid-parameter';
  assert.throws(() => new SearchSpace(kind, parameters, { search: ['alpha'] }), {
    code,
    message: /alpha of ease/,
  });
  assert.throws(() => new SearchSpace(kind, parameters, { ranges: { alpha: [1, 2] } }), { code });
  assert.throws(() => new SearchSpace(kind, parameters, { ranges: { lambda: [0, 2] } }), {
    code,
    message: /lambda of ease from 0 to 2/,
  });
  assert.throws(() => new SearchSpace(kind, parameters, { ranges: { lambda: [2, 2] } }), { code });
  assert.throws(() => new SearchSpace(kind, parameters, { fixed: { lambda: 5 } }), {
    code,
    message: /no parameter/,
  });
  assert.throws(() => new SearchSpace(kind, parameters, { fixed: { lambda: -5 } }), { code, message: /-5/ });
});
