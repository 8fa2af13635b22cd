import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { programsOf } from '#adapters/ffmpeg-cli/programs.ts';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { sqlChecksumStore } from '#adapters/sql/checksum-store.ts';
import { sqlKeyStore } from '#adapters/sql/key-store.ts';
import { sqlSoundPrintStore } from '#adapters/sql/sound-print-store.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { createFile, MP4BoxBuffer } from 'mp4box';
import { AV_LOG_QUIET, Log } from 'node-av';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';
import { addMedia } from './add-media.ts';
import type { AssetView } from './contract.ts';
import { encodeAsset } from './encode-asset.ts';
import type { EncodeDeps } from './encode-asset.ts';
import type { Asset, Transcoder } from './ports.ts';

let service: TestService;
let title: number;
const folder = mkdtempSync(join(tmpdir(), 'kinora-per-title-'));
const film = join(folder, 'film.mp4');

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  makeFixture({
    file: film,
    container: 'mp4',
    seconds: 21,
    video: { width: 320, height: 180, rate: '12' },
    audio: [{ language: 'eng', hertz: 440 }],
  });
  service = await openTestService();
  [title = 0] = await service.kinora.stores.titles.putAll([titleInput('The General')], 1);
});

after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

async function add(): Promise<Asset> {
  const { media, stores, clock } = service.kinora;
  const deps = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
  return (await addMedia(deps, { titleId: title, episodeId: null, file: film })).asset;
}

/** The work on an asset with some calls of the transcoder watched. */
function work(
  parts: Partial<Transcoder>,
  perTitle = true,
  wishes: Pick<EncodeDeps, 'codec' | 'encryption'> = { codec: 'h264', encryption: 'none' },
): (assetId: number) => Promise<void> {
  const { media, clock, stores } = service.kinora;
  const { db } = stores.sqlite;
  const deps: EncodeDeps = {
    transcoder: { ...media.transcoder, ...parts },
    assets: media.assets,
    files: media.files,
    checksums: sqlChecksumStore(db),
    prints: sqlSoundPrintStore(db),
    uploads: media.uploads,
    keys: sqlKeyStore(db),
    clock,
    perTitle,
    loudness: null,
    ...wishes,
    randomBytes: (length) => new Uint8Array(length),
    sizeOf: (path) => Promise.resolve(statSync(path).size),
  };
  const context = { signal: new AbortController().signal, progress: () => undefined };
  return (assetId) => encodeAsset(deps)({ assetId }, context);
}

test('a film is measured once, also when its work dies right after, and is encoded as was decided', async () => {
  const { transcoder, assets } = service.kinora.media;
  const { id } = await add();
  let measured = 0;
  const measure: Transcoder['measure'] = (task) => {
    measured++;
    return transcoder.measure(task);
  };
  const dies = () => Promise.reject(new Error('the process was killed'));
  await assert.rejects(work({ measure, encode: dies })(id), /killed/);
  const decided = (await assets.find(id))?.perTitle;
  assert.ok(decided);
  const turns = measured;
  const asked: unknown[] = [];
  const encode: Transcoder['encode'] = (task) => {
    asked.push(...task.video);
    return transcoder.encode(task);
  };
  await work({ measure, encode })(id);
  assert.equal(measured, turns);
  assert.deepEqual(asked, decided.video);

  const operator = await service.signIn({ role: 'operator' });
  const shown = (await operator.call('GET', `/assets/${id}`)).json<AssetView>();
  assert.deepEqual(shown.perTitle, decided.report);
  assert.equal(shown.complete, true);
  for (const { fixed, chosen } of shown.perTitle?.rungs ?? assert.fail('no report')) {
    assert.ok(fixed.bitrate > 1000 && fixed.ssim > 0.9 && fixed.ssim < 1, JSON.stringify(fixed));
    assert.ok(chosen === null || (chosen.bitrate <= fixed.bitrate && chosen.ssim >= fixed.ssim - 1e-9));
  }
});

test('a film is encoded by the fixed ladder where measuring is off, or its places could not be read', async () => {
  const { assets } = service.kinora.media;
  for (const [nothing, perTitle] of [
    [() => assert.fail('it was measured'), false],
    [() => Promise.resolve([]), true],
  ] as const) {
    const { id, facts } = await add();
    assert.ok(facts);
    const asked: unknown[] = [];
    const encode: Transcoder['encode'] = (task) => {
      asked.push(...task.video);
      return Promise.reject(new Error('enough'));
    };
    await assert.rejects(work({ measure: nothing, encode }, perTitle)(id), /enough/);
    assert.deepEqual(asked, ladderFor(facts).video.slice(0, 1));
    assert.equal((await assets.find(id))?.perTitle, null);
    await assets.update(id, { complete: true }, 1);
  }
});

