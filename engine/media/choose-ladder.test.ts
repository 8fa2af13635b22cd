import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { chooseLadder } from './choose-ladder.ts';
import type { VideoRendition } from './ladder-for.ts';
import { planTrials, trialsPerRung } from './plan-trials.ts';
import type { MeasuredTrial } from './plan-trials.ts';

const heights = [1080, 720, 360];
const ladder = heights.map((height, i): VideoRendition => ({
  id: `video-${height}`,
  width: (height * 16) / 9,
  height,
  pixelAspect: { num: 1, den: 1 },
  maxBitrate: [5_000_000, 2_800_000, 850_000][i] ?? 0,
  quality: 21,
  profile: 'high',
  level: 40,
}));
const plan = planTrials(ladder, 600)!;

/** SSIM of so many decibels. */
const of = (decibels: number): number => 1 - 10 ** (-decibels / 10);
const trial = (bitrate: number, decibels: number): MeasuredTrial => ({ bitrate, ssim: of(decibels) });

/** Nowhere as good as what it stands beside: two trials of a setting. */
const useless = [trial(9_000_000, 1), trial(8_000_000, 1)];

test('chooseLadder() takes the setting that is as good as the fixed one, between two that were measured', () => {
  const chosen = chooseLadder(ladder, plan, [
    // Careful is tried 2 below and 3 above: two fifths of the way in quality are 2 steps, and of the logarithm of the rates.
    trial(1_000_000, 20),
    trial(1_600_000, 22),
    trial(50_000, 17),
    ...useless,
    trial(500_000, 17),
    // The cheapest measured one is better still: nothing beyond it is guessed.
    ...useless,
    trial(450_000, 19),
    trial(300_000, 17.5),
    // None is as good: as in the fixed ladder.
    trial(200_000, 14),
    trial(300_000, 13),
    trial(100_000, 12),
    trial(290_000, 13.9),
    trial(50_000, 11),
  ]);
  assert.ok(chosen);
  const [top, middle, last] = chosen.report.rungs;
  assert.ok(top?.chosen && middle?.chosen && last?.chosen);
  assert.equal(top.chosen.quality, 21);
  // 1,600,000 is 32 times 50,000, and 4 the fifth root of 32 squared.
  assert.ok(Math.abs(top.chosen.bitrate - 400_000) < 1, `${top.chosen.bitrate}`);
  assert.ok(Math.abs(top.saved - 0.6) < 1e-6);
  assert.ok(top.chosen.ssim >= top.fixed.ssim - 1e-12);
  assert.deepEqual([middle.chosen.quality, middle.chosen.bitrate], [25, 300_000]);
  assert.deepEqual([last.chosen, last.saved], [last.fixed, 0]);
  assert.deepEqual(
    chosen.video.map(({ id, quality, preset, maxBitrate }) => ({ id, quality, preset, maxBitrate })),
    [
      { id: 'video-1080', quality: 21, preset: 'careful', maxBitrate: 5_000_000 },
      { id: 'video-720', quality: 25, preset: 'thorough', maxBitrate: 2_800_000 },
      { id: 'video-360', quality: 21, preset: 'superfast', maxBitrate: 850_000 },
    ],
  );
  assert.ok(Math.abs(chosen.report.saved - (1 - 900_000 / 1_700_000)) < 1e-6);
});

test('chooseLadder() takes a slower setting only where it saves enough more for its time', () => {
  const chosenOf = (careful: number, thorough: number) => {
    const settings = [trial(careful, 20), trial(careful / 2, 15), trial(thorough, 20), trial(thorough / 2, 15)];
    return chooseLadder(ladder.slice(0, 1), plan, [trial(1_000_000, 20), ...settings])?.report.rungs[0]?.chosen;
  };
  // Half as long again must save 5 %, twice as long 10 %, and 5 more than half as long again.
  for (const [careful, thorough, preset] of [
    [960_000, 910_000, 'superfast'],
    [940_000, 910_000, 'careful'],
    [740_000, 700_000, 'careful'],
    [760_000, 700_000, 'thorough'],
    [990_000, 890_000, 'thorough'],
  ] as const)
    assert.equal(chosenOf(careful, thorough)?.preset, preset, `${careful}, ${thorough}`);
});

test('chooseLadder() leaves out rungs that bring nothing', () => {
  const same = (bitrate: number, decibels: number) => Array.from({ length: trialsPerRung }, () => trial(bitrate, decibels));
  const left = (...measured: MeasuredTrial[]) => {
    const chosen = chooseLadder(ladder, plan, measured);
    return chosen?.video.map(({ id }) => id);
  };
  // A source that was blown up: its full size shows nothing that 720 lines do not.
  assert.deepEqual(left(...same(900_000, 20.02), ...same(500_000, 20), ...same(200_000, 15)), [
    'video-720',
    'video-360',
  ]);
  // Almost the price of the one above.
  assert.deepEqual(left(...same(520_000, 20), ...same(500_000, 19), ...same(200_000, 15)), [
    'video-1080',
    'video-360',
  ]);
  // So cheap that nobody needs a smaller one.
  assert.deepEqual(left(...same(150_000, 25), ...same(80_000, 22), ...same(30_000, 15)), [
    'video-1080',
    'video-720',
  ]);
  const { report } = chooseLadder(ladder, plan, [
    ...same(150_000, 25),
    ...same(80_000, 22),
    ...same(20_000, 15),
  ])!;
  assert.equal(report.rungs[2]?.chosen, null);
  assert.ok(Math.abs(report.savedInStore - 20 / 250) < 1e-9);
  assert.equal(report.saved, 0);
});

test('chooseLadder() answers null when the samples could not be read', () => {
  assert.equal(chooseLadder(ladder, plan, []), null);
});

test('chooseLadder() never costs more, looks worse, peaks higher or comes out empty, whatever was measured', () => {
  const measured = fc.record({
    bitrate: fc.integer({ min: 1000, max: 9_000_000 }),
    ssim: fc.double({ min: 0.2, max: 0.9999, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(measured, { minLength: 3 * trialsPerRung, maxLength: 3 * trialsPerRung }), (trials) => {
      const chosen = chooseLadder(ladder, plan, trials);
      assert.ok(chosen && chosen.video.length > 0);
      for (const { fixed, chosen: now } of chosen.report.rungs) {
        if (now === null) continue;
        assert.ok(now.bitrate <= fixed.bitrate && now.ssim >= fixed.ssim - 1e-9);
      }
      for (const rung of chosen.video) {
        const before = ladder.find(({ id }) => id === rung.id);
        assert.equal(rung.maxBitrate, before?.maxBitrate);
        assert.ok(rung.quality >= 19 && rung.quality <= 25);
      }
      assert.ok(chosen.report.saved >= 0 && chosen.report.saved < 1);
    }),
    { numRuns: 200 },
  );
});
