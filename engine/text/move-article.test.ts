import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveArticle } from './move-article.ts';

test('moveArticle() puts articles of several languages back in front', () => {
  assert.equal(moveArticle('Matrix, The'), 'The Matrix');
  assert.equal(moveArticle('Haine, La'), 'La Haine');
  assert.equal(moveArticle("Atalante, L'"), "L'Atalante");
  assert.equal(moveArticle('Boot, Das'), 'Das Boot');
  assert.equal(
    moveArticle('Wonderful, Horrible Life of Leni Riefenstahl, The'),
    'The Wonderful, Horrible Life of Leni Riefenstahl',
  );
});

test('moveArticle() leaves a comma before any other word', () => {
  for (const title of [
    'Paris, Texas',
    'Corrina, Corrina',
    'Monsters, Inc.',
    'Goodbye, Lenin!',
    'I, Robot',
    ', The',
  ]) {
    assert.equal(moveArticle(title), title);
  }
});
