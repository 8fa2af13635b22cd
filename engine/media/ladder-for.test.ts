import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ladderFor } from './ladder-for.ts';
import { displaySize } from './media-facts.ts';
import type { MediaFacts, VideoFacts } from './media-facts.ts';

function source(video: Partial<VideoFacts>, audio: MediaFacts['audio'] = []): MediaFacts {
  return {
    container: 'mp4',
    bytes: 1,
    durationSeconds: 60,
    startSeconds: 0,
    video: {
      index: 0,
      codec: 'h264',
      width: 1920,
      height: 1080,
      pixelAspect: { num: 1, den: 1 },
      rotation: 0,
      flipped: false,
      frameRate: { num: 24, den: 1 },
      variableFrameRate: false,
      interlaced: false,
      highDynamicRange: false,
      ...video,
    },
    audio,
    subtitles: [],
  };
}

const sizes = (video: Partial<VideoFacts>) =>
  ladderFor(source(video)).video.map(({ width, height }) => `${width}x${height}`);

test('ladderFor() gives a 16:9 source the standard rungs, all of exactly 16:9', () => {
  assert.deepEqual(sizes({}), ['1920x1080', '1280x720', '960x540', '640x360', '416x234']);
  assert.deepEqual(sizes({ width: 3840, height: 2160 }).slice(0, 3), ['3840x2160', '2560x1440', '1920x1080']);
});

test('ladderFor() classes a wide film by its width, not its height', () => {
  assert.deepEqual(
    ladderFor(source({ width: 1920, height: 800 }))
      .video.map((rung) => rung.id)
      .slice(0, 2),
    ['video-1080', 'video-720'],
  );
});

test('ladderFor() turns a rotated picture upright', () => {
  assert.deepEqual(sizes({ rotation: 90 }).slice(0, 2), ['1080x1920', '720x1280']);
});

test('ladderFor() shows anamorphic pixels as square ones', () => {
  // PAL wide screen: 720x576 with pixels of 64:45 is shown as 1024x576.
  assert.equal(sizes({ width: 720, height: 576, pixelAspect: { num: 64, den: 45 } })[0], '1024x576');
});

test('ladderFor() keeps small sources at their own size', () => {
  assert.deepEqual(sizes({ width: 160, height: 120 }), ['160x120']);
});

test('ladderFor() leaves out a rung that is almost the one above', () => {
  assert.deepEqual(sizes({ width: 1344, height: 756 }).slice(0, 2), ['1344x756', '960x540']);
});

test('ladderFor() halves rates above 60 and aligns groups with segments of about 4 s', () => {
  const fast = ladderFor(source({ frameRate: { num: 120, den: 1 } }));
  assert.deepEqual([fast.frameRate, fast.gopFrames], [{ num: 60, den: 1 }, 240]);
  const film = ladderFor(source({ frameRate: { num: 24000, den: 1001 } }));
  assert.deepEqual([film.frameRate, film.gopFrames], [{ num: 24000, den: 1001 }, 96]);
});

test('ladderFor() honours maxHeight', () => {
  assert.equal(ladderFor(source({}), { maxHeight: 720 }).video[0]?.height, 720);
});

test('ladderFor() puts one default sound first and never defaults to a commentary', () => {
  const track = (index: number, language: string, role: 'main' | 'commentary', isDefault: boolean) => ({
    index,
    codec: 'aac',
    channels: 2,
    sampleRate: 48000,
    language,
    title: null,
    isDefault,
    role,
  });
  const { audio } = ladderFor(
    source({}, [
      track(1, 'en', 'commentary', true),
      track(2, 'fr', 'main', true),
      track(3, 'de', 'main', true),
    ]),
  );
  assert.deepEqual(
    audio.map((each) => [each.id, each.isDefault]),
    [
      ['audio-1-fr', true],
      ['audio-0-en', false],
      ['audio-2-de', false],
    ],
  );
});

test('ladderFor() never goes above the source, keeps its shape, and gets cheaper rung by rung, for any source', () => {
  const video = fc.record({
    width: fc.integer({ min: 16, max: 4096 }),
    height: fc.integer({ min: 16, max: 4096 }),
    rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    frameRate: fc.constantFrom(
      { num: 24000, den: 1001 },
      { num: 25, den: 1 },
      { num: 60, den: 1 },
      { num: 15, den: 1 },
    ),
  });
  fc.assert(
    fc.property(video, (facts) => {
      const shown = displaySize({ ...facts, pixelAspect: { num: 1, den: 1 } });
      const { video: rungs } = ladderFor(source(facts));
      assert.ok(rungs.length > 0);
      assert.equal(new Set(rungs.map((rung) => rung.id)).size, rungs.length);
      for (const [i, rung] of rungs.entries()) {
        assert.ok(rung.width % 2 === 0 && rung.height % 2 === 0 && rung.width >= 2 && rung.height >= 2);
        assert.ok(rung.width <= shown.width && rung.height <= shown.height, `${rung.width}x${rung.height}`);
        const shape = (rung.width * rung.pixelAspect.num) / rung.pixelAspect.den / rung.height;
        assert.ok(Math.abs(shape / (shown.width / shown.height) - 1) < 1e-9);
        const above = rungs[i - 1];
        if (above)
          assert.ok(
            rung.maxBitrate <= above.maxBitrate && rung.width <= above.width && rung.height <= above.height,
          );
      }
    }),
    { numRuns: 300 },
  );
});
