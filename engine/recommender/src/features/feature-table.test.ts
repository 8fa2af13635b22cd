// Tests of tables of named features.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { IdIndex } from '../id-index.ts';
import { encodeFeatures, FeatureTable, fieldOf } from './feature-table.ts';

const table = FeatureTable.ofItems([
  { item: 'a', features: { 'genre:Drama': 1, 'tag:noir': 0.5, 'tag:gone': 0 } },
  { item: 2, features: { 'tag:noir': 2 } },
]);

test('FeatureTable keeps named values by id', () => {
  assert.deepEqual(table.featuresOf('a'), { 'genre:Drama': 1, 'tag:noir': 0.5 });
  assert.deepEqual(table.featuresOf(2), { 'tag:noir': 2 });
  assert.deepEqual(table.featuresOf('2'), {});
  assert.deepEqual([...table.names.ids], ['genre:Drama', 'tag:noir']);
});

test('FeatureTable keeps the last row of an id that comes twice', () => {
  const twice = FeatureTable.ofUsers([
    { user: 1, features: { old: 1 } },
    { user: 1, features: { new: 1 } },
  ]);
  assert.deepEqual(twice.featuresOf(1), { new: 1 });
});

test('FeatureTable.align gives rows in the order of other ids, of chosen fields', () => {
  const { names, matrix } = table.align(IdIndex.from([2, 'unknown', 'a']), (name) => fieldOf(name) === 'tag');
  assert.deepEqual([...names.ids], ['tag:noir']);
  assert.deepEqual([...matrix.start], [0, 1, 1, 2]);
  assert.deepEqual([...matrix.value], [2, 0.5]);
});

test('FeatureTable refuses a value that is not finite', () => {
  assert.throws(() => FeatureTable.ofItems([{ item: 'a', features: { x: Number.POSITIVE_INFINITY } }]), {
    code: 'invalid-feature',
  });
});

test('encodeFeatures() leaves out unknown names and sorts by column', () => {
  const { columns, values } = encodeFeatures({ 'tag:noir': 3, other: 1, 'genre:Drama': 2 }, table.names);
  assert.deepEqual([...columns], [0, 1]);
  assert.deepEqual([...values], [2, 3]);
  assert.equal(fieldOf('no field'), '');
});
