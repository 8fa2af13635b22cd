import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes, formatSeconds } from './measures.ts';

test('formatBytes() picks the unit and drops decimals that say nothing', () => {
  assert.deepEqual(
    [0, 999, 12_345, 4_200_000, 42_000_000, 1_500_000_000].map((bytes) => formatBytes(bytes, 'en')),
    ['0 byte', '999 byte', '12 kB', '4.2 MB', '42 MB', '1.5 GB'],
  );
  assert.match(formatBytes(1_500_000_000, 'fr'), /^1,5\sGo$/u);
});

test('formatSeconds() rounds up, in seconds, minutes or hours', () => {
  assert.deepEqual(
    [0.2, 42, 100, 3600, 9000].map((seconds) => formatSeconds(seconds, 'en')),
    ['1 sec', '42 secs', '2 mins', '60 mins', '2.5 hrs'],
  );
});
