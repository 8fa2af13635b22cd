import assert from 'node:assert/strict';
import { openSync, readFileSync, readdirSync, rmSync, utimesSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';
import type { AssetView } from './contract.ts';

let service: TestService;
let base: string;
let title: number;
let series: number;
let film: Buffer;
let uploads: string;
/** Bearer tokens. */
let operator: string;
let other: string;
let viewer: string;
const folder = mkdtempSync(join(tmpdir(), 'kinora-upload-'));

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  const file = join(folder, 'film.mp4');
  makeFixture({ file, container: 'mp4', seconds: 4, video: { width: 320, height: 180, rate: '24' } });
  film = readFileSync(file);
  service = await openTestService();
  const { kinora, app } = service;
  const episode = { season: 1, number: 1, title: 'One', originalTitle: null, minutes: 30, synopsis: null };
  const made = await kinora.stores.titles.putAll(
    [
      titleInput('The General', { free: null }),
      titleInput('Les Vampires', { kind: 'series', episodes: [episode] }),
    ],
    1,
  );
  [title = 0, series = 0] = made;
  uploads = kinora.path('uploads');
  await app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  operator = await token('op@kinora.example', 'operator');
  other = await token('other@kinora.example', 'operator');
  viewer = await token('viewer@kinora.example', 'viewer');
});

after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

async function token(email: string, role: 'operator' | 'viewer'): Promise<string> {
  await service.signIn({ email, role });
  const body = JSON.stringify({ email, password: 'magic-lantern-1659', transport: 'bearer' });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${base}/api/v1/sessions`, { method: 'POST', headers, body });
  return ((await answer.json()) as { token: string }).token;
}

const encoded = (words: Record<string, string>): string =>
  Object.entries(words)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

interface Sent {
  readonly as?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

function send(method: string, path: string, { as = operator, headers = {}, body }: Sent = {}) {
  return fetch(`${base}${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, 'tus-resumable': '1.0.0', ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

function create(words: Record<string, string>, bytes: number, as = operator) {
  const headers = { 'upload-length': String(bytes), 'upload-metadata': encoded(words) };
  return send('POST', '/api/v1/uploads', { as, headers });
}

async function begin(bytes: number, words: Record<string, string> = {}): Promise<string> {
  const answer = await create({ movieId: String(title), filename: 'film.mp4', ...words }, bytes);
  assert.equal(answer.status, 201, await answer.text());
  return answer.headers.get('location') ?? '';
}

function patch(path: string, offset: number, piece: Uint8Array, as = operator) {
  const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  return send('PATCH', path, { as, headers, body: new Uint8Array(piece) });
}

async function code(answer: Response): Promise<[number, string]> {
  assert.match(String(answer.headers.get('content-type')), /^application\/problem\+json/);
  return [answer.status, ((await answer.json()) as { code: string }).code];
}

async function show(path: string): Promise<AssetView> {
  return (await (await send('GET', path)).json()) as AssetView;
}

test('an upload whose connection broke goes on where it was, is packaged, and leaves no file behind', async () => {
  const path = await begin(film.length, { filename: '../../etc/<b>Le Général</b>.mp4' });
  const cut = Math.floor(film.length / 2);
  const request = httpRequest(`${base}${path}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${operator}`,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(film.length),
    },
  });
  request.on('error', () => undefined);
  request.write(film.subarray(0, cut));
  await pause(500);
  request.destroy();
  await pause(300);
  const head = await send('HEAD', path);
  assert.equal(head.headers.get('upload-length'), String(film.length));
  assert.equal(head.headers.get('cache-control'), 'no-store');
  const offset = Number(head.headers.get('upload-offset'));
  assert.ok(offset > 0 && offset <= cut, `${offset} of ${cut}`);
  assert.deepEqual(await code(await patch(path, offset + 1, film.subarray(offset + 1))), [
    409,
    'upload_offset',
  ]);
  assert.deepEqual(await code(await patch(path, 0, film)), [409, 'upload_offset']);
  const last = await patch(path, offset, film.subarray(offset));
  assert.equal(last.status, 204, await last.text());
  assert.equal(last.headers.get('upload-offset'), String(film.length));
  const asset = last.headers.get('content-location') ?? '';
  const queued = await show(asset);
  assert.equal(queued.movieId, title);
  assert.equal(queued.work, 'waiting');
  assert.equal(queued.plays, true, 'it plays before anything of it is made');
  const card = (await (await send('GET', `/api/v1/movies/${title}`)).json()) as { playable: boolean };
  assert.equal(card.playable, true);
  assert.equal(queued.sourceName, 'b>.mp4');
  const whole = await send('HEAD', path);
  assert.equal(whole.headers.get('upload-offset'), String(film.length), 'a lost last answer is not a loss');
  assert.equal((await send('DELETE', path)).status, 400, 'the work needs the file');

  const { kinora } = service;
  const job = await kinora.stores.jobs.findByKey(`media.encode:${queued.id}`);
  await kinora.media.uploads.sweep();
  await kinora.media.runJob(job?.id ?? 0);
  assert.equal((await show(asset)).complete, true);
  assert.deepEqual(readdirSync(uploads), []);
});

