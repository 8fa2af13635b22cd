import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { addMedia } from '#domains/media/add-media.ts';
import type { Playback } from '#domains/playback/contract.ts';
import { createAccount } from '#domains/identity/create-account.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { openRoomLine } from '../../tests/api/open-room-line.ts';
import { startNginx, type RunningNginx } from '../../tests/start-nginx.ts';
import { compose, type Kinora } from './compose.ts';
import { readConfig } from './config.ts';
import { serve, type Serving } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinora-nginx-'));
const password = 'magic-lantern-1659';
/** Every test plays on a device of its own. */
const settings = { PORT: '0', KINORA_DEMO: 'false', KINORA_STREAMS: '100' };
let kinora: Kinora;
let plain: Serving;
let proxy: RunningNginx;
let titleId = 0;

const portOf = (url: string): number => Number(new URL(url).port);

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  const file = join(folder, 'film.mp4');
  makeFixture({
    file,
    container: 'mp4',
    seconds: 5,
    video: { width: 320, height: 180, rate: '24' },
    audio: [],
  });
  const home = join(folder, 'home');
  kinora = await compose(readConfig({ ...settings, KINORA_HOME: home }, '/'));
  const { media, stores, clock } = kinora;
  [titleId = 0] = await stores.titles.putAll([titleInput('The General')], 1);
  const parts = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
  const { job } = await addMedia(parts, { titleId, episodeId: null, file });
  await media.runJob(job.id);
  await createAccount(kinora.identity, {
    email: 'ada@kinora.example',
    firstName: 'Ada',
    lastName: 'Lovelace',
    password,
  });
  await createAccount(kinora.identity, {
    email: 'op@kinora.example',
    firstName: 'Alice',
    lastName: 'Guy',
    password,
    role: 'operator',
  });
  plain = await serve(kinora, false);
  proxy = await startNginx({
    folder: join(folder, 'nginx'),
    upstream: portOf(plain.url),
    media: join(home, 'media'),
  });
});
after(async () => {
  await proxy.close();
  await plain.close();
  await kinora.close();
  rmSync(folder, { recursive: true, force: true });
});

type Call = (path: string, init: RequestInit) => Promise<Response>;

