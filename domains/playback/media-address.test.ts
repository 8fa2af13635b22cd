// What must never give media away: other methods, other addresses, other names, other people's videos.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, before, test } from 'node:test';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { buildApp } from '#apps/server/http/build-app.ts';
import { registerApi } from '#apps/server/register-api.ts';
import { publishPlaylists } from '#domains/media/publish-playlists.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import { packagedFiles } from '#engine/media/packaged-files.ts';
import { packagedFixture } from '#engine/media/packaged-fixture.ts';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';
import type { Playback } from './contract.ts';
import { mediaFileRoutes } from './media-routes.ts';

/** Stands in every file of the store, and in files beside it. */
const secret = 'bytes that are not to be given away';
const name = 'video-1080/1.m4s';

let service: TestService;
let app: ApiApp;
let assets: number[];
/** Folder addresses of two viewers, each for a video of their own. */
let bases: string[];

before(async () => {
  service = await openTestService();
  const { kinora } = service;
  const titles = await kinora.stores.titles.putAll(
    ['The General', 'Nosferatu'].map((title) => titleInput(title)),
    1,
  );
  assets = [];
  for (const titleId of titles) {
    const source = {
      titleId,
      episodeId: null,
      origin: 'file',
      sourceName: 'f',
      sourcePath: null,
      facts: null,
    } as const;
    const { id } = await kinora.media.assets.add(source, 1);
    for (const file of [...packagedFiles(packagedFixture).values()].flat()) {
      const path = kinora.path('media', String(id), ...file.split('/'));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, secret);
    }
    await publishPlaylists(kinora.media.files, id, packagedFixture);
    await kinora.media.assets.update(id, { state: 'ready', packaged: packagedFixture, complete: true }, 1);
    assets.push(id);
  }
  writeFileSync(kinora.path('media', 'beside.m4s'), secret);
  writeFileSync(kinora.path('media', String(assets[0]), 'beside.m4s'), secret);
  const { library: media, streams, downloads, quality, secret: key } = kinora.media;
  app = await buildApp(
    { trustProxy: false, rateLimit: false, version: 'test', logger: false },
    {
      api: (scope) => registerApi(scope, kinora),
      site: (scope) => {
        const stores = { streams, downloads, quality, clock: kinora.clock };
        mediaFileRoutes(scope, { media, ...stores, streamLimit: 4, secret: key, accelPrefix: null });
        return undefined;
      },
    },
  );
  bases = [];
  for (const movieId of titles) {
    const viewer = await service.signIn();
    const { hls } = (await viewer.call('POST', '/playbacks', { movieId })).json<Playback>();
    bases.push((hls ?? assert.fail('it is not ready')).replace('master.m3u8', ''));
  }
});
after(async () => {
  await app.close();
  await service.close();
});

type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const methods: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

async function refused(url: string, method: Method = 'GET'): Promise<void> {
  const answer = await app.inject({ method, url });
  assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${method} ${url}: ${answer.statusCode}`);
  assert.ok(!answer.body.includes(secret) && !answer.body.includes('#EXTM3U'), `${method} ${url}`);
  // HEAD would tell that it is there, and how large.
  assert.notEqual(answer.headers['content-length'], String(secret.length), `${method} ${url}`);
}

test('a good address is answered to GET and HEAD, and to nothing else', async () => {
  const url = `${bases[0]}${name}`;
  assert.equal((await app.inject({ method: 'GET', url })).body, secret);
  assert.equal((await app.inject({ method: 'HEAD', url })).headers['content-length'], String(secret.length));
  for (const method of methods.slice(2)) await refused(url, method);
});

test('without an address nothing gives media away, by any method, under any other name of it', async () => {
  const [asset, other] = assets;
  const token = bases[0]?.split('/')[2] ?? '';
  const without = [
    `/media/${asset}/${name}`,
    `/media//${asset}/${name}`,
    `/media/x/${asset}/${name}`,
    `/media/undefined/${asset}/${name}`,
    `/media/${token.slice(0, -1)}/${asset}/${name}`,
    `/media/${token}x/${asset}/${name}`,
    `/media/%2e/${asset}/${name}`,
    `/Media/${token}/${asset}/${name}`,
    `//media/${token}x/${asset}/${name}`,
    `/api/v1/media/${token}/${asset}/${name}`,
    `/api/media/${asset}/${name}`,
    `/kinora-media/${asset}/${name}`,
    `/assets/${asset}/${name}`,
    `/art/../media/${asset}/${name}`,
    `/api/v1/assets/${asset}`,
    `/media/${token}/${other}/${name}`,
    `/media/${token}/${asset}/../${other}/${name}`,
    `/media/${token}/${asset}%2f..%2f${other}/${name}`,
    `/media/${token}/${asset}.0/${name}`,
    `/media/${token}/0${asset}/${name}`,
    `/media/${token}/-${asset}/${name}`,
    `/media/${token}/${asset}e0/${name}`,
    `/media/${token}/99999999999999999999/${name}`,
  ];
  for (const url of without) for (const method of methods) await refused(url, method);
});

