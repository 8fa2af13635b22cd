// Tests that the tables of parameters say what the classes do, and that nothing outside of them gets through.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modelKinds } from '../models/load-model.ts';
import { modelFamilies, modelFamily } from './model-families.ts';
import { parseParameter } from './parse-parameter.ts';

test('modelFamilies has every kind that can be loaded but the ensemble, each once', () => {
  const kinds = modelFamilies.map(({ kind }) => kind);
  assert.deepEqual([...kinds].sort(), modelKinds.filter((kind) => kind !== 'ensemble').sort());
});

for (const family of modelFamilies) {
  test(`${family.kind}: the table has the names and the defaults of the class`, () => {
    const model = family.create();
    assert.equal(model.kind, family.kind);
    const own = { ...model.parameters };
    // Not numbers or choices: a program hands them in, a list of parameters cannot.
    for (const name of ['seed', 'fieldWeights', 'fields']) delete own[name];
    assert.deepEqual(Object.fromEntries(family.parameters.map((p) => [p.name, p.default])), own);
    // The class alone, without the table's defaults, has the same ones.
    const bare = new (model.constructor as new () => typeof model)();
    assert.deepEqual(bare.parameters, family.create({}, 1).parameters);
  });

  test(`${family.kind}: the class accepts both bounds, and the search stays inside of them`, () => {
    for (const parameter of family.parameters) {
      if ('choices' in parameter) {
        assert.ok(parameter.choices.includes(parameter.default));
        for (const choice of parameter.choices)
          assert.equal(family.create({ [parameter.name]: choice }).parameters[parameter.name], choice);
        continue;
      }
      const { name, low, high, search = [low, high], scale } = parameter;
      for (const bound of [low, high]) assert.equal(family.create({ [name]: bound }).parameters[name], bound);
      assert.ok(
        low <= search[0] && search[0] < search[1] && search[1] <= high,
        `${name} is searched outside`,
      );
      assert.ok(scale === 'linear' || search[0] > 0, `${name} has a logarithm of ${search[0]}`);
    }
  });

  test(`${family.kind}: refuses values out of bounds and unknown names`, () => {
    const code = 'invalid-parameter';
    for (const parameter of family.parameters) {
      const bad =
        'choices' in parameter ? ['none of them'] : [parameter.low - 1, parameter.high * 2, Number.NaN, '3'];
      for (const value of bad) assert.throws(() => family.create({ [parameter.name]: value }), { code });
      if (!('choices' in parameter) && parameter.integer)
        assert.throws(() => family.create({ [parameter.name]: parameter.low + 0.5 }), { code });
    }
    assert.throws(() => family.create({ nonesuch: 1 }), {
      code,
      message: /nonesuch of .* to 1: its parameters are/,
    });
  });
}

test('create hands the seed to models that draw random numbers', () => {
  assert.equal(modelFamily('implicit-als').create({}, 7).parameters['seed'], 7);
  assert.equal('seed' in modelFamily('ease').create({}, 7).parameters, false);
});

test('create names the model, the parameter, the value and the bounds', () => {
  assert.throws(() => modelFamily('svd').create({ factors: 0 }), {
    message: 'Cannot set factors of svd to 0: it must be a whole number from 1 to 4096',
  });
  assert.throws(() => modelFamily('item-knn').create({ likeness: 'hamming' }), {
    message: /Cannot set likeness of item-knn to "hamming": it must be one of cosine, /,
  });
  assert.throws(() => modelFamily('astrology'), { message: /"astrology": known are co-interaction, / });
});

test('parseParameter reads text by the type of the parameter', () => {
  assert.equal(parseParameter(modelFamily('ease'), 'lambda', '1e2'), 100);
  assert.equal(parseParameter(modelFamily('svd'), 'implicitFeedback', 'true'), true);
  assert.equal(parseParameter(modelFamily('svd'), 'implicitFeedback', 'false'), false);
  assert.equal(parseParameter(modelFamily('popularity'), 'halfLife', 'null'), null);
  for (const text of ['', ' ', 'many', '0x', 'null', '12px'])
    assert.throws(() => parseParameter(modelFamily('ease'), 'lambda', text), { code: 'invalid-parameter' });
});
