import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ssimOf } from './likeness.ts';
import type { VideoRendition, X264Preset } from './ladder-for.ts';
import { planInParts, planNextTrials, planTrials } from './plan-trials.ts';
import type { MadeTrial } from './plan-trials.ts';

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

/** What comes after trials of one rung, of which the one of the fixed ladder has 20 decibels; decibels by rate factor. */
function next(careful: Record<number, number>, thorough: Record<number, number>): unknown[] | undefined {
  const top = rung(1920, 1080);
  const plan = planTrials([top], 600);
  assert.ok(plan);
  const made = (decibels: number, quality: number, preset?: X264Preset): MadeTrial => ({
    bitrate: 1_000_000,
    ssim: ssimOf(decibels),
    rendition: { ...top, quality, ...(preset === undefined ? {} : { preset }) },
  });
  const tried = (list: Record<number, number>, preset: X264Preset) =>
    Object.entries(list).map(([quality, decibels]) => made(decibels, Number(quality), preset));
  const trials = [made(20, 21), ...tried(careful, 'careful'), ...tried(thorough, 'thorough')];
  const planned = planNextTrials(plan, trials);
  if (planned !== null) assert.deepEqual(planned.samples, plan.samples);
  return planned?.trials.map(({ preset, quality }) => [preset, quality]);
}

test('planNextTrials() tries each setting beyond the place where it is as good as the fixed one', () => {
  // A rate factor lower by one brings a third of a decibel. One step better would do: at least two are gone. Ten steps worse: at most eight.
  assert.deepEqual(next({ 21: 20.33 }, { 21: 16.7 }), [
    ['careful', 23],
    ['thorough', 13],
  ]);
  // Five steps better, and a third of it beyond.
  assert.deepEqual(next({ 21: 20 }, { 21: 21.7 }), [
    ['careful', 23],
    ['thorough', 28],
  ]);
});

test('planNextTrials() goes on as steep as it found the film, until trials lie on both sides', () => {
  // 0.1 decibels a step: three more are missing, and a third of it beyond.
  assert.deepEqual(next({ 21: 20.2, 23: 19.8 }, { 21: 19.5, 19: 19.7 }), [['thorough', 15]]);
  assert.equal(next({ 21: 20.2, 23: 19.8 }, { 21: 20.1, 25: 19.9 }), undefined);
  // As fine as it gets.
  assert.equal(next({ 21: 20.2, 23: 19.8 }, { 8: 19 }), undefined);
});

test('planInParts() makes few large trials at once, many small ones, each in its turn', () => {
  const plan = planTrials(ladder, 600);
  assert.ok(plan);
  const parts = planInParts(plan);
  assert.deepEqual(
    parts.map(({ trials }) => trials.map(({ height }) => height)),
    // 2160 lines are more than what is made at once: each alone.
    [[2160], [2160], [2160], [1080, 1080], [1080, 360, 360, 360]],
  );
  assert.deepEqual(
    parts.flatMap(({ trials }) => trials),
    plan.trials,
  );
  assert.deepEqual(planInParts({ ...plan, trials: [] }), []);
});

test('planTrials() leaves a film of a few seconds alone', () => {
  assert.equal(planTrials(ladder, 19), null);
  assert.equal(planTrials([], 600), null);
});
