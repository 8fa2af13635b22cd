import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { diskMediaFiles } from '#adapters/disk/media-files.ts';
import { ffmpegTranscoder } from '#adapters/ffmpeg/ffmpeg-transcoder.ts';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { sqlAssetStore } from '#adapters/sql/asset-store.ts';
import { sqlChecksumStore } from '#adapters/sql/checksum-store.ts';
import { sqlKeyStore } from '#adapters/sql/key-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { seedTitlesAndProfiles } from '#adapters/sql/seed-for-tests.ts';
import { sqlSoundPrintStore } from '#adapters/sql/sound-print-store.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { encodeAsset, type EncodeDeps } from './encode-asset.ts';
import type { EncodedTracks, Transcoder } from './ports.ts';
import { verifyAsset } from './verify-asset.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinora-encode-'));
const film = join(folder, 'film.mp4');
const kept = join(folder, 'kept');
const real = ffmpegTranscoder({ niceness: 0, stallSeconds: 600 });
let facts: MediaFacts;

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  const video = { width: 640, height: 360, rate: '12' };
  makeFixture({ file: film, container: 'mp4', seconds: 2, video, audio: [{ language: 'eng', hertz: 440 }] });
  facts = await real.probe(film);
  await migrate(db);
  [title] = (await seedTitlesAndProfiles(db)).titles;
});
after(async () => {
  await real.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the real transcoder answered and wrote when it was first asked: asked again, the same is there without the time it takes. */
const answers = new Map<string, unknown>();
async function once<T>(
  key: string,
  outDir: string,
  parts: readonly string[],
  make: () => Promise<T>,
): Promise<T> {
  const store = join(kept, key);
  if (!answers.has(key)) {
    answers.set(key, await make());
    mkdirSync(store, { recursive: true });
    for (const part of parts)
      if (existsSync(join(outDir, part))) cpSync(join(outDir, part), join(store, part), { recursive: true });
  } else {
    for (const part of parts) rmSync(join(outDir, part), { recursive: true, force: true });
    cpSync(store, outDir, { recursive: true });
  }
  return answers.get(key) as T;
}
const idsOf = ({
  video,
  audio,
}: Pick<EncodedTracks, 'video' | 'audio'> | Parameters<Transcoder['encode']>[0]): string[] =>
  [...video, ...audio].map(({ id }) => id);
const replayed: Transcoder = {
  ...real,
  encode: (task) => once(idsOf(task).join('+'), task.outDir, idsOf(task), () => real.encode(task)),
  listen: (task) => once('listen', folder, [], () => real.listen(task)),
  thumbnails: (task) =>
    once('thumbnails', join(task.outDir, '..'), [basename(task.outDir)], () => real.thumbnails(task)),
  look: (task) => once('look', join(task.outDir, '..'), [basename(task.outDir)], () => real.look(task)),
};

const { db, close } = openSqlite(':memory:');
let title: number;

/** A video that was brought just now, of which nothing is made. */
async function open() {
  const assets = sqlAssetStore(db);
  const files = diskMediaFiles(join(folder, 'media'));
  const { id } = await assets.add(
    { titleId: title, episodeId: null, origin: 'file', sourceName: 'film.mp4', sourcePath: film, facts },
    1,
  );
  const deps: EncodeDeps = {
    transcoder: replayed,
    assets,
    files,
    checksums: sqlChecksumStore(db),
    prints: sqlSoundPrintStore(db),
    keys: sqlKeyStore(db),
    uploads: { release: () => Promise.resolve() },
    clock: { now: () => 1 },
    perTitle: false,
    loudness: -23,
    codec: 'h264',
    encryption: 'none',
    randomBytes: (length) => new Uint8Array(length),
    sizeOf: () => Promise.resolve(facts.bytes),
  };
  const run = (parts: Partial<EncodeDeps> = {}, signal = new AbortController().signal) =>
    encodeAsset({ ...deps, ...parts })({ assetId: id }, { signal, progress: () => undefined });
  const find = async () => (await assets.find(id)) ?? assert.fail('it is gone');
  const faults = async () =>
    (await verifyAsset({ files, checksums: sqlChecksumStore(db) }, await find())).faults;
  return { deps, run, find, faults };
}

/** The process ends when the effect of the `last`th step is there and nobody was told: after that nothing happens any more. */
function dying(deps: EncodeDeps, last: number): { parts: EncodeDeps; steps: () => number } {
  let steps = 0;
  const dies = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== 'function') return call;
        return async (...args: unknown[]): Promise<unknown> => {
          if (steps >= last) throw new Error('the process was killed');
          const answer: unknown = await Reflect.apply(call, target, args);
          if (++steps >= last) throw new Error('the process was killed');
          return answer;
        };
      },
    });
  const { transcoder, assets, files, checksums, prints, keys, uploads } = deps;
  const ports = { transcoder, assets, files, checksums, prints, keys, uploads };
  const mortal = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, dies(port)]));
  return { parts: { ...deps, ...mortal }, steps: () => steps };
}

test('encodeAsset() killed at any step is gone on with: nothing that was finished is made again, nothing is missing', async () => {
  const whole = await open();
  const counted = dying(whole.deps, Infinity);
  await whole.run(counted.parts);
  const tracks = (await whole.find()).packaged;
  assert.deepEqual(await whole.faults(), []);
  assert.ok(counted.steps() > 20, `${counted.steps()} steps`);

  for (let last = 1; last <= counted.steps(); last++) {
    const store = await open();
    await assert.rejects(store.run(dying(store.deps, last).parts), /killed/, `step ${last}`);
    const before = await store.find();
    // What is there plays: whatever the store says is ready is on the disk.
    assert.deepEqual(await store.faults(), [], `step ${last}`);
    const finished = new Set(before.packaged === null ? [] : idsOf(before.packaged));
    const again: string[] = [];
    const encode: Transcoder['encode'] = (task) => {
      again.push(...idsOf(task));
      return replayed.encode(task);
    };
    await store.run({ transcoder: { ...replayed, encode } });
    const done = await store.find();
    assert.deepEqual([done.complete, done.state, done.sourcePath, done.error], [true, 'ready', null, null]);
    assert.deepEqual(done.packaged, tracks, `step ${last}`);
    assert.deepEqual(await store.faults(), [], `step ${last}`);
    assert.deepEqual(
      again.filter((id) => finished.has(id)),
      [],
      `made again after step ${last}`,
    );
  }
});

test('encodeAsset() publishes nothing of a file that was replaced, or for a worker that lost its job', async () => {
  const store = await open();
  let asked = 0;
  const sizeOf = () => Promise.resolve(asked++ === 0 ? facts.bytes : 12);
  await assert.rejects(store.run({ sizeOf }), { code: 'media_changed' });
  const changed = await store.find();
  assert.deepEqual([changed.state, changed.packaged, changed.error?.code], ['failed', null, 'media_changed']);
  await assert.rejects(store.run({ sizeOf: () => Promise.resolve(null) }), { code: 'media_not_found' });

  const late = await open();
  const stop = new AbortController();
  const encode: Transcoder['encode'] = async (task) => {
    const made = await replayed.encode(task);
    stop.abort();
    return made;
  };
  await assert.rejects(late.run({ transcoder: { ...replayed, encode } }, stop.signal), {
    name: 'AbortError',
  });
  assert.equal((await late.find()).packaged, null);
});
