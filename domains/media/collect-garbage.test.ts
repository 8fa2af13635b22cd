import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { diskMediaFiles } from '#adapters/disk/media-files.ts';
import { sqlAssetStore } from '#adapters/sql/asset-store.ts';
import { sqlJobStore } from '#adapters/sql/job-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { seedTitlesAndProfiles } from '#adapters/sql/seed-for-tests.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { packagedFixture } from '#engine/media/packaged-fixture.ts';
import { packagedFiles } from '#engine/media/packaged-files.ts';
import { collectGarbage, type GarbageOptions } from './collect-garbage.ts';
import { encodeJob, encodeKind } from './media-jobs.ts';
import { publishPlaylists } from './publish-playlists.ts';
import { removeAsset, restoreAsset } from './remove-asset.ts';

const HOUR = 3600_000;
const named = [...packagedFiles(packagedFixture).values()].flat();

async function open() {
  const root = mkdtempSync(join(tmpdir(), 'kinora-garbage-'));
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles } = await seedTitlesAndProfiles(db);
  const assets = sqlAssetStore(db);
  const jobs = sqlJobStore(db);
  const files = diskMediaFiles(join(root, 'media'));
  const start = Date.now();
  let now = start;
  const released: string[] = [];
  const deps = {
    assets,
    jobs,
    files,
    clock: { now: () => now },
    graceMs: 5 * HOUR,
    uploads: { release: (path: string) => Promise.resolve(void released.push(path)) },
    wake: () => undefined,
  };
  const pathOf = (id: number, name: string): string => join(root, 'media', String(id), ...name.split('/'));
  const put = (id: number, name: string): void => {
    mkdirSync(dirname(pathOf(id, name)), { recursive: true });
    writeFileSync(pathOf(id, name), 'x'.repeat(10));
    utimesSync(pathOf(id, name), now / 1000, now / 1000);
  };
  return {
    ...deps,
    title: () => Promise.resolve(titles[0]),
    released,
    put,
    later: (hours: number): void => void (now = start + hours * HOUR),
    collect: (options?: GarbageOptions) => collectGarbage(deps, options),
    names: async (id: number) => (await files.list(id)).map(({ name }) => name).sort(),
    /** Packaged and complete, with every file that its playlists name. */
    async film(): Promise<number> {
      const source = {
        titleId: titles[0],
        episodeId: null,
        origin: 'file',
        sourceName: 'film.mkv',
        sourcePath: '/films/film.mkv',
        facts: null,
      } as const;
      const { id } = await assets.add(source, now);
      for (const name of named) put(id, name);
      await publishPlaylists(files, id, packagedFixture);
      await assets.update(id, { state: 'ready', packaged: packagedFixture, complete: true }, now);
      return id;
    },
    async close() {
      await close();
      rmSync(root, { recursive: true });
    },
  };
}

test('collectGarbage() takes the files of a removed video when its grace is over, and no file of another', async () => {
  const store = await open();
  const [kept, removed] = [await store.film(), await store.film()];
  const whole = await store.names(kept);
  await removeAsset(store, removed);
  store.later(4.9);
  assert.deepEqual(await store.collect(), []);
  assert.deepEqual(await store.names(removed), whole);
  store.later(5.1);
  const expected = [{ assetId: removed, kind: 'removed', files: whole.length }];
  const told = (found: Awaited<ReturnType<typeof store.collect>>) =>
    found.map(({ assetId, kind, files }) => ({ assetId, kind, files }));
  assert.deepEqual(told(await store.collect({ dryRun: true })), expected);
  assert.deepEqual(await store.names(removed), whole, 'a dry run removes nothing');
  assert.deepEqual(told(await store.collect()), expected);
  assert.deepEqual(await store.files.assetIds(), [kept]);
  assert.equal(await store.assets.find(removed), null);
  assert.deepEqual(store.released, ['/films/film.mkv']);
  assert.deepEqual(await store.names(kept), whole);
  assert.deepEqual(await store.collect(), []);
  await store.close();
});

test('collectGarbage() and restoreAsset() at the same moment leave a video whole or gone, never half', async () => {
  const store = await open();
  for (const first of ['restore', 'forget']) {
    const id = await store.film();
    const whole = await store.names(id);
    await removeAsset(store, id);
    store.later(first === 'restore' ? 6 : 12);
    const restore = () => restoreAsset(store, id).catch(() => null);
    const forget = async (...args: [number, number]): Promise<boolean> => {
      if (first === 'restore') await restore();
      const gone = await store.assets.forget(...args);
      if (first === 'forget') assert.equal(await restore(), null);
      return gone;
    };
    await collectGarbage({ ...store, assets: { ...store.assets, forget } });
    const asset = await store.assets.find(id);
    assert.equal(asset?.removedAt ?? null, null);
    assert.equal(asset === null, first === 'forget');
    assert.deepEqual(await store.names(id), asset === null ? [] : whole);
  }
  await store.close();
});

