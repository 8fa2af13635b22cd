// Checks what the faces can draw and what is made of the rest.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawable, faceCovers, textWidth } from './measure-text.ts';

test('faceCovers() knows which faces have Cyrillic', () => {
  assert.ok(faceCovers('oswald', 'Жизнь'));
  assert.ok(!faceCovers('anton', 'Жизнь'));
});

test('drawable() drops accents a face lacks, leaves out signs, and gives up on other scripts', () => {
  assert.equal(drawable('inter', 'Häxan  🎬'), 'Häxan');
  assert.equal(drawable('oswald', 'Nguyễn'), 'Nguyen');
  assert.equal(drawable('inter', '七人の侍'), '');
  assert.equal(drawable('inter', 'नीचा नगर'), '');
});

test('textWidth() grows with the text and with the tracking', () => {
  assert.ok(textWidth('inter', 'MM') > textWidth('inter', 'M') * 1.9);
  assert.ok(textWidth('inter', 'abc', 0.1) > textWidth('inter', 'abc', 0));
});