test('the address of one viewer opens no video of another', async () => {
  const [mine, theirs] = bases;
  assert.ok(mine && theirs);
  const token = (base: string): string => base.split('/')[2] ?? '';
  for (const file of [
    name,
    'master.m3u8',
    'manifest.mpd',
    'key',
    'allowed',
    'thumbnails/1.jpg',
    'posters/1.jpg',
  ]) {
    await refused(`/media/${token(mine)}/${assets[1]}/${file}`);
    await refused(`/media/${token(theirs)}/${assets[0]}/${file}`);
  }
});

test('no name below a good address leads out of the files of media: encoded once or twice, with backslashes, NUL, drives', async () => {
  const up = ['..', '%2e%2e', '.%2e', '%252e%252e', '..%5c', '%c0%ae%c0%ae', '..%00', '.', '%2e', '...'];
  const slash = ['/', '%2f', '%252f', '%5c', '\\'];
  const targets = ['beside.m4s', `${assets[1]}/${name}`, '../kinora.db', '../../../../etc/passwd'];
  const names = up.flatMap((dots) =>
    slash.flatMap((between) => targets.map((target) => `${dots}${between}${target}`)),
  );
  const odd = [
    'beside.m4s',
    '',
    '/',
    'C:%5cWindows%5cwin.ini',
    'file:%2f%2f%2fetc%2fpasswd',
    '%00',
    `${name}%00.jpg`,
    `${name}%20`,
    `${name}.json`,
    `${name}::$DATA`,
    `./${name.replace('/', '//')}`,
    'video-1080%2f..%2f..%2fbeside.m4s',
    'video-1080/0.m4s',
    'video-1080/-1.m4s',
    'video-1080/1e0.m4s',
    'video-1080/99999999.m4s',
    `video-${'a'.repeat(300)}/1.m4s`,
    'master.m3u8/..',
    '__proto__/1.m4s',
  ];
  for (const below of [...names, ...odd]) {
    const answer = await app.inject({ method: 'GET', url: `${bases[0]}${below}` });
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${below}: ${answer.statusCode}`);
    assert.ok(
      !answer.body.includes(secret) && !answer.body.includes('root:') && !answer.body.includes('SQLite'),
      below,
    );
  }
});

test('the store itself takes no name that leads out of it', async () => {
  const { kinora } = service;
  assert.equal(
    await kinora.media.library.open(assets[0] ?? 0, '../beside.m4s', { signal: AbortSignal.timeout(1000) }),
    null,
  );
  await assert.rejects(kinora.media.files.discard(assets[0] ?? 0, '../beside.m4s'), /Cannot use/);
  await assert.rejects(kinora.media.files.write(assets[0] ?? 0, '../x.m3u8', 'x'), /Cannot use/);
  assert.throws(() => kinora.media.files.list(-1), /Cannot name/);
});
