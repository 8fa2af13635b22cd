import assert from 'node:assert/strict';
import { createDecipheriv } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AV_LOG_QUIET, Log } from 'node-av';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { sqlKeyStore } from '#adapters/sql/key-store.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';
import { addMedia } from './add-media.ts';
import type { Encryption } from './contract.ts';
import { makeSegments, type SegmentMaker } from './make-segments.ts';
import type { Asset } from './ports.ts';

let service: TestService;
let titles: number[];
let counted: SegmentMaker;
/** First and last segment of each run that the transcoder was given. */
let encodes: string[] = [];
/** Told of each, when its process runs. */
const begun = new EventTarget();
const folder = mkdtempSync(join(tmpdir(), 'kinora-at-once-'));
const film = join(folder, 'film.mp4');
const never = new AbortController();

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  const video = { width: 416, height: 234, rate: '25' };
  makeFixture({ file: film, container: 'mp4', seconds: 14, video, audio: [{ language: 'eng', hertz: 440 }] });
  service = await openTestService();
  titles = await service.kinora.stores.titles.putAll(
    ['Play', 'Shared', 'Killed', 'Common', 'Whole'].map((name) => titleInput(name)),
    1,
  );
  const { media, clock, stores } = service.kinora;
  counted = makeSegments({
    transcoder: {
      warmUp: (tasks) => media.transcoder.warmUp(tasks),
      encodeSegments(task) {
        encodes.push(`${task.rendition.kind} ${task.first}-${task.last}`);
        const work = media.transcoder.encodeSegments(task);
        begun.dispatchEvent(new Event('run'));
        return work;
      },
    },
    assets: media.assets,
    files: media.files,
    keys: sqlKeyStore(stores.sqlite.db),
    clock,
    parallel: 2,
  });
});

after(async () => {
  counted.close();
  await service.close();
  rmSync(folder, { recursive: true });
});

/** A title that was brought and of which nothing is encoded; a viewer has pressed play. */
async function promised(title: number, encryption: Encryption = 'none'): Promise<Asset & { job: number }> {
  const { media, stores, clock } = service.kinora;
  const deps = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
  const titleId = titles[title] ?? 0;
  const { asset, job } = await addMedia(deps, { titleId, episodeId: null, file: film, encryption });
  const prepared = await media.library.prepare(titleId, null, { standIn: false });
  assert.deepEqual([prepared?.assetId, prepared?.state], [asset.id, 'ready']);
  const found = await media.assets.find(asset.id);
  assert.ok(found?.promised);
  return { ...found, job: job.id };
}

const pathOf = (id: number, name: string) => service.kinora.path('media', String(id), name);
const segmentsOf = (id: number, track: string) =>
  readdirSync(pathOf(id, track)).filter((name) => name.endsWith('.m4s'));

test('a title of which nothing is encoded plays whole at once, and goes on when its encode takes over', async () => {
  const { media } = service.kinora;
  const { id, job } = await promised(0);
  const playlist = readFileSync(pathOf(id, 'video-234/index.m3u8'), 'utf8');
  assert.equal(playlist.match(/#EXTINF/g)?.length, 4);
  assert.match(playlist, /#EXT-X-PLAYLIST-TYPE:VOD[^]*4\.m4s\n#EXT-X-ENDLIST/);
  assert.match(readFileSync(pathOf(id, 'manifest.mpd'), 'utf8'), /mediaPresentationDuration="PT14\.0/);

  // To the end first, as who seeks does.
  for (const name of ['video-234/4.m4s', 'audio-0-en/4.m4s', 'video-234/init.mp4', 'audio-0-en/init.mp4'])
    assert.ok(await media.library.open(id, name, never), name);
  assert.equal(await media.library.open(id, 'video-234/5.m4s', never), null);
  assert.equal(await media.library.open(id, 'video-720/1.m4s', never), null);
  const init = readFileSync(pathOf(id, 'video-234/init.mp4'));

  await media.runJob(job);
  const asset = await media.assets.find(id);
  assert.deepEqual([asset?.complete, asset?.promised], [true, null]);
  assert.deepEqual(readFileSync(pathOf(id, 'video-234/init.mp4')), init);
  for (const track of [...(asset?.packaged?.video ?? []), ...(asset?.packaged?.audio ?? [])])
    assert.equal(segmentsOf(id, track.id).length, track.segments.length);
  assert.equal(segmentsOf(id, 'video-234').length, 4);
  assert.ok(await media.library.open(id, 'video-234/2.m4s', never));
});

test('ten viewers of the same segment cause one encode, and the next segments are made ahead and kept', async () => {
  const asset = await promised(1);
  encodes = [];
  await Promise.all(Array.from({ length: 10 }, () => counted.want(asset, 'video-234/1.m4s', never.signal)));
  assert.deepEqual(encodes, ['video 1-4']);
  await counted.want(asset, 'video-234/4.m4s', never.signal);
  assert.equal(segmentsOf(asset.id, 'video-234').length, 4);
  await Promise.all(Array.from({ length: 10 }, () => counted.want(asset, 'video-234/2.m4s', never.signal)));
  assert.deepEqual(encodes, ['video 1-4'], 'they are kept');
});

test('a kill in between loses nothing: what was made stays, the rest is made for who asks again', async () => {
  const { transcoder } = service.kinora.media;
  const asset = await promised(2);
  encodes = [];
  await counted.want(asset, 'audio-0-en/2.m4s', never.signal);
  const before = statSync(pathOf(asset.id, 'audio-0-en/2.m4s')).mtimeMs;
  const running = once(begun, 'run');
  const waiting = assert.rejects(counted.want(asset, 'video-234/3.m4s', never.signal), {
    code: 'media_worker_failed',
  });
  await running;
  await transcoder.close();
  await waiting;
  await counted.want(asset, 'video-234/3.m4s', never.signal);
  await counted.want(asset, 'audio-0-en/2.m4s', never.signal);
  assert.ok(statSync(pathOf(asset.id, 'video-234/3.m4s')).size > 0);
  assert.equal(statSync(pathOf(asset.id, 'audio-0-en/2.m4s')).mtimeMs, before);
});

for (const [title, scheme] of [
  [3, 'clearkey'],
  [4, 'aes-128'],
] as const) {
  test(`segments on demand are encrypted by ${scheme} like all others`, async () => {
    const { media } = service.kinora;
    const { id } = await promised(title, scheme);
    const held = await media.library.key(id);
    assert.ok(held);
    assert.ok(await media.library.open(id, 'video-234/2.m4s', never));
    const segment = readFileSync(pathOf(id, 'video-234/2.m4s'));
    const clear = ({ type }: { type: string }) => segment.includes(type);
    if (scheme === 'clearkey') {
      assert.ok(clear({ type: 'styp' }) && clear({ type: 'senc' }));
      const init = readFileSync(pathOf(id, 'video-234/init.mp4'));
      assert.ok(init.includes('encv') && init.includes(Buffer.from(held.keyId, 'hex')));
    } else {
      assert.ok(!clear({ type: 'styp' }));
      const decipher = createDecipheriv('aes-128-cbc', held.key, Buffer.from('2'.padStart(32, '0'), 'hex'));
      const opened = Buffer.concat([decipher.update(segment), decipher.final()]);
      assert.equal(opened.subarray(4, 8).toString(), 'styp');
    }
  });
}
