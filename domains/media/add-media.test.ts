import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ffmpegTranscoder } from '#adapters/ffmpeg/ffmpeg-transcoder.ts';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { sqlAssetStore } from '#adapters/sql/asset-store.ts';
import { sqlJobStore } from '#adapters/sql/job-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { seedTitlesAndProfiles } from '#adapters/sql/seed-for-tests.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { KinoraError } from '#engine/api/define-errors.ts';
import { addMedia } from './add-media.ts';

test('addMedia() goes on with a file whose work was interrupted, takes a finished one anew, and refuses AV1 by ClearKey', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinora-add-'));
  const file = join(folder, 'film.mp4');
  makeFixture({ file, container: 'mp4', seconds: 2, video: { width: 320, height: 180, rate: '24' } });
  const { db, close } = openSqlite(':memory:');
  const transcoder = ffmpegTranscoder();
  try {
    await migrate(db);
    const { titles } = await seedTitlesAndProfiles(db);
    const assets = sqlAssetStore(db);
    const deps = { transcoder, assets, jobs: sqlJobStore(db), clock: { now: () => 1000 } };
    const film = { titleId: titles[0], episodeId: null, file };
    const first = await addMedia(deps, film);
    const again = await addMedia(deps, film);
    assert.equal(again.asset.id, first.asset.id);
    assert.equal(again.job.id, first.job.id);
    const elsewhere = await addMedia(deps, { ...film, titleId: titles[1] });
    assert.notEqual(elsewhere.asset.id, first.asset.id);

    await assets.update(first.asset.id, { state: 'ready', complete: true }, 2000);
    const anew = await addMedia(deps, film);
    assert.notEqual(anew.asset.id, first.asset.id);

    // Refused before anything is remembered.
    const before = await assets.of(titles[0], null);
    await assert.rejects(
      addMedia(deps, { ...film, codec: 'av1', encryption: 'clearkey' }),
      (error) => error instanceof KinoraError && error.code === 'codec_unencryptable',
    );
    assert.deepEqual(await assets.of(titles[0], null), before);
  } finally {
    await transcoder.close();
    await close();
    rmSync(folder, { recursive: true });
  }
});
