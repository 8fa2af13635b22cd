import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPlace } from './format-place.ts';
import { parsePlace } from './parse-place.ts';

test('parsePlace() reads what formatPlace() writes, and minutes beyond the hour', () => {
  for (const [text, seconds] of [
    ['0:00', 0],
    ['0:09.25', 9.25],
    ['1:40', 100],
    ['1:02:05.5', 3725.5],
    ['10:00:00', 36_000],
  ] as const) {
    assert.equal(parsePlace(text), seconds);
    assert.equal(formatPlace(seconds), text);
  }
  assert.equal(parsePlace('62:05,5'), 3725.5);
  assert.equal(parsePlace('90'), 90);
});

test('parsePlace() refuses what is no place', () => {
  for (const text of ['', '-1', '1:60', '1:60:00', 'a', '1:2:3:4', '1e3', 'Infinity', ':30', '0x10'])
    assert.equal(parsePlace(text), null, text);
});
