import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aacFrame, segmentSeconds, segmentUnits, soundBoundary, videoTicks } from './segment-grid.ts';

test('videoTicks() gives whole ticks of a frame at every rate', () => {
  assert.deepEqual(videoTicks({ num: 24, den: 1 }), { timescale: 24_000, ticks: 1000 });
  assert.deepEqual(videoTicks({ num: 30_000, den: 1001 }), { timescale: 30_000, ticks: 1001 });
});

test('segmentUnits() adds up to the whole, full segments first', () => {
  assert.deepEqual(
    segmentUnits(250, (segment) => segment * 96),
    [96, 96, 58],
  );
  assert.deepEqual(
    segmentUnits(192, (segment) => segment * 96),
    [96, 96],
  );
  assert.deepEqual(
    segmentUnits(0, (segment) => segment * 96),
    [],
  );
});

test('soundBoundary() stays within half an AAC frame of the picture over ten hours', () => {
  for (const frameRate of [
    { num: 24_000, den: 1001 },
    { num: 30_000, den: 1001 },
    { num: 25, den: 1 },
  ]) {
    const gopFrames = Math.round((4 * frameRate.num) / frameRate.den);
    const seconds = segmentSeconds({ frameRate, gopFrames });
    for (let segment = 0; segment < 9000; segment++) {
      const drift = (soundBoundary(segment, seconds, 48_000) * aacFrame) / 48_000 - segment * seconds;
      assert.ok(Math.abs(drift) <= aacFrame / 48_000 / 2 + 1e-9, `${drift} s at segment ${segment}`);
    }
  }
});
