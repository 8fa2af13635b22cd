import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { openTestService, type Client, type TestService } from '../../tests/open-test-service.ts';
import { addMedia } from './add-media.ts';
import { collectGarbage } from './collect-garbage.ts';
import type { AssetView, ListedAsset } from './contract.ts';
import { verifyAsset } from './verify-asset.ts';

let service: TestService;
let operator: Client;
let titles: number[];
const folder = mkdtempSync(join(tmpdir(), 'kinora-remove-'));
const film = join(folder, 'film.mp4');

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  makeFixture({ file: film, container: 'mp4', seconds: 6, video: { width: 480, height: 270, rate: '24' } });
  service = await openTestService();
  titles = await service.kinora.stores.titles.putAll(
    ['The General', 'Nosferatu'].map((name) => titleInput(name)),
    1,
  );
  operator = await service.signIn({ role: 'operator' });
});

after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

async function add(title: number) {
  const { media, stores, clock } = service.kinora;
  const deps = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
  return addMedia(deps, { titleId: titles[title] ?? 0, episodeId: null, file: film });
}

/** Reads everything that the playlists of a video lead to, as a player would; answers what was not there. */
async function play(assetId: number): Promise<string[]> {
  const { library } = service.kinora.media;
  const asker = new AbortController();
  const missing: string[] = [];
  const read = async (name: string): Promise<string> => {
    const file = await library.open(assetId, name, asker);
    if (file === null) {
      missing.push(name);
      return '';
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of file.read(0, file.bytes - 1)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  };
  const named = (text: string): string[] =>
    [...text.matchAll(/^(?!#)(\S+)$|URI="([^"]+)"/gm)].map(([, line, uri]) => line ?? uri ?? '');
  for (const playlist of named(await read('master.m3u8'))) {
    const track = playlist.split('/')[0] ?? '';
    for (const name of named(await read(playlist))) await read(`${track}/${name}`);
  }
  return missing;
}

test('removal, collection, playback and packaging at once: nothing that a playlist names is ever missing', async () => {
  const { kinora } = service;
  const { media } = kinora;
  const watched = await add(0);
  await media.runJob(watched.job.id);
  assert.equal((await media.assets.find(watched.asset.id))?.complete, true);
  assert.deepEqual(await play(watched.asset.id), []);

  const packaged = await add(1);
  const packaging = { over: false };
  const encoding = media.runJob(packaged.job.id).finally(() => (packaging.over = true));
  // Nothing is too young to be taken: what saves a file is that somebody works on it, or that it is named.
  const careless = { ...media.garbage, graceMs: 0, clock: { now: () => Date.now() + 3600_000 } };
  let removed: AssetView | null = null;
  let rounds = 0;
  for (; !packaging.over || rounds < 3; rounds += 1) {
    // The removed one is within its grace, which the careless collection does not know of: it looks at the other only.
    const others = {
      ...media.assets,
      list: (...[filter]: Parameters<typeof media.assets.list>) =>
        filter.removed === true ? Promise.resolve([]) : media.assets.list(filter),
    };
    const [missing] = await Promise.all([
      play(watched.asset.id),
      collectGarbage({ ...careless, assets: others }),
      collectGarbage(media.garbage),
    ]);
    assert.deepEqual(missing, [], 'who began to play sees it to the end');
    const there = await media.assets.find(packaged.asset.id);
    if (there?.packaged != null) assert.deepEqual(await play(packaged.asset.id), []);
    removed ??= (await operator.call('DELETE', `/assets/${watched.asset.id}`)).json<AssetView>();
    await pause(20);
  }
  await encoding;
  assert.ok(rounds >= 3 && removed?.removedAt != null);
  const whole = await media.assets.find(packaged.asset.id);
  assert.ok(whole?.complete);
  assert.deepEqual((await verifyAsset(media, whole)).faults, []);

  const later = { now: () => Date.now() + media.garbage.graceMs + 1 };
  const found = await collectGarbage({ ...media.garbage, clock: later });
  assert.deepEqual(
    found.map(({ assetId, kind }) => [assetId, kind]),
    [[watched.asset.id, 'removed']],
  );
  assert.deepEqual(await play(watched.asset.id), ['master.m3u8']);
  assert.deepEqual(await play(packaged.asset.id), []);
});

test('DELETE /assets/{id} takes a video out of play and its work from the worker; restore brings both back', async () => {
  const { media, stores } = service.kinora;
  const { asset, job } = await add(0);
  const viewer = await service.signIn();
  const url = `/assets/${asset.id}`;
  assert.equal((await viewer.call('DELETE', url)).statusCode, 403);
  assert.equal((await service.anonymous('DELETE', url)).statusCode, 401);
  assert.equal((await operator.call('DELETE', url)).json<AssetView>().work, 'paused');
  assert.equal((await operator.call('DELETE', url)).statusCode, 404);
  assert.deepEqual(
    (await operator.call('POST', `${url}/resume`)).json<{ code: string }>().code,
    'asset_removed',
  );
  await media.runJob(job.id);
  assert.equal((await stores.jobs.find(job.id))?.state, 'paused', 'no worker takes it');
  assert.equal(await media.library.prepare(titles[0] ?? 0, null, { standIn: false }), null);
  const list = async (query: string) =>
    (await operator.call('GET', `/assets${query}`)).json<{ items: ListedAsset[] }>().items;
  assert.ok(!(await list('')).some(({ id }) => id === asset.id));
  const [gone] = await list('?removed=true');
  assert.deepEqual([gone?.id, gone?.movie?.title, gone?.episode], [asset.id, 'The General', null]);

  const back = (await operator.call('POST', `${url}/restore`)).json<AssetView>();
  assert.deepEqual([back.removedAt, back.work], [null, 'waiting']);
  assert.equal((await operator.call('POST', `${url}/restore`)).statusCode, 200, 'asking twice does no harm');
  assert.equal((await media.library.prepare(titles[0] ?? 0, null, { standIn: false }))?.assetId, asset.id);
  assert.equal((await operator.call('POST', '/assets/999999/restore')).statusCode, 404);
});
