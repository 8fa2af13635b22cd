// Tests of how texts become words, in three languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { foldWords } from './fold-words.ts';
import { tokenize } from './tokenize.ts';

test('foldWords() drops case, accents and punctuation', () => {
  assert.equal(foldWords('L’Œuvre — Straße, Été!'), 'l oeuvre strasse ete');
  assert.equal(foldWords("Schindler's List"), 'schindlers list');
  assert.equal(foldWords('الأُمّ'), foldWords('الام'));
  assert.equal(foldWords('...'), '');
});

test('tokenize() leaves out what says nothing, in English, French and Arabic', () => {
  assert.deepEqual(tokenize('The detective and his cities'), ['detective', 'city']);
  assert.deepEqual(tokenize('Les détectives de la ville'), ['detective', 'ville']);
  assert.deepEqual(tokenize('في المدينة'), tokenize('مدينة'));
  assert.deepEqual(tokenize('والبحر'), ['بحر']);
});

test('tokenize() keeps words that only look like plurals', () => {
  assert.deepEqual(tokenize('class bus series gas'), ['class', 'bus', 'sery', 'gas']);
});