test('collectGarbage() leaves the work on a video that is restored meanwhile to go on', async () => {
  for (const moment of ['findByKey', 'cancel', 'rest'] as const) {
    const store = await open();
    const { id } = await store.assets.add(
      {
        titleId: await store.title(),
        episodeId: null,
        origin: 'file',
        sourceName: 'f',
        sourcePath: '/f',
        facts: null,
      },
      store.clock.now(),
    );
    await store.jobs.put(encodeJob(id), store.clock.now());
    await removeAsset(store, id);
    store.later(6);
    const { jobs } = store;
    const restoring =
      <A extends unknown[], R>(ask: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        const answer = await ask(...args);
        await restoreAsset(store, id);
        return answer;
      };
    const watched = {
      ...jobs,
      [moment]: restoring(jobs[moment].bind(jobs) as (...args: unknown[]) => Promise<unknown>),
    };
    assert.deepEqual(await collectGarbage({ ...store, jobs: watched }), []);
    assert.equal((await store.assets.find(id))?.removedAt, null);
    assert.equal((await jobs.findByKey(encodeJob(id).uniqueKey))?.state, 'ready', `restored after ${moment}`);
    await store.close();
  }
});

test('collectGarbage() takes left-overs of interrupted work, and nothing that is named, young, or not of media', async () => {
  const store = await open();
  const id = await store.film();
  const whole = await store.names(id);
  const old = [
    'video-720/init.mp4',
    'video-720/1.m4s',
    'video-720/index.m3u8',
    'video-360/99.m4s',
    'video-360/index.m3u8.123.part',
    'master.m3u8.77.part',
    'thumbnails/9.jpg',
  ];
  for (const name of [...old, 'report.json', 'notes/read me.txt']) store.put(id, name);
  store.later(6);
  // What its playlists named until a moment ago may still be in a player.
  await store.assets.update(id, { complete: true }, store.clock.now() - HOUR);
  assert.deepEqual(await store.collect(), []);
  await store.assets.update(id, { complete: true }, store.clock.now() - 5 * HOUR);
  store.put(id, 'video-1440/1.m4s');
  const [garbage] = await store.collect();
  assert.deepEqual(
    [garbage?.kind, garbage?.files, garbage?.bytes],
    ['left-over', old.length, 10 * old.length],
  );
  assert.deepEqual(
    await store.names(id),
    [...whole, 'report.json', 'notes/read me.txt', 'video-1440/1.m4s'].sort(),
  );
  await store.close();
});

test('collectGarbage() leaves what is being worked on alone, however old, and keeps ended work from beginning meanwhile', async () => {
  const store = await open();
  const id = await store.film();
  await store.assets.update(id, { complete: false, packaged: null }, 1);
  const whole = await store.names(id);
  const job = await store.jobs.put(encodeJob(id), 1);
  store.later(100);
  const now = store.clock.now();
  const states = [
    () => Promise.resolve(),
    () => store.jobs.claim('w', [encodeKind], now, now + 1000, job.id),
    () => store.jobs.pause(job.id, now),
  ];
  for (const into of states) {
    await into();
    assert.deepEqual(await store.collect(), []);
  }
  await store.jobs.cancel(job.id, now);
  assert.deepEqual(await store.collect(), [], 'its worker may write for a moment still');
  store.later(101);
  // Made on demand while nothing was finished: playlists lead to it.
  await store.assets.update(id, { promised: packagedFixture }, 1);
  assert.deepEqual(await store.collect(), []);
  await store.assets.update(id, { promised: null }, 1);
  const [garbage] = await store.collect();
  const playlists = ['master.m3u8', 'manifest.mpd'];
  assert.equal(garbage?.files, whole.length - playlists.length);
  assert.deepEqual(await store.names(id), playlists.sort());
  const again = await store.jobs.put(encodeJob(id), store.clock.now());
  assert.equal(await store.jobs.claim('w', [encodeKind], store.clock.now(), Infinity, again.id), null);
  store.later(101.1);
  const later = store.clock.now();
  assert.notEqual(await store.jobs.claim('w', [encodeKind], later, later + 1000, again.id), null);
  await store.close();
});

test('collectGarbage() takes folders that belong to no video, once nothing in them is young', async () => {
  const store = await open();
  const id = await store.film();
  store.put(999_999, 'video-360/1.m4s');
  assert.deepEqual(await store.collect(), []);
  store.later(6);
  const found = await store.collect();
  assert.deepEqual(found, [{ assetId: 999_999, kind: 'orphan', files: 1, bytes: 10 }]);
  assert.deepEqual(await store.files.assetIds(), [id]);
  await store.close();
});
