import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AV_LOG_QUIET, Log } from 'node-av';
import { transcoderSuite } from '#domains/media/transcoder.suite.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { ffmpegTranscoder } from './ffmpeg-transcoder.ts';
import { makeFixture } from './make-fixture.ts';
import { oddFiles, sceneLayers } from './odd-files.ts';

Log.setLevel(AV_LOG_QUIET);

const wide = { width: 320, height: 180, rate: '24' };

transcoderSuite('embedded FFmpeg', {
  open: () => ffmpegTranscoder({ niceness: 0, stallSeconds: 600 }),
  files: oddFiles,
  layers: () => sceneLayers,
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
