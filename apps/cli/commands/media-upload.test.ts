import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { openTestService, type TestService } from '../../../tests/open-test-service.ts';

let service: TestService;
let base: string;
let title: number;
const email = 'op@kinora.example';
const KINORA_PASSWORD = 'magic-lantern-1659';
const home = mkdtempSync(join(tmpdir(), 'kinora-cli-upload-'));
const film = join(home, 'film.mp4');

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  makeFixture({ file: film, container: 'mp4', seconds: 2, video: { width: 320, height: 180, rate: '24' } });
  service = await openTestService();
  [title = 0] = await service.kinora.stores.titles.putAll([titleInput('The General')], 1);
  await service.signIn({ email, role: 'operator' });
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}`;
});

after(async () => {
  await service.close();
  rmSync(home, { recursive: true });
});

async function upload(file: string, name = 'The General'): Promise<{ code: number | null; out: string }> {
  const args = ['media', 'upload', file, '--title', name, '--server', base, '--email', email];
  const child = spawn(process.execPath, ['apps/cli/kinora.js', ...args], {
    env: { ...process.env, KINORA_HOME: home, KINORA_PASSWORD },
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out };
}

const begun = (): string => readFileSync(join(home, 'begun-uploads.json'), 'utf8');

test('kinora media upload sends a film to a server, where it is queued', async () => {
  const { code, out } = await upload(film);
  assert.equal(code, 0, out);
  assert.match(out, /video \d+ of "The General" is queued/);
  const [asset] = await service.kinora.media.assets.list({ limit: 1 });
  assert.deepEqual([asset?.titleId, asset?.sourceName], [title, 'film.mp4']);
  assert.equal(begun(), '{}');
});

test('kinora media upload goes on with an upload that was interrupted', async () => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email, password: KINORA_PASSWORD, transport: 'bearer' });
  const session = await fetch(`${base}/api/v1/sessions`, { method: 'POST', headers, body });
  const tus = {
    authorization: `Bearer ${((await session.json()) as { token: string }).token}`,
    'tus-resumable': '1.0.0',
  };
  const bytes = readFileSync(film);
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const made = await fetch(`${base}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(bytes.length),
      'upload-metadata': `movieId ${encode(String(title))},filename ${encode('begun before.mp4')}`,
    },
  });
  const url = `${base}${made.headers.get('location') ?? ''}`;
  await fetch(url, {
    method: 'PATCH',
    headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes.subarray(0, 1000)),
  });
  const { size, mtimeMs } = statSync(film);
  const key = [`${base}/api/v1`, title, film, size, mtimeMs].join('|');
  writeFileSync(join(home, 'begun-uploads.json'), JSON.stringify({ [key]: url }));
  const { code, out } = await upload(film);
  assert.equal(code, 0, out);
  const [asset] = await service.kinora.media.assets.list({ limit: 1 });
  assert.equal(asset?.sourceName, 'begun before.mp4', 'it is the same upload');
  assert.equal(begun(), '{}');
});

test('kinora media upload says plainly what is wrong', async () => {
  const letter = join(home, 'letter.mp4');
  writeFileSync(letter, 'this is a letter, and no film at all');
  const before = readdirSync(service.kinora.path('uploads')).length;
  const refused = await upload(letter);
  assert.equal(refused.code, 1);
  assert.match(refused.out, /^kinora: Cannot upload .*letter\.mp4: Cannot use /m);
  assert.doesNotMatch(refused.out, /\n\s+at /, 'no stack');
  assert.equal(readdirSync(service.kinora.path('uploads')).length, before);
  assert.match((await upload(film, 'No such film')).out, /Cannot tell which title "No such film" is/);
  assert.match((await upload(join(home, 'none.mp4'))).out, /Cannot read .*none\.mp4/);
});
