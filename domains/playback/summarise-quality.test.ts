import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noQuality } from '#engine/media/fold-quality.ts';
import { summariseQuality } from './summarise-quality.ts';

test('summariseQuality() of nothing is nothing, not zero', () => {
  assert.deepEqual(summariseQuality([]), {
    playbacks: 0,
    hours: 0,
    startMedianMs: null,
    startP95Ms: null,
    rebufferShare: null,
    rebufferingsPerHour: null,
    meanKbps: null,
    switchesPerHour: null,
    failedShare: null,
  });
});

test('summariseQuality() weighs rates by the time played and takes percentiles of the starts that came', () => {
  const hour = 3_600_000;
  const summary = summariseQuality([
    { ...noQuality, startDelay: 300, played: hour, bitrateTime: hour * 2000, switches: 2 },
    {
      ...noQuality,
      startDelay: 500,
      played: 3 * hour,
      bitrateTime: 3 * hour * 4000,
      rebufferings: 8,
      rebuffered: hour,
    },
    { ...noQuality, failed: true, errors: 1 },
    { ...noQuality, startDelay: 100 },
  ]);
  assert.deepEqual(summary, {
    playbacks: 4,
    hours: 4,
    startMedianMs: 300,
    startP95Ms: 500,
    rebufferShare: 0.2,
    rebufferingsPerHour: 2,
    meanKbps: 3500,
    switchesPerHour: 0.5,
    failedShare: 0.25,
  });
});
