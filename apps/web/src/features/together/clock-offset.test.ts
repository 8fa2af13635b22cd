import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestOffset, sampleOf } from './clock-offset.ts';

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
