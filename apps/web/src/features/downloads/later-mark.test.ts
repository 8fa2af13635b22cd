import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laterMark } from './later-mark.ts';

const here = (at: number, told = false) => ({ position: 60, at, told });
const there = { position: 90, updatedAt: 1000 };
const taken = { position: 90, at: 1000, told: true };

test('laterMark() takes what was watched later elsewhere, and keeps what was watched later here', () => {
  assert.deepEqual(laterMark(null, there), taken);
  assert.deepEqual(laterMark(here(999), there), taken);
  assert.deepEqual(laterMark(here(1000), there), taken, 'as the service decides');
  assert.deepEqual(laterMark(here(1001), there), here(1001));
});

test('laterMark() follows the service in what it was told, whatever the clock of this device says', () => {
  assert.deepEqual(laterMark(here(5000, true), there), taken);
});

test('laterMark() forgets what was forgotten elsewhere, and keeps what nobody was told yet', () => {
  assert.equal(laterMark(here(5000, true), null), null);
  assert.deepEqual(laterMark(here(5000), null), here(5000));
  assert.equal(laterMark(null, null), null);
});
