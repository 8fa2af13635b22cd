import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import type { TitleCard, TitleDetail } from '#domains/catalog/contract.ts';
import { openTestService, type Client, type TestService } from '../../tests/open-test-service.ts';
import type { AssetView } from './contract.ts';

let service: TestService;
let operator: Client;
let viewer: Client;
let title: number;
let asset: number;
const pictures = new Map<string, Buffer>();

before(async () => {
  service = await openTestService();
  const { stores, media } = service.kinora;
  [title = 0] = await stores.titles.putAll([titleInput('The General')], 1);
  const source = { origin: 'file', sourceName: 'a.mp4', sourcePath: null, facts: null } as const;
  ({ id: asset } = await media.assets.add({ titleId: title, episodeId: null, ...source }, 1));
  const folder = join(await media.files.folder(asset), 'posters');
  await mkdir(folder, { recursive: true });
  for (const [name, background] of [
    ['1.jpg', '#c03020'],
    ['2.jpg', '#2040c0'],
    ['3.jpg', '#20c040'],
  ] as const) {
    const jpeg = await sharp({ create: { width: 64, height: 36, channels: 3, background } })
      .jpeg()
      .toBuffer();
    pictures.set(name, jpeg);
    await writeFile(join(folder, name), jpeg);
  }
  const poster = (name: string, seconds: number) => ({ name, seconds, width: 64, height: 36 });
  // The third lies there, but is none of the film's any more.
  const posters = [poster('1.jpg', 2), poster('2.jpg', 5)];
  const packaged = { durationSeconds: 8, video: [], audio: [], subtitles: [], thumbnails: null, posters };
  await media.assets.update(asset, { state: 'ready', packaged, complete: true }, 1);
  operator = await service.signIn({ role: 'operator' });
  viewer = await service.signIn();
});
after(() => service.close());

const card = async (): Promise<TitleDetail> =>
  (await viewer.call('GET', `/movies/${title}`)).json<TitleDetail>();

test('GET /assets/:id/posters/:file shows operators the pictures of a film, and nobody else', async () => {
  const shown = (await operator.call('GET', `/assets/${asset}`)).json<AssetView>();
  assert.deepEqual(
    shown.posters.map(({ name }) => name),
    ['posters/1.jpg', 'posters/2.jpg'],
  );
  const path = `/assets/${asset}/posters/2.jpg`;
  const answer = await operator.call('GET', path);
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(answer.rawPayload, pictures.get('2.jpg'));
  assert.equal(answer.headers['content-type'], 'image/jpeg');
  assert.match(String(answer.headers['cache-control']), /^private/);
  const again = await service.app.inject({
    url: `/api/v1${path}`,
    headers: { ...operator.headers, 'if-none-match': String(answer.headers.etag) },
  });
  assert.deepEqual([again.statusCode, again.body], [304, '']);
  assert.equal((await viewer.call('GET', path)).statusCode, 403);
  assert.equal((await service.anonymous('GET', path)).statusCode, 401);
  for (const wrong of ['3.jpg', '9.jpg']) {
    const none = await operator.call('GET', `/assets/${asset}/posters/${wrong}`);
    assert.deepEqual([none.statusCode, none.json<{ code: string }>().code], [404, 'poster_not_found']);
  }
  assert.equal((await operator.call('GET', `/assets/${asset}/posters/..%2f..%2fkinora.db`)).statusCode, 400);
});

test('PUT /assets/:id/still makes a picture stand for the title under a new address, and the drawn one comes back', async () => {
  const drawn = (await card()).art;
  const put = (poster: string, as = operator) => as.call('PUT', `/assets/${asset}/still`, { poster });
  assert.equal((await put('posters/2.jpg', viewer)).statusCode, 403);
  assert.equal((await put('posters/3.jpg')).json<{ code: string }>().code, 'poster_not_found');
  const chosen = (await put('posters/2.jpg')).json<TitleCard>().art;
  assert.equal(chosen.still, `${asset}/posters/2.jpg`);
  assert.notEqual(chosen.poster, drawn.poster);
  assert.deepEqual((await card()).art, chosen);
  const row = (await service.kinora.stores.titles.byIds([title]))[0];
  assert.deepEqual(await service.kinora.stills.read(row?.still ?? ''), pictures.get('2.jpg'));

  // An import that brings the title again leaves the picture alone.
  await service.kinora.stores.titles.putAll([titleInput('The General', { minutes: 79 })], 2);
  assert.equal((await card()).art.still, chosen.still);

  await put('posters/1.jpg');
  assert.equal(
    await service.kinora.stills.read(row?.still ?? ''),
    null,
    'what is no longer shown is not kept',
  );
  const back = (await operator.call('DELETE', `/movies/${title}/still`)).json<TitleCard>().art;
  assert.deepEqual(back, drawn);

  await operator.call('DELETE', `/assets/${asset}`);
  assert.equal((await put('posters/1.jpg')).json<{ code: string }>().code, 'asset_not_found');
  await operator.call('POST', `/assets/${asset}/restore`);
});
