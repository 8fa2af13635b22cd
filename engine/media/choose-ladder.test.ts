import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { chooseLadder } from './choose-ladder.ts';
import type { VideoRendition, X264Preset } from './ladder-for.ts';
import { planTrials } from './plan-trials.ts';
import type { MadeTrial } from './plan-trials.ts';

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
type Tried = readonly [bitrate: number, decibels: number, quality?: number];
type Trials = { fixed: Tried; careful?: readonly Tried[]; thorough?: readonly Tried[] };

/** Trials of the rungs of the ladder, best first; of each the settings that are told. */
const tried = (...rungs: readonly Trials[]): MadeTrial[] =>
  rungs.flatMap(({ fixed, careful = [], thorough = [] }, i) => {
    const made = (list: readonly Tried[], preset?: X264Preset) =>
      list.map(([bitrate, decibels, quality = 21]): MadeTrial => ({
        bitrate,
        ssim: of(decibels),
        rendition: { ...ladder[i]!, quality, ...(preset === undefined ? {} : { preset }) },
      }));
    return [...made([fixed]), ...made(careful, 'careful'), ...made(thorough, 'thorough')];
  });

test('chooseLadder() takes the setting that is as good as the fixed one, between two that were measured', () => {
  const chosen = chooseLadder(
    ladder,
    plan,
    tried(
      // Two fifths of the way in quality are 2 of the 5 steps, and two fifths of the logarithm of the rates. Told in any order.
      {
        fixed: [1_000_000, 20],
        careful: [
          [50_000, 17, 24],
          [1_600_000, 22, 19],
        ],
        thorough: [[9_000_000, 1]],
      },
      // The cheapest measured one is better still: nothing beyond it is guessed.
      {
        fixed: [500_000, 17],
        thorough: [
          [450_000, 19, 21],
          [300_000, 17.5, 26],
        ],
      },
      // None is as good: as in the fixed ladder.
      { fixed: [200_000, 14], careful: [[100_000, 13]], thorough: [[100_000, 13.9]] },
    ),
  );
  assert.ok(chosen);
  const [top, middle, last] = chosen.report.rungs;
  assert.ok(top?.chosen && middle?.chosen && last?.chosen);
  assert.equal(top.chosen.quality, 21);
  // 1,600,000 is 32 times 50,000, and 4 the fifth root of 32 squared.
  assert.ok(Math.abs(top.chosen.bitrate - 400_000) < 1, `${top.chosen.bitrate}`);
  assert.ok(Math.abs(top.saved - 0.6) < 1e-6);
  assert.ok(top.chosen.ssim >= top.fixed.ssim - 1e-12);
  assert.deepEqual([middle.chosen.quality, middle.chosen.bitrate], [26, 300_000]);
  assert.deepEqual([last.chosen, last.saved], [last.fixed, 0]);
  assert.deepEqual(
    chosen.video.map(({ id, quality, preset, maxBitrate }) => ({ id, quality, preset, maxBitrate })),
    [
      { id: 'video-1080', quality: 21, preset: 'careful', maxBitrate: 5_000_000 },
      { id: 'video-720', quality: 26, preset: 'thorough', maxBitrate: 2_800_000 },
      { id: 'video-360', quality: 21, preset: 'superfast', maxBitrate: 850_000 },
    ],
  );
  assert.ok(Math.abs(chosen.report.saved - (1 - 900_000 / 1_700_000)) < 1e-6);
});

test('chooseLadder() takes a slower setting only where it saves enough more for its time', () => {
  const chosenOf = (careful: number, thorough: number) => {
    const trials = tried({ fixed: [1_000_000, 20], careful: [[careful, 20]], thorough: [[thorough, 20]] });
    return chooseLadder(ladder.slice(0, 1), plan, trials).report.rungs[0]?.chosen;
  };
  // 1.6 times the time must save 6 %, 2.2 times 12 %, and 6 more than 1.6 times.
  for (const [careful, thorough, preset] of [
    [950_000, 890_000, 'superfast'],
    [930_000, 890_000, 'careful'],
    [750_000, 700_000, 'careful'],
    [770_000, 700_000, 'thorough'],
    [990_000, 870_000, 'thorough'],
  ] as const)
    assert.equal(chosenOf(careful, thorough)?.preset, preset, `${careful}, ${thorough}`);
});

test('chooseLadder() leaves out rungs that bring nothing', () => {
  const left = (...rungs: readonly Tried[]) =>
    chooseLadder(ladder, plan, tried(...rungs.map((fixed) => ({ fixed })))).video.map(({ id }) => id);
  // A source that was blown up: its full size shows nothing that 720 lines do not.
  assert.deepEqual(left([900_000, 20.02], [500_000, 20], [200_000, 15]), ['video-720', 'video-360']);
  // Almost the price of the one above.
  assert.deepEqual(left([520_000, 20], [500_000, 19], [200_000, 15]), ['video-1080', 'video-360']);
  // So cheap that nobody needs a smaller one.
  const cheap: readonly Tried[] = [
    [150_000, 25],
    [80_000, 22],
    [20_000, 15],
  ];
  assert.deepEqual(left(...cheap), ['video-1080', 'video-720']);
  const { report } = chooseLadder(ladder, plan, tried(...cheap.map((fixed) => ({ fixed }))));
  assert.equal(report.rungs[2]?.chosen, null);
  assert.ok(Math.abs(report.savedInStore - 20 / 250) < 1e-9);
  assert.equal(report.saved, 0);
});

test('chooseLadder() refuses a rung that was not tried as the fixed ladder has it', () => {
  assert.throws(() => chooseLadder(ladder, plan, []), /Cannot choose "video-1080"/);
});

test('chooseLadder() never costs more, looks worse, peaks higher or comes out empty, whatever was measured', () => {
  const one = fc.tuple(
    fc.integer({ min: 1000, max: 9_000_000 }),
    fc.double({ min: 1, max: 40, noNaN: true }),
    fc.integer({ min: 13, max: 29 }),
  );
  const setting = fc.uniqueArray(one, { maxLength: 3, selector: ([, , quality]) => quality });
  const rung = fc.record({ fixed: one, careful: setting, thorough: setting });
  fc.assert(
    fc.property(fc.array(rung, { minLength: 3, maxLength: 3 }), (rungs) => {
      const chosen = chooseLadder(ladder, plan, tried(...rungs));
      assert.ok(chosen.video.length > 0);
      for (const { fixed, chosen: now } of chosen.report.rungs) {
        if (now === null) continue;
        assert.ok(now.bitrate <= fixed.bitrate && now.ssim >= fixed.ssim - 1e-9);
      }
      for (const rendition of chosen.video) {
        const before = ladder.find(({ id }) => id === rendition.id);
        assert.equal(rendition.maxBitrate, before?.maxBitrate);
        assert.ok(rendition.quality >= 13 && rendition.quality <= 29);
      }
      assert.ok(chosen.report.saved >= 0 && chosen.report.saved < 1);
    }),
    { numRuns: 200 },
  );
});