/** Signs in and plays, all through `base`. */
async function play(
  base: string,
): Promise<{ playback: Playback; call: Call; headers: Record<string, string> }> {
  const api = `${base}/api/v1`;
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${api}/sessions`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email: 'ada@kinora.example', password, transport: 'bearer' }),
  });
  const { token, profiles } = (await signedIn.json()) as { token: string; profiles: { id: number }[] };
  const headers = { ...json, authorization: `Bearer ${token}` };
  const call: Call = (path, init) => fetch(`${api}${path}`, { headers, ...init });
  await call('/session/profile', { method: 'PUT', body: JSON.stringify({ profileId: profiles[0]?.id }) });
  const started = await call('/playbacks', { method: 'POST', body: JSON.stringify({ movieId: titleId }) });
  assert.equal(started.status, 201, await started.clone().text());
  return { playback: (await started.json()) as Playback, call, headers };
}

test('nginx sends the same bytes as Kinora, in ranges too, and passes playlists on', async () => {
  const { playback } = await play(proxy.url);
  const playlist = await fetch(`${proxy.url}${playback.hls}`);
  assert.match(await playlist.text(), /^#EXTM3U/);
  const name = (playback.hls ?? '').replace('master.m3u8', 'video-180/1.m4s');
  const sent = await fetch(`${proxy.url}${name}`);
  const own = await fetch(`${plain.url}${name}`);
  assert.match(sent.headers.get('server') ?? '', /nginx/);
  assert.equal(sent.headers.get('content-type'), 'video/iso.segment');
  assert.equal(sent.headers.get('x-content-type-options'), 'nosniff');
  const bytes = Buffer.from(await sent.arrayBuffer());
  assert.deepEqual(bytes, Buffer.from(await own.arrayBuffer()));
  const part = await fetch(`${proxy.url}${name}`, { headers: { range: 'bytes=10-19' } });
  assert.equal(part.status, 206);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(10, 20));
});

test('nginx sends nothing without a good address, and nothing that is not media', async () => {
  const { playback } = await play(proxy.url);
  const base = (playback.hls ?? '').replace('master.m3u8', '');
  // Not the last character: four of its bits are padding, and say nothing.
  const forged = base.replace(
    /.(.\/\d+\/)$/,
    (_all, rest: string) => `${base.at(-5) === 'A' ? 'B' : 'A'}${rest}`,
  );
  const refused = [
    `${forged}video-180/1.m4s`,
    `${base.replace(/\/\d+\/$/, '/999/')}video-180/1.m4s`,
    '/media/x-y-zzzzzzzzzzzzzzzzzzzzzz/1/video-180/1.m4s',
    '/kinora-media/1/video-180/1.m4s',
    '/kinora-grant',
    `${base}../../kinora.db`,
    `${base}..%2f..%2fkinora.db`,
    `${base}video-180/..%2f..%2f..%2fkinora.db`,
  ];
  for (const path of refused) {
    const { status } = await fetch(`${proxy.url}${path}`);
    assert.ok(status === 403 || status === 404, `${path}: ${status}`);
  }
  assert.equal((await fetch(`${proxy.url}${base}video-180/99.m4s`)).status, 404, 'asked of Kinora');
});

test('nginx passes the events of a room on as they come', async () => {
  const { call, headers } = await play(proxy.url);
  const post = (path: string, body: object) => call(path, { method: 'POST', body: JSON.stringify(body) });
  const { key } = (await (await post('/rooms', { movieId: titleId })).json()) as { key: string };
  const line = await openRoomLine(`${proxy.url}/api/v1`, headers, key);
  await line.next('room');
  assert.equal((await post(`/rooms/${key}/messages`, { text: 'hello' })).status, 201);
  assert.equal((await line.next('message')).event.message.text, 'hello');
  line.close();
});

test('what nginx remembers of one address opens no other, and the file answers as Kinora would send it', async () => {
  const [one, two] = [await play(proxy.url), await play(proxy.url)];
  const baseOf = ({ playback }: typeof one) => (playback.hls ?? '').replace('master.m3u8', '');
  const get = (path: string, init: RequestInit = {}) => fetch(`${proxy.url}${path}`, init);
  const segment = `${baseOf(one)}video-180/1.m4s`;
  for (let again = 0; again < 3; again++) assert.ok(await isFromNginx(await get(segment)));

  const [, , token = '', asset = ''] = segment.split('/');
  const [holder = '', expiry = '', signature = ''] = token.split('-');
  const otherToken = baseOf(two).split('/')[2] ?? '';
  assert.notEqual(token, otherToken);
  const refused = [
    `/media/${holder}-${expiry}-${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}/${asset}`,
    `/media/${holder}-${Number.parseInt(expiry, 36) + 1}-${signature}/${asset}`,
    `/media/${otherToken.split('-')[0]}-${expiry}-${signature}/${asset}`,
    `/media/D${token}/${asset}`,
    `/media/${token}/${Number(asset) + 1}`,
    `/media/${token}/1${asset}`,
    `/media//${asset}`,
  ];
  // A second time too: neither a refusal nor what was asked before it changes the next answer.
  for (const path of [...refused, ...refused])
    for (const method of ['GET', 'HEAD', 'POST']) {
      const answer = await get(`${path}/video-180/1.m4s`, { method });
      assert.ok([403, 404, 405].includes(answer.status), `${method} ${path}: ${answer.status}`);
    }
  const told = await get(`${refused[0]}/video-180/1.m4s`);
  assert.equal(((await told.json()) as { code: string }).code, 'media_address_invalid');

  const whole = await get(segment);
  const bytes = Buffer.from(await whole.arrayBuffer());
  const etag = whole.headers.get('etag') ?? '';
  assert.ok(etag);
  assert.equal((await get(segment, { headers: { 'if-none-match': etag } })).status, 304);
  const stale = await get(segment, { headers: { range: 'bytes=0-1', 'if-range': '"other"' } });
  assert.deepEqual([stale.status, (await stale.arrayBuffer()).byteLength], [200, bytes.length]);
  assert.equal((await get(segment, { headers: { range: `bytes=${bytes.length}-` } })).status, 416);
  const head = await get(segment, { method: 'HEAD' });
  assert.deepEqual(
    [head.status, head.headers.get('content-length'), await head.text()],
    [200, String(bytes.length), ''],
  );
  assert.equal((await get(segment, { method: 'POST', body: 'x' })).status, 405);
  for (const alias of [segment.replace('/video', '//video'), segment.replace('video-180', '%76ideo-180')])
    assert.deepEqual(Buffer.from(await (await get(alias)).arrayBuffer()), bytes, alias);
});

/** The file itself, not passed on: Kinora would say more. */
async function isFromNginx(answer: Response): Promise<boolean> {
  await answer.arrayBuffer();
  return answer.status === 200 && !answer.headers.has('content-security-policy');
}

