import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText } from './fold-text.ts';

test('foldText() drops case, accents and punctuation', () => {
  assert.equal(foldText('L’Œuvre — Straße, Smørrebrød!'), 'l oeuvre strasse smorrebrod');
  assert.equal(foldText("  Schindler's   List "), 'schindlers list');
  assert.equal(foldText('Łódź'), 'lodz');
  assert.equal(foldText('...'), '');
});

test('foldText() brings the spellings of one Cyrillic or Arabic word together', () => {
  assert.equal(foldText('Ёлка'), foldText('елка'));
  assert.equal(foldText('الأُمّ'), foldText('الام'));
  assert.equal(foldText('مدرسة'), foldText('مدرسه'));
  assert.equal(foldText('ليلى'), foldText('ليلي'));
  assert.equal(foldText('١٩٢٧'), '1927');
  assert.equal(foldText('ســينما'), 'سينما');
});

test('foldText() leaves scripts without case and accents as they are', () => {
  assert.equal(foldText('羅生門'), '羅生門');
});
