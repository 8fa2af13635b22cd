// Sentences with values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTranslator } from './create-translator.ts';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';

test('createTranslator() fills values in and chooses the plural', () => {
  const t = createTranslator('en', en);
  assert.equal(t('list.count', { count: 1 }), '1 title');
  assert.equal(t('list.count', { count: 1200 }), '1,200 titles');
  assert.equal(t('nav.home'), 'Home');
});

test('createTranslator() isolates names in a language that reads from the right', () => {
  const t = createTranslator('ar', ar);
  assert.equal(t('title.playNamed', { title: 'Faust' }), 'تشغيل \u2068Faust\u2069');
  assert.equal(t('list.count', { count: 2 }), 'عنوانان');
});
