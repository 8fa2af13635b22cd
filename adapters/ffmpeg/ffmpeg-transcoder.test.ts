import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AV_LOG_QUIET, Log } from 'node-av';
import sharp from 'sharp';
import { transcoderSuite } from '#domains/media/transcoder.suite.ts';
import type { OddFiles } from '#domains/media/transcoder.suite.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { ffmpegTranscoder } from './ffmpeg-transcoder.ts';
import { makeFixture } from './make-fixture.ts';

Log.setLevel(AV_LOG_QUIET);

const wide = { width: 320, height: 180, rate: '24' };
const back = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#26406a' } })
  .png()
  .toBuffer();
const front = await sharp({
  create: { width: 1280, height: 720, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
})
  .composite([
    {
      input: { create: { width: 300, height: 200, channels: 3, background: '#d9a441' } },
      left: 500,
      top: 300,
    },
  ])
  .png()
  .toBuffer();

transcoderSuite('embedded FFmpeg', {
  open: () => ffmpegTranscoder({ niceness: 0 }),
  files(folder): OddFiles {
    const file = (name: string) => join(folder, name);
    const english = { language: 'eng', hertz: 440 };
    const files: OddFiles = {
      rotated: file('rotated.mp4'),
      twoLanguages: file('two-languages.mkv'),
      anamorphic: file('anamorphic.mp4'),
      oneFrame: file('one-frame.mp4'),
      audioOnly: file('audio-only.mp4'),
      tiny: file('tiny.mp4'),
      late: file('late.ts'),
      variableRate: file('variable-rate.mkv'),
    };
    makeFixture({ file: files.rotated, container: 'mp4', seconds: 1, video: { ...wide, quarterTurns: 1 } });
    makeFixture({
      file: files.twoLanguages,
      container: 'matroska',
      seconds: 5,
      video: { width: 322, height: 182, rate: '24000/1001' },
      audio: [
        { language: 'fre', hertz: 440 },
        { language: 'eng', hertz: 330, commentary: true, channels: 6 },
      ],
    });
    const anamorphic = { width: 360, height: 288, rate: '25', pixelAspect: [16, 15] as [number, number] };
    makeFixture({ file: files.anamorphic, container: 'mp4', seconds: 1, video: anamorphic });
    makeFixture({ file: files.oneFrame, container: 'mp4', seconds: 0.04, video: wide });
    makeFixture({ file: files.audioOnly, container: 'mp4', seconds: 1, audio: [english] });
    makeFixture({ file: files.tiny, container: 'mp4', seconds: 1, video: { ...wide, width: 8, height: 8 } });
    makeFixture({
      file: files.late,
      container: 'mpegts',
      seconds: 3,
      startSeconds: 100,
      video: wide,
      audio: [english],
    });
    const uneven = { ...wide, filters: "select='not(mod(n\\,3))+gt(n\\,48)'" };
    makeFixture({ file: files.variableRate, container: 'matroska', seconds: 4, video: uneven });
    return files;
  },
  layers: () => [
    { png: back, depth: 0 },
    { png: front, depth: 1 },
  ],
});

test('ffmpegTranscoder() reports a child that dies as media_worker_failed and goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinora-worker-'));
  const transcoder = ffmpegTranscoder();
  try {
    const file = join(folder, 'film.mp4');
    makeFixture({ file, container: 'mp4', seconds: 2, video: wide });
    const facts = await transcoder.probe(file);
    const work = transcoder.encode({ file, facts, ...ladderFor(facts), outDir: folder });
    const ended = assert.rejects(work, { code: 'media_worker_failed', kind: 'unavailable' });
    await transcoder.close();
    await ended;
    assert.equal((await transcoder.probe(file)).video.codec, 'h264');
  } finally {
    await transcoder.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('ffmpegTranscoder() stops a task that makes no progress', async () => {
  const transcoder = ffmpegTranscoder({ stallSeconds: 0.001 });
  await assert.rejects(transcoder.probe('/dev/null'), { code: 'media_stalled' });
  await transcoder.close();
});
