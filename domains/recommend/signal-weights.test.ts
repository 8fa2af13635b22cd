import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TasteSignal } from '#domains/taste/contract.ts';
import { LIKED, signalWeight, starsWeight, toHistory } from './signal-weights.ts';

const signal = (
  titleId: number,
  kind: TasteSignal['kind'],
  value: number,
  at: number | null,
): TasteSignal => ({
  titleId,
  kind,
  value,
  at,
});

test('starsWeight() grows with the stars, likes from 3.5 and dislikes up to 2', () => {
  const weights = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].map(starsWeight);
  for (let i = 1; i < weights.length; i++) assert.ok((weights[i] ?? 0) >= (weights[i - 1] ?? 0));
  assert.ok(weights.slice(0, 4).every((weight) => weight < 0));
  assert.ok(weights.slice(4, 6).every((weight) => weight > 0 && weight < LIKED));
  assert.ok(weights.slice(6).every((weight) => weight >= LIKED));
  assert.equal(weights.at(-1), 1);
});

test('signalWeight() ignores what was only begun', () => {
  assert.equal(signalWeight({ kind: 'watched', value: 0.5 }), 0);
  assert.ok(signalWeight({ kind: 'watched', value: 0.95 }) >= LIKED);
  assert.ok(signalWeight({ kind: 'thumb', value: -1 }) < 0);
  assert.ok(signalWeight({ kind: 'thumb', value: 2 }) > signalWeight({ kind: 'thumb', value: 1 }));
});

test('toHistory() has each title once, newest first', () => {
  const { entries } = toHistory([
    signal(1, 'rating', 5, 10),
    signal(2, 'list', 1, 30),
    signal(3, 'watched', 1, 20),
    signal(3, 'list', 1, 40),
    signal(4, 'rating', 4, null),
  ]);
  assert.deepEqual(
    entries.map((entry) => entry.item),
    [2, 3, 1, 4],
  );
});

test('toHistory() lets the later word count and words before deeds', () => {
  const weightOf = (...signals: TasteSignal[]): number | undefined => toHistory(signals).entries[0]?.weight;
  assert.equal(weightOf(signal(1, 'thumb', -1, 10), signal(1, 'rating', 5, 20)), 1);
  assert.ok((weightOf(signal(1, 'rating', 5, 10), signal(1, 'thumb', -1, 20)) ?? 1) < 0);
  assert.ok((weightOf(signal(1, 'rating', 1, 10), signal(1, 'watched', 1, 99)) ?? 1) < 0);
});

test('toHistory() counts a list entry as wanted, not as seen', () => {
  const { seen, disliked, entries } = toHistory([
    signal(1, 'list', 1, 1),
    signal(2, 'watched', 0.9, 1),
    signal(3, 'rating', 1, 1),
    signal(4, 'watched', 0.2, 1),
  ]);
  assert.deepEqual([...seen], [2, 3]);
  assert.deepEqual([...disliked], [3]);
  assert.equal(entries.length, 3);
});
