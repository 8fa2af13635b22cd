import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeCursor, decodeNumbers, encodeCursor } from './page.ts';

test('decodeCursor() gives back what encodeCursor() was given', () => {
  assert.deepEqual(decodeCursor(encodeCursor(['Metropolis', 1927, null]), 3), ['Metropolis', 1927, null]);
});

test('decodeCursor() refuses what is not a cursor of this list', () => {
  for (const bad of ['', 'x', '!!', encodeCursor(['a']), encodeCursor(['a', 1, 2]), btoa('{"a":1}')]) {
    assert.throws(() => decodeCursor(bad, 2), { code: 'cursor_invalid' }, bad);
  }
});

test('decodeNumbers() takes numbers alone', () => {
  assert.deepEqual(decodeNumbers(encodeCursor([17, 4]), 2), [17, 4]);
  assert.throws(() => decodeNumbers(encodeCursor([17, '4']), 2), { code: 'cursor_invalid' });
  assert.throws(() => decodeNumbers(encodeCursor([null, 4]), 2), { code: 'cursor_invalid' });
});
