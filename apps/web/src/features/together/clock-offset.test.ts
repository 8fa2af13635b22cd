import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestOffset, sampleOf, withSample } from './clock-offset.ts';

test('sampleOf() finds the offset exactly when both ways take as long', () => {
  assert.deepEqual(sampleOf(1000, 51_040, 1080), { offset: 50_000, delay: 80, at: 1080 });
});

test('sampleOf() is wrong by half of the delay at most, however the way is split', () => {
  const delay = 300;
  for (const there of [0, 75, 150, 300]) {
    const { offset } = sampleOf(0, 7_000 + there, delay);
    assert.ok(Math.abs(offset - 7_000) <= delay / 2, `${there} ms there`);
  }
});

test('bestOffset() takes the shortest round trip that is not too old', () => {
  const old = { offset: 1, delay: 2, at: 0 };
  const slow = { offset: 90, delay: 400, at: 700_000 };
  const quick = { offset: 10, delay: 20, at: 710_000 };
  assert.equal(bestOffset([old, slow, quick], 720_000), 10);
  assert.equal(bestOffset([slow, quick], 9_000_000), 10, 'all old: the newest');
  assert.equal(bestOffset([], 0), null);
});

test('withSample() forgets what was measured before the device slept, and not for a slow round trip', () => {
  const first = sampleOf(1_000, 500_010, 1_020);
  const slow = sampleOf(20_000, 519_900, 20_900);
  const both = withSample([first], slow, 20);
  assert.deepEqual(both, [first, slow]);
  // An hour of sleep, in which the clock of the page stood still.
  const awake = sampleOf(21_000, 520_110 + 3600_000, 21_200);
  assert.deepEqual(withSample(both, awake, 20), [awake]);
  assert.equal(bestOffset(withSample(both, awake, 20), 21_200), awake.offset);
  assert.equal(bestOffset(both, 21_200), first.offset);
});

test('withSample() keeps the newest', () => {
  let samples: readonly { offset: number; delay: number; at: number }[] = [];
  for (let n = 0; n < 9; n++) samples = withSample(samples, { offset: 5, delay: 10, at: n }, 3);
  assert.deepEqual(
    samples.map(({ at }) => at),
    [6, 7, 8],
  );
});