/** The name of the file that a rendition is when its segments are put behind each other. */
async function joined(assetId: number, { id, segments }: PackagedVideo | PackagedAudio): Promise<string> {
  const from = await service.kinora.media.files.folder(assetId);
  const names = ['init.mp4', ...segments.map((_, i) => `${i + 1}.m4s`)];
  const file = join(folder, `${id}.mp4`);
  writeFileSync(file, Buffer.concat(names.map((name) => readFileSync(join(from, id, name)))));
  return file;
}

/** What ffprobe and mp4box say of a rendition. */
function examine(file: string): { probed: string; codec: string; keys: number[] } {
  const { ffprobe } = programsOf(needProgram(ffmpeg));
  const entries = 'stream=codec_name,profile:packet=pts_time,flags';
  const args = ['-v', 'error', '-show_entries', entries, '-of', 'json', file];
  const answer = spawnSync(ffprobe, args, { encoding: 'utf8' });
  assert.equal(answer.stderr, '');
  const { streams, packets } = JSON.parse(answer.stdout) as {
    streams: { codec_name: string }[];
    packets: { pts_time: string; flags: string }[];
  };
  const keys = packets.filter(({ flags }) => flags.includes('K')).map(({ pts_time }) => Number(pts_time));
  const box = createFile();
  box.appendBuffer(MP4BoxBuffer.fromArrayBuffer(Uint8Array.from(readFileSync(file)).buffer, 0));
  box.flush();
  return {
    probed: streams[0]?.codec_name ?? '',
    codec: box.getInfo().tracks[0]?.codec ?? '',
    // From the first on: where pictures are reordered, FFmpeg 5 begins later by as much.
    keys: keys.map((each) => Math.round((each - (keys[0] ?? 0)) * 1000) / 1000),
  };
}

test('AV1 and Opus stand beside H.264 and AAC where they are wished, in step, named rightly by both playlists', async () => {
  const { assets, files } = service.kinora.media;
  const { id } = await add();
  await work({}, false, { codec: 'av1', encryption: 'none' })(id);
  const asset = await assets.find(id);
  assert.ok(asset?.packaged && asset.complete);
  const { video, audio } = asset.packaged;
  assert.deepEqual(
    [...video, ...audio].map((track) => track.id),
    ['video-180', 'video-180-av1', 'audio-0-en', 'audio-0-en-opus'],
  );
  const [avc, av1] = video;
  const [aac, opus] = audio;
  assert.ok(avc && av1 && aac && opus);
  const seen = [];
  for (const track of [avc, av1, aac, opus]) seen.push(examine(await joined(id, track)));
  assert.deepEqual(
    seen.map(({ probed }) => probed),
    ['h264', 'av1', 'aac', 'opus'],
  );
  // mp4box names Opus by its box, in capitals.
  assert.deepEqual(
    seen.map(({ codec }) => codec.toLowerCase()),
    [avc, av1, aac, opus].map(({ codec }) => codec.toLowerCase()),
  );
  assert.deepEqual(seen[1]?.keys, seen[0]?.keys);
  assert.deepEqual(seen[0]?.keys, [0, 4, 8, 12, 16, 20]);
  const text = (name: string) => files.folder(id).then((at) => readFileSync(join(at, name), 'utf8'));
  const master = await text('master.m3u8');
  assert.match(master, new RegExp(`CODECS="${avc.codec},mp4a.40.2".*AUDIO="audio",`));
  assert.match(master, new RegExp(`CODECS="${av1.codec},opus".*AUDIO="audio-opus",`));
  const manifest = await text('manifest.mpd');
  for (const { codec } of [avc, av1, aac, opus]) assert.ok(manifest.includes(`codecs="${codec}"`), codec);
});

test('with ClearKey a film has one family, whatever is wished', async () => {
  const { id, facts } = await add();
  const asked: string[] = [];
  const encode: Transcoder['encode'] = (task) => {
    asked.push(...task.video.map((rung) => rung.id));
    return Promise.reject(new Error('enough'));
  };
  const wishes = { codec: 'av1', encryption: 'clearkey' } as const;
  await assert.rejects(work({ encode }, false, wishes)(id), /enough/);
  assert.ok(facts);
  assert.deepEqual(asked, ['video-180']);
});
