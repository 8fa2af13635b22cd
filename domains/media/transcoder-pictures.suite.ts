// What every transcoder must draw: sheets of thumbnails, and clips from layers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { trackSeconds } from '#engine/media/packaged-media.ts';
import { planThumbnails } from '#engine/media/thumbnail-track.ts';
import { checkTrack } from './check-cmaf.ts';
import type { TranscoderBench } from './transcoder-bench.ts';

export function pictureSuite(bench: TranscoderBench): void {
  const { transcoder, probe, out, clip } = bench;
  test('thumbnails() writes sheets of the planned size', async () => {
    const file = clip('tears-of-steel-battle.webm');
    const facts = await probe(file);
    const plan = planThumbnails(facts);
    const outDir = join(out(), 'thumbnails');
    const made = await transcoder.thumbnails({ file, facts, plan, outDir });
    assert.equal(made.tiles, Math.ceil(facts.durationSeconds / plan.secondsPerTile));
    assert.equal(made.sheets, Math.ceil(made.tiles / (plan.columns * plan.rows)));
    for (let sheet = 1; sheet <= made.sheets; sheet++) {
      const bytes = readFileSync(join(outDir, `${sheet}.jpg`));
      assert.deepEqual(jpegSize(bytes), {
        width: plan.columns * plan.tileWidth,
        height: plan.rows * plan.tileHeight,
      });
      assert.ok(bytes.length <= made.largestSheetBytes);
    }
  });

  test('renderClip() writes a clip of the asked length from layers and music', async () => {
    const seconds = 12;
    const outDir = out();
    const square = { num: 1, den: 1 };
    const tracks = await transcoder.renderClip({
      layers: bench.layers(),
      cards: [],
      seconds,
      variant: 1,
      music: { seed: 'suite', genres: ['comedy'], year: 1925 },
      frameRate: { num: 12, den: 1 },
      gopFrames: 48,
      video: [
        {
          id: 'video-234',
          width: 416,
          height: 234,
          pixelAspect: square,
          maxBitrate: 400_000,
          quality: 26,
          profile: 'main',
          level: 13,
        },
      ],
      audio: {
        id: 'audio-0-und',
        sourceIndex: 0,
        language: 'und',
        title: null,
        isDefault: true,
        role: 'main',
        bitrate: 96_000,
        sampleRate: 48000,
        channels: 2,
      },
      outDir,
    });
    for (const track of [...tracks.video, ...tracks.audio]) {
      checkTrack(outDir, track);
      assert.ok(Math.abs(trackSeconds(track) - seconds) < 0.05);
    }
  });
}

/** Width and height from the start-of-frame marker. */
function jpegSize(bytes: Buffer): { width: number; height: number } {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1];
    if (marker === 0xc0 || marker === 0xc2)
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  throw new Error('no start of frame');
}
