import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ssimOf } from './likeness.ts';
import type { VideoRendition } from './ladder-for.ts';
import { planSecondTrials, planTrials } from './plan-trials.ts';

const rung = (width: number, height: number): VideoRendition => ({
  id: `video-${height}`,
  width,
  height,
  pixelAspect: { num: 1, den: 1 },
  maxBitrate: 2_000_000,
  quality: 21,
  profile: 'high',
  level: 40,
});
const ladder = [rung(3840, 2160), rung(1920, 1080), rung(640, 360)];

test('planTrials() samples a small part of a film, spread over it and inside of it', () => {
  for (const seconds of [20, 61.5, 600, 5400, 20_000]) {
    const plan = planTrials(ladder, seconds);
    assert.ok(plan);
    const sampled = plan.samples.reduce((sum, sample) => sum + sample.seconds, 0);
    assert.ok(sampled >= 8 - 1e-9 && sampled <= Math.max(8, seconds * 0.005) + 1e-9, `${sampled}`);
    let end = 0;
    for (const { startSeconds, seconds: length } of plan.samples) {
      assert.ok(startSeconds >= end);
      end = startSeconds + length;
    }
    assert.ok(end <= seconds);
  }
  assert.equal(planTrials(ladder, 5400)?.samples.length, 5);
});

test('planTrials() tries each rung as the fixed ladder has it, then by slower settings, and compares at 1080 lines at most', () => {
  const plan = planTrials(ladder, 600);
  assert.ok(plan);
  assert.deepEqual(
    plan.trials,
    ladder.flatMap((each) => [each, { ...each, preset: 'careful' }, { ...each, preset: 'thorough' }]),
  );
  assert.deepEqual([plan.compareAt.width, plan.compareAt.height], [1920, 1080]);
});

test('planSecondTrials() tries each setting on the other side of where it is as good as the fixed one', () => {
  const [top, last] = [rung(1920, 1080), rung(640, 360)];
  const plan = planTrials([top, last], 600);
  assert.ok(plan);
  // SSIM of 20, 20.33, 16.7, 30, 30 and 31.7 decibels: a rate factor lower by one brings a third of one.
  const decibels = [20, 20.33, 16.7, 30, 30, 31.7];
  const made = plan.trials.map((rendition, i) => ({
    rendition,
    bitrate: 1_000_000,
    ssim: ssimOf(decibels[i] ?? 0),
  }));
  const second = planSecondTrials(plan, made);
  assert.deepEqual(second.samples, plan.samples);
  assert.deepEqual(
    second.trials.map(({ id, preset, quality }) => [id, preset, quality]),
    [
      // One step better would do: at least two are gone.
      ['video-1080', 'careful', 23],
      // Ten steps worse: at most eight are gone.
      ['video-1080', 'thorough', 13],
      ['video-360', 'careful', 23],
      // Five steps better, and a third of it beyond.
      ['video-360', 'thorough', 28],
    ],
  );
});

test('planTrials() leaves a film of a few seconds alone', () => {
  assert.equal(planTrials(ladder, 19), null);
  assert.equal(planTrials([], 600), null);
});
