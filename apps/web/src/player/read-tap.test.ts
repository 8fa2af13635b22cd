// Taps on the picture.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTap, type Taps } from './read-tap.ts';

/** What each tap seeks, for pairs of place and time. */
function seeks(...taps: [place: number, at: number][]): number[] {
  let before: Taps | null = null;
  return taps.map(([place, at]) => {
    const meaning = readTap(before, place, at);
    before = meaning.taps;
    return meaning.seek;
  });
}

test('readTap() takes two taps on one side as a seek, and each further one as ten seconds more', () => {
  assert.deepEqual(seeks([0.1, 0], [0.15, 200], [0.1, 400]), [0, -10, -10]);
  assert.deepEqual(seeks([0.9, 0], [0.9, 200]), [0, 10]);
});

test('readTap() takes one tap, slow taps and taps in the middle as none', () => {
  assert.deepEqual(seeks([0.9, 0]), [0]);
  assert.deepEqual(seeks([0.9, 0], [0.9, 351]), [0, 0]);
  assert.deepEqual(seeks([0.5, 0], [0.5, 100]), [0, 0]);
});

test('readTap() begins anew on the other side', () => {
  assert.deepEqual(seeks([0.1, 0], [0.9, 100], [0.9, 200]), [0, 0, 10]);
});

test('readTap() sums up for the hint', () => {
  const first = readTap(null, 0.9, 0);
  const second = readTap(first.taps, 0.9, 100);
  assert.deepEqual([first.sum, second.sum, readTap(second.taps, 0.9, 200).sum], [0, 10, 20]);
});
