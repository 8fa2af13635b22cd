// Numbers, lengths and names in the three languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormats } from './create-formats.ts';
import { createTranslator } from './create-translator.ts';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';

const formats = {
  en: createFormats('en', createTranslator('en', en)),
  fr: createFormats('fr', createTranslator('fr', fr)),
  ar: createFormats('ar', createTranslator('ar', ar)),
};

test('minutes() splits hours and leaves out what is zero', () => {
  assert.deepEqual([14, 60, 153].map(formats.en.minutes), ['14 min', '1 h', '2 h 33 min']);
});

test('minutes() in Arabic uses its plural forms and Western digits', () => {
  assert.deepEqual([1, 2, 5, 11, 100].map(formats.ar.minutes).slice(0, 4), [
    'دقيقة واحدة',
    'دقيقتان',
    '5 دقائق',
    '11 دقيقة',
  ]);
});

test('country() names the Soviet Union and leaves unknown codes as they are', () => {
  assert.equal(formats.fr.country('SU'), 'Union soviétique');
  assert.equal(formats.en.country('DE'), 'Germany');
  assert.equal(formats.en.country('nonsense'), 'nonsense');
});

test('language() starts with a capital', () => {
  assert.equal(formats.fr.language('de'), 'Allemand');
  assert.equal(formats.en.language('not a tag'), 'not a tag');
});

test('ago() chooses the largest unit that fits', () => {
  const now = Date.UTC(2026, 0, 31);
  assert.equal(formats.en.ago(now - 20_000, now), 'this minute');
  assert.equal(formats.en.ago(now - 3 * 3_600_000, now), '3 hours ago');
  assert.equal(formats.en.ago(now - 2 * 86_400_000, now), '2 days ago');
});