test('what is no video, is cut off or lies about its size is refused and removed', async () => {
  const text = Buffer.from('#EXTM3U\n/etc/passwd\n');
  for (const [bytes, expected] of [
    [Buffer.from('this is a letter, and no film at all'), 'media_not_video'],
    [text, 'media_pointer'],
    [film.subarray(0, film.length - 2000), 'media_'],
  ] as const) {
    const path = await begin(bytes.length);
    const [status, named] = await code(await patch(path, 0, bytes));
    assert.equal(status, 400);
    assert.ok(named.startsWith(expected), named);
    assert.deepEqual(await send('HEAD', path).then(({ status: gone }) => gone), 404);
  }
  const path = await begin(10);
  assert.deepEqual(await code(await patch(path, 0, film)), [413, 'upload_overlong']);
  assert.equal((await send('DELETE', path)).status, 204);
  const empty = await create({ movieId: String(title), filename: 'x' }, 0);
  assert.equal(empty.status, 400, await empty.text());
  assert.deepEqual(readdirSync(uploads), []);
});

test('what is said of a file is judged before it is sent', async () => {
  const words = { movieId: String(title), filename: 'film.mp4' };
  const cases: [Record<string, string>, number, number, string][] = [
    [{ filename: 'film.mp4' }, 10, 400, 'upload_invalid'],
    [{ ...words, movieId: '../1' }, 10, 400, 'upload_invalid'],
    [{ ...words, movieId: '999999' }, 10, 404, 'title_not_found'],
    [{ ...words, episodeId: '7' }, 10, 400, 'upload_invalid'],
    [{ ...words, movieId: String(series) }, 10, 400, 'upload_invalid'],
    [words, 300e9, 413, 'upload_too_large'],
  ];
  for (const [given, bytes, status, named] of cases) {
    assert.deepEqual(await code(await create(given, bytes)), [status, named], JSON.stringify(given));
  }
  const headers = { 'upload-metadata': encoded(words) };
  const noLength = await send('POST', '/api/v1/uploads', {
    headers: { ...headers, 'upload-defer-length': '1' },
  });
  assert.deepEqual(await code(noLength), [400, 'upload_invalid']);
  const oldClient = await send('POST', '/api/v1/uploads', {
    headers: { ...headers, 'tus-resumable': '0.2.2' },
  });
  assert.equal(oldClient.status, 400);
  assert.deepEqual(readdirSync(uploads), []);
});

test('uploads are for operators, and each sees only his own', async () => {
  const path = await begin(film.length);
  for (const [as, status] of [
    [viewer, 403],
    ['x'.repeat(43), 401],
  ] as const) {
    assert.equal((await create({ movieId: String(title), filename: 'f' }, 10, as)).status, status);
    assert.equal((await patch(path, 0, film, as)).status, status);
  }
  assert.deepEqual(await code(await patch(path, 0, film, other)), [404, 'upload_not_found']);
  assert.equal((await send('HEAD', path, { as: other })).status, 404);
  assert.equal((await send('DELETE', path, { as: other })).status, 404);
  const claimed = await create({ movieId: String(title), filename: 'f', owner: '1', asset: '1' }, 10, other);
  const theirs = claimed.headers.get('location') ?? '';
  assert.equal((await send('HEAD', theirs)).status, 404, 'an owner cannot be claimed');
  assert.equal((await send('DELETE', theirs, { as: other })).status, 204);
  const foreign = await send('POST', '/api/v1/uploads', {
    headers: { origin: 'https://evil.example', 'upload-length': '10' },
  });
  assert.deepEqual(await code(foreign), [403, 'origin_refused']);
  assert.equal((await send('HEAD', path)).headers.get('upload-offset'), '0');
  assert.equal((await send('HEAD', path)).headers.get('access-control-allow-origin'), null);
  assert.equal((await send('DELETE', path)).status, 204);
});

