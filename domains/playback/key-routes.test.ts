import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AV_LOG_QUIET, Log } from 'node-av';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { addMedia } from '#domains/media/add-media.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import type { ProtectionScheme } from '#engine/media/packaged-protection.ts';
import { openMediaSite } from '../../tests/open-media-site.ts';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';
import type { Playback } from './contract.ts';
import { streamMemory } from './watch-streams.ts';

let service: TestService;
let site: ApiApp;
const folder = mkdtempSync(join(tmpdir(), 'kinora-keys-'));
const titles: number[] = [];
/** Added to the clock of the media routes. */
let later = 0;

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  const film = join(folder, 'film.mp4');
  makeFixture({ file: film, container: 'mp4', seconds: 2, video: { width: 160, height: 90, rate: '24' } });
  service = await openTestService();
  const { media, stores, clock } = service.kinora;
  const inputs = ['Plain', 'Common', 'Whole'].map((name) => titleInput(name));
  titles.push(...(await stores.titles.putAll(inputs, 1)));
  const parts = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
  for (const [i, encryption] of (['none', 'clearkey', 'aes-128'] as const).entries()) {
    const input = { titleId: titles[i] ?? 0, episodeId: null, file: film, encryption };
    const { job } = await addMedia(parts, input);
    await media.runJob(job.id);
  }
  site = await openMediaSite(service.kinora, { later: () => later, accelPrefix: '/kinora-media/' });
});
after(async () => {
  await site.close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string) => site.inject({ method: 'GET', url });
const ask = (url: string, payload: string, headers = {}) =>
  site.inject({ method: 'POST', url, payload, headers });

async function play(
  index: number,
): Promise<{ playback: Playback; key: string; leave: () => Promise<unknown> }> {
  const viewer = await service.signIn();
  const answer = await viewer.call('POST', '/playbacks', { movieId: titles[index] });
  const playback = answer.json<Playback>();
  assert.equal(playback.state, 'ready', answer.body);
  const key = (playback.hls ?? '').replace('master.m3u8', 'key');
  return { playback, key, leave: () => viewer.call('DELETE', '/session') };
}

async function heldKey(index: number, scheme: ProtectionScheme) {
  const [asset] = await service.kinora.media.assets.of(titles[index] ?? 0, null);
  const held = await service.kinora.media.library.key(asset?.id ?? 0);
  assert.equal(asset?.packaged?.protection?.scheme, scheme);
  assert.ok(held);
  return held;
}

test('the key comes as 16 bytes and as a licence, to whoever may play, and is kept by nobody', async () => {
  const { key } = await play(1);
  const held = await heldKey(1, 'clearkey');
  const raw = await get(key);
  assert.equal(raw.statusCode, 200);
  assert.deepEqual(raw.rawPayload, Buffer.from(held.key));
  assert.equal(raw.headers['cache-control'], 'no-store');
  assert.equal(raw.headers['x-accel-redirect'], undefined);

  const kid = Buffer.from(held.keyId, 'hex').toString('base64url');
  const licence = await ask(key, JSON.stringify({ kids: [kid], type: 'temporary' }));
  assert.equal(licence.statusCode, 200, licence.body);
  assert.equal(licence.headers['cache-control'], 'no-store');
  assert.deepEqual(licence.json(), {
    keys: [{ kty: 'oct', kid, k: Buffer.from(held.key).toString('base64url') }],
    type: 'temporary',
  });
  const json = { 'content-type': 'application/json' };
  assert.equal((await ask(key, JSON.stringify({ kids: [kid] }), json)).statusCode, 200);
});

test('a licence is asked for by the id of the key', async () => {
  const { key } = await play(1);
  const other = JSON.stringify({ kids: [Buffer.alloc(16, 9).toString('base64url')] });
  assert.equal((await ask(key, other)).json<{ code: string }>().code, 'key_not_found');
  for (const body of ['', '{', '[]', '{"kids":[]}', '{"kids":["x"]}', '{"kids":"__proto__"}'])
    assert.equal((await ask(key, body)).json<{ code: string }>().code, 'key_request_invalid', body);
  assert.equal((await ask(key, 'x'.repeat(5000))).statusCode, 413);
});

test('no key without a good address: forged, of another video, expired, or after the device is signed out', async () => {
  const { key, playback, leave } = await play(1);
  const { keyId } = await heldKey(1, 'clearkey');
  const body = JSON.stringify({ kids: [Buffer.from(keyId, 'hex').toString('base64url')] });
  const refused = async (address: string, code: string) => {
    for (const answer of [await get(address), await ask(address, body)]) {
      assert.equal(answer.json<{ code: string }>().code, code, address);
      assert.equal(answer.statusCode, 403);
    }
  };
  const token = key.split('/')[2] ?? '';
  await refused(
    key.replace(
      token,
      token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    ),
    'media_address_invalid',
  );
  const { key: elsewhere } = await play(2);
  await refused(key.replace(token, elsewhere.split('/')[2] ?? ''), 'media_address_invalid');

  later = (playback.expiresAt ?? 0) - Date.now() + 1000;
  await refused(key, 'media_address_expired');
  later = 0;
  assert.equal((await get(key)).statusCode, 200);
  await leave();
  later = streamMemory + 1;
  await refused(key, 'media_session_ended');
  later = 0;
});

test('playlists and manifests name the key and never hold it; AES-128 has no DASH; what is clear has no key', async () => {
  const common = await play(1);
  const held = await heldKey(1, 'clearkey');
  const manifest = await get(common.playback.dash ?? '');
  assert.match(manifest.body, new RegExp(`>http://[^<]+${common.key}</dashif:Laurl>`));
  assert.equal(manifest.headers['cache-control'], 'private, no-cache');
  const text = JSON.stringify(common.playback) + manifest.body;
  for (const form of ['hex', 'base64', 'base64url'] as const)
    assert.ok(!text.includes(Buffer.from(held.key).toString(form)), form);

  const whole = await play(2);
  await heldKey(2, 'aes-128');
  assert.equal(whole.playback.dash, null);
  assert.equal(
    (await get((whole.playback.hls ?? '').replace('master.m3u8', 'manifest.mpd'))).statusCode,
    404,
  );
  assert.equal((await get(whole.key)).rawPayload.length, 16);

  const plain = await play(0);
  assert.ok(plain.playback.dash);
  assert.equal((await get(plain.key)).statusCode, 404);
  assert.equal((await ask(plain.key, '{"kids":["AAAAAAAAAAAAAAAAAAAAAA"]}')).statusCode, 404);
});
