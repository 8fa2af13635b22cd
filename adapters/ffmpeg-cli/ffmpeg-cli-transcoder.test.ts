import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AV_LOG_QUIET, Log } from 'node-av';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { oddFiles, sceneLayers } from '#adapters/ffmpeg/odd-files.ts';
import { transcoderSuite } from '#domains/media/transcoder.suite.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { ffmpegCliTranscoder } from './ffmpeg-cli-transcoder.ts';
import { programsOf } from './programs.ts';

Log.setLevel(AV_LOG_QUIET);
const programs = programsOf(needProgram(ffmpeg));

transcoderSuite('command-line FFmpeg', {
  open: () => ffmpegCliTranscoder(programs, { niceness: 0, stallSeconds: 600 }),
  files: oddFiles,
  layers: () => sceneLayers,
});

test('ffmpegCliTranscoder() blames a missing program on the machine, not on the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinora-cli-'));
  const transcoder = ffmpegCliTranscoder(programsOf('/nowhere/ffmpeg'));
  try {
    const file = join(folder, 'film.mp4');
    makeFixture({
      file,
      container: 'mp4',
      seconds: 1,
      video: { width: 320, height: 180, rate: '24' },
    });
    await assert.rejects(transcoder.probe(file), { code: 'media_worker_failed', kind: 'unavailable' });
  } finally {
    await transcoder.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('ffmpegCliTranscoder() takes "%", spaces, quotes and a leading dash in names as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), "kinora %d '$(x)' -y "));
  const transcoder = ffmpegCliTranscoder(programs, { niceness: 0 });
  try {
    const file = join(folder, "-i %03d 'a' $(touch b).mp4");
    makeFixture({ file, container: 'mp4', seconds: 1, video: { width: 320, height: 180, rate: '24' } });
    const facts = await transcoder.probe(file);
    const tracks = await transcoder.encode({ file, facts, ...ladderFor(facts), outDir: folder });
    assert.equal(tracks.video[0]?.segments.length, 1);
    const plan = { id: 't', tileWidth: 64, tileHeight: 36, columns: 2, rows: 2, secondsPerTile: 1 };
    const made = await transcoder.thumbnails({ file, facts, plan, outDir: join(folder, '%d') });
    assert.deepEqual([made.sheets, made.tiles], [1, 1]);
  } finally {
    await transcoder.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