test('no address of an own upload leads to one of another operator', async () => {
  const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const path = await begin(film.length);
  const own =
    (await create({ movieId: String(title), filename: 'f' }, 10, other)).headers.get('location') ?? '';
  for (const tail of [
    `?x=/${idOf(path)}`,
    `?/${idOf(path)}/`,
    `#/${idOf(path)}`,
    `;/${idOf(path)}`,
    `%2f${idOf(path)}`,
  ]) {
    await patch(own + tail, 0, new Uint8Array(5), other);
    await send('DELETE', `${own}x/..${tail}`, { as: other });
    await send('DELETE', `/api/v1/uploads/${idOf(own)}/../${idOf(path)}`, { as: other });
    const left = await send('HEAD', path);
    assert.deepEqual([left.status, left.headers.get('upload-offset')], [200, '0'], tail);
  }
  await send('DELETE', `${own}?x=/${idOf(path)}`, { as: other });
  assert.equal((await send('HEAD', path)).status, 200);
  assert.equal((await send('DELETE', path)).status, 204);
  await send('DELETE', own, { as: other });
});

test('no name of an upload leads to another file', async () => {
  openSync(join(uploads, 'a'.repeat(32)), 'w');
  for (const name of [
    '..%2f..%2fkinora.db',
    '%2e%2e%2fkinora.db',
    'x',
    'a'.repeat(32),
    `${'a'.repeat(32)}.json`,
  ]) {
    const answer = await send('HEAD', `/api/v1/uploads/${name}`);
    assert.equal(answer.status, 404, name);
    assert.ok([404, 400].includes((await patch(`/api/v1/uploads/${name}`, 0, film)).status), name);
  }
  rmSync(join(uploads, 'a'.repeat(32)));
});

test('sweep() removes what was not completed in time, and takes up what was whole when the process died', async () => {
  const old = await begin(film.length);
  const young = await begin(film.length);
  const whole = await begin(film.length);
  const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const config = join(uploads, `${idOf(old)}.json`);
  const info = JSON.parse(readFileSync(config, 'utf8')) as object;
  writeFileSync(
    config,
    JSON.stringify({ ...info, creation_date: new Date(Date.now() - 49 * 3600_000).toISOString() }),
  );
  utimesSync(config, 1, 1);
  // As a process that died between two writes leaves them: a file without words, old and young, and words without a file.
  for (const [name, age] of [
    ['b'.repeat(32), 49],
    ['c'.repeat(32), 1],
  ] as const) {
    writeFileSync(join(uploads, name), 'x');
    utimesSync(join(uploads, name), new Date(), new Date(Date.now() - age * 3600_000));
  }
  writeFileSync(join(uploads, `${'d'.repeat(32)}.json`), JSON.stringify(info));
  utimesSync(join(uploads, `${'d'.repeat(32)}.json`), 1, 1);
  for (const age of [49, 1]) {
    const id = String(age).padStart(32, 'e');
    for (const [name, content] of [
      [id, 'x'],
      [`${id}.json`, '{"id":'],
    ] as const) {
      writeFileSync(join(uploads, name), content);
      utimesSync(join(uploads, name), new Date(), new Date(Date.now() - age * 3600_000));
    }
  }
  await begin(10).then((path) => send('DELETE', path));
  // As if the process had died before the probe.
  writeFileSync(join(uploads, idOf(whole)), film);
  await service.kinora.media.uploads.sweep();
  const half = '1'.padStart(32, 'e');
  const halves = [half, `${half}.json`];
  assert.deepEqual(
    readdirSync(uploads).toSorted(),
    [
      ...halves,
      'c'.repeat(32),
      idOf(young),
      `${idOf(young)}.json`,
      idOf(whole),
      `${idOf(whole)}.json`,
    ].toSorted(),
  );
  const { items } = (await (await send('GET', '/api/v1/assets')).json()) as { items: AssetView[] };
  assert.equal(items[0]?.sourceName, 'film.mp4');
  assert.equal(items[0]?.work, 'waiting');
  await service.kinora.media.uploads.sweep();
  const again = (await (await send('GET', '/api/v1/assets')).json()) as { items: AssetView[] };
  assert.equal(again.items.length, items.length, 'it is queued once');
});
