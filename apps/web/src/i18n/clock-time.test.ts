// Positions in a film.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTime } from './clock-time.ts';

test('clockTime() pads what follows the first part', () => {
  assert.deepEqual([0, 65.9, 3723].map(clockTime), ['0:00', '1:05', '1:02:03']);
});

test('clockTime() shows a start for what is not yet a time', () => {
  assert.deepEqual([Number.NaN, -3, Number.POSITIVE_INFINITY].map(clockTime), ['0:00', '0:00', '0:00']);
});
