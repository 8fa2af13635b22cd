import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VideoRendition } from './ladder-for.ts';
import { planTrials, trialsPerRung } from './plan-trials.ts';

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
  assert.equal(plan.trials.length, ladder.length * trialsPerRung);
  for (const [i, each] of ladder.entries()) {
    const [fixed, ...tried] = plan.trials.slice(i * trialsPerRung, (i + 1) * trialsPerRung);
    assert.deepEqual(fixed, each);
    assert.deepEqual(
      tried.map(({ preset, quality }) => [preset, quality]),
      [
        ['careful', 19],
        ['careful', 24],
        ['thorough', 20],
        ['thorough', 25],
      ],
    );
    assert.ok(tried.every(({ maxBitrate }) => maxBitrate === each.maxBitrate));
  }
  assert.deepEqual([plan.compareAt.width, plan.compareAt.height], [1920, 1080]);
});

test('planTrials() leaves a film of a few seconds alone', () => {
  assert.equal(planTrials(ladder, 19), null);
  assert.equal(planTrials([], 600), null);
});
