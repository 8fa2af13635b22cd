// What every transcoder must answer when settings are tried on samples of a film.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { TrialPlan } from '#engine/media/plan-trials.ts';
import type { TranscoderBench } from './transcoder-bench.ts';

export function trialSuite(bench: TranscoderBench): void {
  const { transcoder, probe, clip } = bench;
  test('measure() tells what settings cost and give: fewer bits and less likeness for a higher rate factor', async () => {
    const file = clip('flower.mp4');
    const facts = await probe(file);
    const { video, frameRate, gopFrames } = ladderFor(facts, { maxHeight: 360 });
    const [best, last] = [video[0], video.at(-1)];
    assert.ok(best && last && best !== last);
    const plan: TrialPlan = {
      samples: [
        { startSeconds: 1, seconds: 0.5 },
        { startSeconds: 4, seconds: 0.5 },
      ],
      trials: [
        best,
        { ...best, quality: best.quality + 8 },
        { ...best, quality: best.quality + 8, preset: 'careful' },
        last,
      ],
      compareAt: best,
      compareEvery: 2,
    };
    const seen: number[] = [];
    const onProgress = (share: number) => seen.push(share);
    const measured = await transcoder.measure({ file, facts, frameRate, gopFrames, plan, onProgress });
    assert.equal(measured.length, 4);
    const [fine, coarse, careful, small] = measured;
    assert.ok(fine && coarse && careful && small);
    assert.ok(fine.ssim > 0.96 && fine.ssim < 1, `${fine.ssim}`);
    assert.ok(coarse.ssim < fine.ssim - 0.005 && coarse.ssim > 0.85, `${coarse.ssim} after ${fine.ssim}`);
    assert.ok(coarse.bitrate < fine.bitrate * 0.6, `${coarse.bitrate} after ${fine.bitrate}`);
    assert.ok(careful.bitrate < coarse.bitrate, `${careful.bitrate} after ${coarse.bitrate}`);
    // A small picture scaled up is less like the source than its own size.
    assert.ok(small.ssim < fine.ssim && small.bitrate < fine.bitrate);
    assert.ok(seen.every((share, i) => share >= 0 && share <= 1 && share >= (seen[i - 1] ?? 0)));
  });

  test('measure() answers nothing for places that the file does not have; it takes turned pictures and any size to compare at', async () => {
    const facts = await probe(bench.odd.rotated);
    const { video, frameRate, gopFrames } = ladderFor(facts);
    const [best] = video;
    assert.ok(best);
    const at = (startSeconds: number) => ({
      file: bench.odd.rotated,
      facts,
      frameRate,
      gopFrames,
      plan: {
        samples: [{ startSeconds, seconds: 0.25 }],
        trials: [best],
        // Of no trial.
        compareAt: { ...best, width: best.width / 2, height: best.height / 2 },
        compareEvery: 1,
      },
    });
    assert.deepEqual(await transcoder.measure(at(500)), []);
    const [turned] = await transcoder.measure(at(0.5));
    assert.ok(turned !== undefined && turned.ssim > 0.95 && turned.bitrate > 1000, JSON.stringify(turned));
  });
}
