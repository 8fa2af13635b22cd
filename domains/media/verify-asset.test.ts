import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { diskMediaFiles } from '#adapters/disk/media-files.ts';
import { sqlAssetStore } from '#adapters/sql/asset-store.ts';
import { sqlChecksumStore } from '#adapters/sql/checksum-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { seedTitlesAndProfiles } from '#adapters/sql/seed-for-tests.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { packagedFixture } from '#engine/media/packaged-fixture.ts';
import { packagedFiles } from '#engine/media/packaged-files.ts';
import { publishPlaylists } from './publish-playlists.ts';
import { sealTracks } from './seal-tracks.ts';
import { verifyAsset } from './verify-asset.ts';

test('verifyAsset() names what is missing, damaged by one byte, or another playlist; sealTracks() notices what is not there', async () => {
  const root = mkdtempSync(join(tmpdir(), 'kinora-verify-'));
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles } = await seedTitlesAndProfiles(db);
  const assets = sqlAssetStore(db);
  const film = {
    titleId: titles[0],
    episodeId: null,
    origin: 'file',
    sourceName: '',
    sourcePath: null,
    facts: null,
  } as const;
  const { id } = await assets.add(film, 1);
  const files = diskMediaFiles(root);
  const deps = { files, checksums: sqlChecksumStore(db) };
  const names = [...packagedFiles(packagedFixture).values()].flat();
  // `write` takes any text for any name of media.
  for (const name of names) await files.write(id, name, `the bytes of ${name}`);
  await publishPlaylists(files, id, packagedFixture);
  await assets.update(id, { state: 'ready', packaged: packagedFixture, complete: true }, 1);
  const asset = await assets.find(id);
  assert.ok(asset);

  assert.equal((await verifyAsset(deps, asset)).unsealed, names.length);
  await sealTracks(deps, id, packagedFixture);
  const whole = await verifyAsset(deps, asset);
  assert.deepEqual([whole.faults, whole.unsealed], [[], 0]);
  assert.equal(whole.files, (await files.list(id)).length, 'every file is looked at');

  const path = (name: string): string => join(root, String(id), ...name.split('/'));
  const bytes = readFileSync(path('video-360/2.m4s'));
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  writeFileSync(path('video-360/2.m4s'), bytes);
  unlinkSync(path('video-1080/4.m4s'));
  writeFileSync(path('thumbnails/1.jpg'), '');
  writeFileSync(path('video-360/index.m3u8'), '#EXTM3U\n');
  unlinkSync(path('manifest.mpd'));
  const { faults } = await verifyAsset(deps, asset);
  assert.deepEqual(Object.fromEntries(faults.map(({ name, fault }) => [name, fault])), {
    'video-1080/4.m4s': 'missing',
    'video-360/2.m4s': 'damaged',
    'thumbnails/1.jpg': 'damaged',
    'video-360/index.m3u8': 'damaged',
    'manifest.mpd': 'missing',
  });
  await assert.rejects(
    sealTracks(deps, id, packagedFixture),
    /Cannot publish video \d+: its file video-1080\/4\.m4s is gone/,
  );
  await assets.remove(id, 5);
  await assets.forget(id, 5);
  assert.deepEqual(await deps.checksums.of(id), []);
  await close();
  rmSync(root, { recursive: true });
});
