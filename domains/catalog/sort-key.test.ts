import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortKey } from './sort-key.ts';

test('sortKey() drops case, accents and the leading article', () => {
  assert.equal(sortKey('The Kid'), 'kid');
  assert.equal(sortKey('À propos de Nice'), 'a propos de nice');
  assert.equal(sortKey("L'Atalante"), 'atalante');
  assert.equal(sortKey('Les Vampires'), 'vampires');
  assert.equal(sortKey('…And Justice for All'), 'and justice for all');
});

test('sortKey() keeps a word that only begins like an article, and a title that is one', () => {
  assert.equal(sortKey('Theodora'), 'theodora');
  assert.equal(sortKey('Lasso'), 'lasso');
  assert.equal(sortKey('A'), 'a');
  assert.equal(sortKey('羅生門'), '羅生門');
});