test('nginx stops sending soon after the stream was stopped, however often it is asked, and sends on to others', async () => {
  const { playback, call } = await play(proxy.url);
  const other = await play(proxy.url);
  const nameOf = ({ hls }: Playback) =>
    `${proxy.url}${(hls ?? '').replace('master.m3u8', 'video-180/1.m4s')}`;
  const name = nameOf(playback);
  const many = async () =>
    Promise.all(
      Array.from({ length: 5 }, async () => {
        const answer = await fetch(name);
        await answer.arrayBuffer();
        return answer.status;
      }),
    );
  assert.deepEqual(new Set(await many()), new Set([200]));
  assert.equal((await call(`/streams/${playback.stream}`, { method: 'DELETE' })).status, 204);
  let statuses = [200];
  for (let tries = 0; tries < 60 && statuses.includes(200); tries++) {
    await pause(250);
    statuses = await many();
  }
  for (let again = 0; again < 3; again++) assert.deepEqual(new Set(await many()), new Set([403]));
  assert.ok(await isFromNginx(await fetch(nameOf(other.playback))));
});

test('nginx sends the files of a download, until it is given back', async () => {
  const { call } = await play(proxy.url);
  const ordered = await call('/downloads', { method: 'POST', body: JSON.stringify({ movieId: titleId }) });
  assert.equal(ordered.status, 201, await ordered.clone().text());
  const { id, address } = (await ordered.json()) as { id: number; address: string };
  const name = `${proxy.url}${address}video-180/1.m4s`;
  assert.ok(await isFromNginx(await fetch(name)));
  assert.equal((await call(`/downloads/${id}`, { method: 'DELETE' })).status, 204);
  let status = 200;
  for (let tries = 0; tries < 60 && status === 200; tries++) {
    await pause(250);
    ({ status } = await fetch(name));
  }
  assert.equal(status, 403);
});

test('nginx passes an upload on piece by piece as it comes, and keeps none of it', async () => {
  const signedIn = await fetch(`${proxy.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'op@kinora.example', password, transport: 'bearer' }),
  });
  const { token } = (await signedIn.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const encode = (text: string) => Buffer.from(text).toString('base64');
  // Larger than any limit that nginx has by itself, and than what it would keep in memory.
  const size = 4_000_000;
  const metadata = `movieId ${encode(String(titleId))},filename ${encode('film.mp4')}`;
  const begun = await fetch(`${proxy.url}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(size), 'upload-metadata': metadata },
  });
  const address = `${proxy.url}${begun.headers.get('location') ?? ''}`;
  const offset = async (): Promise<number> =>
    Number((await fetch(address, { method: 'HEAD', headers })).headers.get('upload-offset'));
  const request = httpRequest(address, {
    method: 'PATCH',
    headers: {
      ...headers,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(size),
    },
  });
  request.on('error', () => undefined);
  request.write(Buffer.alloc(3_000_000));
  // The rest never comes; what came is with Kinora all the same, although nginx has not seen the end of it.
  await pause(1500);
  request.destroy();
  for (let tries = 0; tries < 60 && (await offset()) === 0; tries++) await pause(100);
  assert.ok((await offset()) > 0);
  assert.deepEqual(readdirSync(join(folder, 'nginx', 'client_body'), { recursive: true }), []);
});

test('with KINORA_ACCEL Kinora names the file and nginx sends it', async () => {
  const config = readConfig(
    { ...settings, KINORA_HOME: join(folder, 'home'), KINORA_ACCEL: '/kinora-media/' },
    '/',
  );
  const other = await compose(config);
  const serving = await serve(other, false);
  const front = await startNginx({
    folder: join(folder, 'accel'),
    upstream: portOf(serving.url),
    media: join(folder, 'home', 'media'),
  });
  try {
    const { playback } = await play(front.url);
    const playlist = (playback.hls ?? '').replace('master.m3u8', 'video-180/index.m3u8');
    const alone = await fetch(`${serving.url}${playlist}`);
    assert.match(
      alone.headers.get('x-accel-redirect') ?? '',
      /^\/kinora-media\/\d+\/video-180\/index\.m3u8$/,
    );
    assert.equal(await alone.text(), '');
    const sent = await fetch(`${front.url}${playlist}`);
    assert.equal(sent.headers.get('content-type'), 'application/vnd.apple.mpegurl');
    assert.match(await sent.text(), /#EXTINF/);
  } finally {
    await front.close();
    await serving.close();
    await other.close();
  }
});
