import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { addMedia } from '#domains/media/add-media.ts';
import { addSubtitles } from '#domains/media/add-subtitles.ts';
import { expectedMedia } from '#domains/media/render-stand-in.ts';
import { setMarks } from '#domains/media/set-marks.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import { readFragments } from '#engine/media/read-fmp4.ts';
import { openMediaSite } from '../../tests/open-media-site.ts';
import { openTestService, type Client, type TestService } from '../../tests/open-test-service.ts';
import type { Playback, WatchItem } from './contract.ts';
import { signMediaAddress } from './sign-media-address.ts';
import { streamMemory } from './watch-streams.ts';

let service: TestService;
let site: ApiApp;
let ada: Client;
const folder = mkdtempSync(join(tmpdir(), 'kinora-playback-'));
const film = join(folder, 'film.mp4');
/** Ids of titles by name. */
const ids = new Map<string, number>();
/** Added to the clock of the media routes. */
let later = 0;

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  const video = { width: 640, height: 360, rate: '24' };
  makeFixture({ file: film, container: 'mp4', seconds: 6, video, audio: [{ language: 'fre', hertz: 440 }] });
  service = await openTestService();
  const { kinora } = service;
  const names = ['The General', 'Nosferatu', 'Unfree', 'For adults', 'Les Vampires'];
  const made = await kinora.stores.titles.putAll(
    [
      titleInput('The General'),
      titleInput('Nosferatu', { genres: [{ slug: 'horror', name: 'Horror' }], year: 1922 }),
      titleInput('Unfree', { free: null }),
      titleInput('For adults', { maturity: 16 }),
      titleInput('Les Vampires', {
        kind: 'series',
        episodes: [1, 2, 3].map((number) => ({
          season: 1,
          number,
          title: `Chapter ${number}`,
          originalTitle: null,
          minutes: 30,
          synopsis: null,
        })),
      }),
    ],
    1,
  );
  for (const [i, name] of names.entries()) ids.set(name, made[i] ?? 0);
  site = await openMediaSite(kinora, { later: () => later });
  ada = await service.signIn();
});
after(async () => {
  await site.close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const id = (name: string) => ids.get(name) ?? 0;
const file = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  site.inject({ method, url, headers });

async function play(client: Client, movieId: number, episodeId?: number): Promise<Playback> {
  const answer = await client.call('POST', '/playbacks', {
    movieId,
    ...(episodeId === undefined ? {} : { episodeId }),
  });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json<Playback>();
}

/** Brings the film to a title and makes its renditions. */
async function bring(titleId: number, source = film): Promise<number> {
  const { media, stores, clock } = service.kinora;
  const parts = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
  const { asset, job } = await addMedia(parts, { titleId, episodeId: null, file: source });
  await media.runJob(job.id);
  assert.equal((await media.assets.find(asset.id))?.complete, true);
  return asset.id;
}

/** Addresses that a playlist names, resolved as a player does. */
function named(playlist: string, base: string): string[] {
  const lines = playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const quoted = [...playlist.matchAll(/URI="([^"]+)"/g)].map((match) => match[1] ?? '');
  return [...quoted, ...lines].map((name) => new URL(name, `http://x${base}`).pathname);
}

test('a film that was brought plays: every address below the playlist opens, and nothing else does', async () => {
  const assetId = await bring(id('The General'));
  const playback = await play(ada, id('The General'));
  assert.deepEqual(
    [playback.state, playback.standIn, playback.resumeAt, playback.error],
    ['ready', false, 0, null],
  );
  assert.ok(playback.hls && playback.dash && playback.thumbnails);
  assert.ok(Math.abs((playback.duration ?? 0) - 6) < 0.1);
  assert.deepEqual([playback.chapters, playback.markers], [[], []]);
  const deps = { assets: service.kinora.media.assets, clock: service.kinora.clock };
  const credits = { kind: 'credits', start: 5, end: 6 } as const;
  await setMarks(deps, assetId, { chapters: null, markers: [credits] });
  assert.deepEqual((await play(ada, id('The General'))).markers, [credits]);

  const master = await file(playback.hls);
  assert.equal(master.statusCode, 200);
  assert.equal(master.headers['content-type'], 'application/vnd.apple.mpegurl');
  assert.match(master.body, /RESOLUTION=640x360/);
  let segments = 0;
  for (const playlist of named(master.body, playback.hls)) {
    const answer = await file(playlist);
    assert.equal(answer.statusCode, 200, playlist);
    for (const address of named(answer.body, playlist)) {
      const bytes = await file(address);
      assert.equal(bytes.statusCode, 200, address);
      assert.equal(Number(bytes.headers['content-length']), bytes.rawPayload.length);
      segments++;
    }
  }
  assert.ok(segments >= 9, `${segments} segments`);
  assert.match((await file(playback.dash)).body, /^<\?xml/);
  assert.match((await file(playback.thumbnails)).body, /^WEBVTT/);

  const base = playback.hls.replace('master.m3u8', '');
  for (const name of [
    '../../kinora.db',
    '%2e%2e/%2e%2e/secret',
    '..%2f..%2fkinora.db',
    'video-360/9.m4s',
    'video-360/1.m4s.part',
    'x',
    '',
  ]) {
    const answer = await file(`${base}${name}`);
    assert.ok([403, 404].includes(answer.statusCode), `${name}: ${answer.statusCode}`);
  }
  for (const address of [
    `/media/${assetId}/master.m3u8`,
    `/media/x/${assetId}/master.m3u8`,
    base.replace(`/${assetId}/`, `/${assetId + 1}/`) + 'master.m3u8',
  ]) {
    assert.ok([400, 403, 404].includes((await file(address)).statusCode), address);
  }
  assert.equal((await site.inject({ method: 'POST', url: playback.hls })).statusCode, 404);
});

test('a preview is a silent file of its own from within the film, takes no place, counts as nothing watched and starts no work', async () => {
  const ben = await service.signIn();
  const preview = (client: Client, name: string) => client.call('GET', `/movies/${id(name)}/preview`);
  const answer = await preview(ben, 'The General');
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['content-type'], 'video/mp4');
  assert.match(String(answer.headers['cache-control']), /^private, max-age=\d+$/);
  const frames: boolean[] = [];
  const reader = readFragments({
    configured: () => undefined,
    sample: ({ isKey }) => frames.push(isKey),
  });
  reader.push(answer.rawPayload);
  reader.end();
  // Six seconds of 24 frames in segments of four: from 1.8 s on is all of it.
  assert.equal(frames.length, 144);
  assert.equal(frames[0], true);
  assert.deepEqual((await ben.call('GET', '/streams')).json<{ items: unknown[] }>().items, []);
  assert.deepEqual((await ben.call('GET', '/history')).json<{ items: unknown[] }>().items, []);

  for (const name of ['Nosferatu', 'Les Vampires', 'Unfree']) {
    assert.equal((await preview(ben, name)).statusCode, 204, name);
    assert.deepEqual(await service.kinora.media.assets.of(id(name), null), [], name);
  }
  await ben.call('PATCH', `/profiles/${ben.profileId}`, { maturityLimit: 12 });
  assert.equal((await preview(ben, 'For adults')).statusCode, 404);
  assert.equal((await service.anonymous('GET', `/movies/${id('The General')}/preview`)).statusCode, 401);
});

test('subtitles are added clean, in every playlist, and again in place of what was there', async () => {
  const { assets, files, checksums } = service.kinora.media;
  const [asset] = await assets.of(id('The General'), null);
  assert.ok(asset);
  const deps = { assets, files, checksums, clock: service.kinora.clock };
  const srt = (line: string) => `1\n00:00:01,000 --> 00:00:02,000\n${line}\n`;
  const add = (language: string, text: string) =>
    addSubtitles(deps, { assetId: asset.id, language, text, title: null, forHearingImpaired: false });
  assert.deepEqual(
    [(await add('fr', srt('Adieu'))).id, (await add('AR', srt('وداعا'))).title],
    ['text-0-fr', 'العربية'],
  );
  await add('fr', srt('<script>alert(1)</script><i>Bonjour'));

  const { hls } = await play(ada, id('The General'));
  assert.ok(hls);
  const master = (await file(hls)).body;
  assert.equal(master.match(/TYPE=SUBTITLES/g)?.length, 2);
  assert.match(master, /SUBTITLES="subtitles"/);
  const playlist = named(master, hls).find((address) => address.includes('/text-0-fr/')) ?? '';
  const [vtt = ''] = named((await file(playlist)).body, playlist);
  const answer = await file(vtt);
  assert.match(String(answer.headers['content-type']), /^text\/vtt/);
  assert.match(answer.body, /^WEBVTT\n\n00:00:01\.000 --> 00:00:02\.000\nalert\(1\)<i>Bonjour<\/i>\n/);

  await assert.rejects(add('fr', 'no subtitles'), { code: 'subtitles_unreadable', kind: 'invalid' });
  await assert.rejects(add('../../x', srt('x')), { code: 'language_unknown' });
});

test('segments answer ranges, HEAD and conditional requests', async () => {
  const playback = await play(ada, id('The General'));
  const segment = (playback.hls ?? '').replace('master.m3u8', 'video-360/1.m4s');
  const whole = await file(segment);
  const bytes = whole.rawPayload.length;
  assert.match(String(whole.headers['cache-control']), /^private, max-age=\d+, immutable$/);

  const part = await file(segment, { range: 'bytes=10-19' });
  assert.deepEqual([part.statusCode, part.headers['content-range']], [206, `bytes 10-19/${bytes}`]);
  assert.deepEqual(part.rawPayload, whole.rawPayload.subarray(10, 20));
  const beyond = await file(segment, { range: `bytes=${bytes}-` });
  assert.deepEqual([beyond.statusCode, beyond.headers['content-range']], [416, `bytes */${bytes}`]);
  const stale = await file(segment, { range: 'bytes=0-1', 'if-range': '"other"' });
  assert.deepEqual([stale.statusCode, stale.rawPayload.length], [200, bytes]);

  const head = await file(segment, {}, 'HEAD');
  assert.deepEqual(
    [head.statusCode, head.headers['content-length'], head.rawPayload.length],
    [200, String(bytes), 0],
  );
  const same = await file(segment, { 'if-none-match': String(whole.headers.etag) });
  assert.deepEqual([same.statusCode, same.rawPayload.length], [304, 0]);
  const since = await file(segment, { 'if-modified-since': String(whole.headers['last-modified']) });
  assert.equal(since.statusCode, 304);
});

test('an address ends with its time, with its device, and is no good on a made-up key', async () => {
  const bob = await service.signIn();
  const playback = await play(bob, id('The General'));
  const address = playback.hls ?? '';
  assert.equal((await file(address)).statusCode, 200);

  later = (playback.expiresAt ?? 0) - Date.now() + 1000;
  assert.equal((await file(address)).json<{ code: string }>().code, 'media_address_expired');
  later = 0;
  const assetId = Number(address.split('/')[3]);
  const forged = signMediaAddress('x'.repeat(43), { assetId, streamId: 1, expiresAt: Date.now() + 60_000 });
  assert.equal((await file(`${forged}master.m3u8`)).json<{ code: string }>().code, 'media_address_invalid');

  await bob.call('DELETE', '/session');
  later = streamMemory + 1;
  assert.equal((await file(address)).json<{ code: string }>().code, 'media_session_ended');
  assert.equal((await file(address.replace('master.m3u8', 'video-360/1.m4s'))).statusCode, 403);
  later = 0;
});

test('an address ends when its device chooses another profile: what a grown-up opened is not for a child', async () => {
  const parent = await service.signIn();
  const address = (await play(parent, id('The General'))).hls ?? '';
  assert.equal((await file(address)).statusCode, 200);
  const child = await parent.call('POST', '/profiles', {
    name: 'Bo',
    avatar: 'moon',
    language: 'en',
    kids: true,
  });
  await parent.call('PUT', '/session/profile', { profileId: child.json<{ id: number }>().id });
  later = streamMemory + 1;
  assert.equal((await file(address)).json<{ code: string }>().code, 'media_session_ended');
  later = 0;
});

test('no more devices play at once than the limit, however many start together, and stopping one lets another in', async () => {
  const email = 'many@kinora.example';
  const first = await service.signIn({ email });
  const devices = [first];
  for (let i = 0; i < 9; i++) devices.push(await service.signInAgain(email));
  const starts = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      (devices[i % 10] ?? first).call('POST', '/playbacks', { movieId: id('The General') }),
    ),
  );
  assert.deepEqual(new Set(starts.map(({ statusCode }) => statusCode)), new Set([201, 409]));
  type Streams = { limit: number; items: { id: number; here: boolean; title: { title: string } }[] };
  const { limit, items } = (await first.call('GET', '/streams')).json<Streams>();
  assert.deepEqual([limit, items.length], [4, 4]);
  assert.equal(items[0]?.title.title, 'The General');

  later = streamMemory + 1;
  const open = await Promise.all(
    starts
      .filter(({ statusCode }) => statusCode === 201)
      .map((start) => file(start.json<Playback>().hls ?? '')),
  );
  later = 0;
  assert.equal(
    open.filter(({ statusCode }) => statusCode === 200).length,
    4,
    'addresses of streams that made room are dead',
  );

  const latecomer = await service.signInAgain(email);
  const refused = await latecomer.call('POST', '/playbacks', { movieId: id('The General') });
  const problem = refused.json<{ code: string; limit: number }>();
  assert.equal(problem.code, 'stream_limit_reached');
  assert.equal((await ada.call('DELETE', `/streams/${items[0]?.id}`)).statusCode, 404, 'not of this account');
  assert.equal((await latecomer.call('DELETE', `/streams/${items[0]?.id}`)).statusCode, 204);
  const playback = await play(latecomer, id('The General'));
  const again = await latecomer.call('GET', `/playbacks/${playback.id}?stream=${playback.stream}`);
  assert.equal(again.json<Playback>().stream, playback.stream, 'a fresh address keeps its place');
});

test('reports of a player become the quality of its title, for operators', async () => {
  const viewer = await service.signIn();
  const playback = await play(viewer, id('The General'));
  const report = (body: string, address = playback.hls ?? '') =>
    site.inject({
      method: 'POST',
      url: address.replace('master.m3u8', 'reports'),
      headers: { 'content-type': 'application/cmcd' },
      payload: body,
    });
  const lines = 'e=ps,sta=p,ts=1000,msd=250,br=800\ne=ps,sta=r,ts=5000\nnot a report\ne=ps,sta=p,ts=6000';
  assert.equal((await report(lines)).statusCode, 204);
  assert.equal((await report('e=ps,sta=a,ts=11000')).statusCode, 204);
  assert.equal((await report('x'.repeat(70_000))).statusCode, 413);
  const forged = await report(lines, (playback.hls ?? '').replace(/-[\w-]{22}\//, `-${'A'.repeat(22)}/`));
  assert.equal(forged.statusCode, 403);

  assert.equal((await viewer.call('GET', '/quality')).statusCode, 403);
  const operator = await service.signIn({ role: 'operator' });
  const of = async (path: string) => (await operator.call('GET', path)).json<Record<string, number | null>>();
  assert.deepEqual(await of(`/quality?movie=${id('The General')}`), {
    playbacks: 1,
    hours: 9 / 3600,
    startMedianMs: 250,
    startP95Ms: 250,
    rebufferShare: 0.1,
    rebufferingsPerHour: 400,
    meanKbps: 800,
    switchesPerHour: 0,
    failedShare: 0,
  });
  assert.equal((await of(`/quality?movie=${id('Nosferatu')}`))['playbacks'], 0);
});

test('playing needs a signed-in profile that may see the title', async () => {
  assert.equal(
    (await service.anonymous('POST', '/playbacks', { movieId: id('The General') })).statusCode,
    401,
  );
  const missing = await ada.call('POST', '/playbacks', { movieId: 999_999 });
  assert.equal(missing.json<{ code: string }>().code, 'played_title_not_found');
  const unfree = await ada.call('POST', '/playbacks', { movieId: id('Unfree') });
  assert.equal(unfree.json<{ code: string }>().code, 'nothing_to_play');
  await ada.call('PATCH', `/profiles/${ada.profileId}`, { maturityLimit: 7 });
  const adult = await ada.call('POST', '/playbacks', { movieId: id('For adults') });
  assert.equal(adult.json<{ code: string }>().code, 'played_title_not_found');
  await ada.call('PATCH', `/profiles/${ada.profileId}`, { maturityLimit: 18 });
  for (const body of [
    {},
    { movieId: 'x' },
    { movieId: 1.5 },
    { movieId: -1 },
    { movieId: 1, episodeId: 0 },
  ]) {
    assert.equal((await ada.call('POST', '/playbacks', body)).statusCode, 400, JSON.stringify(body));
  }
  assert.equal((await ada.call('GET', '/playbacks/..%2f1')).statusCode, 404);
  const nowhere = await ada.call('POST', '/playbacks', { movieId: id('Les Vampires'), episodeId: 999_999 });
  assert.equal(nowhere.json<{ code: string }>().code, 'played_title_not_found');
});

test('a worker killed in the middle: the next one goes on after the finished rendition', async () => {
  const { kinora } = service;
  const long = join(folder, 'long.mp4');
  makeFixture({ file: long, container: 'mp4', seconds: 12, video: { width: 854, height: 480, rate: '24' } });
  const parts = {
    transcoder: kinora.media.transcoder,
    assets: kinora.media.assets,
    jobs: kinora.stores.jobs,
    clock: kinora.clock,
  };
  const { asset, job } = await addMedia(parts, { titleId: id('Unfree'), episodeId: null, file: long });
  // A process of its own takes the job and is killed without a word.
  const script = `
    import { compose } from '#apps/server/compose.ts';
    import { readConfig } from '#apps/server/config.ts';
    const kinora = await compose(readConfig({ KINORA_HOME: process.argv[1] }, '/'));
    await kinora.media.runJob(Number(process.argv[2]));
  `;
  const home = kinora.config.home;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, home, String(job.id)], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: 'ignore',
  });
  const first = join(home, 'media', String(asset.id), 'video-360', 'init.mp4');
  let state = await kinora.media.assets.find(asset.id);
  while ((state?.packaged?.video.length ?? 0) === 0 && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    state = await kinora.media.assets.find(asset.id);
  }
  child.kill('SIGKILL');
  const made = statSync(first).mtimeMs;
  assert.deepEqual([state?.state, state?.complete, state?.packaged?.video.length], ['ready', false, 1]);
  // What is there plays already.
  assert.equal((await play(ada, id('Unfree'))).state, 'ready');

  // The lease of the dead has run out: until then nobody works on it.
  const { db } = kinora.stores.sqlite;
  await db.updateTable('jobs').set({ lease_until: 1 }).where('id', '=', job.id).execute();
  kinora.media.startWorkers(1);
  while ((await kinora.media.assets.find(asset.id))?.complete === false) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const done = await kinora.media.assets.find(asset.id);
  assert.deepEqual(
    done?.packaged?.video.map((track) => track.id),
    ['video-480', 'video-360', 'video-234'],
  );
  assert.equal(statSync(first).mtimeMs, made, 'the finished rendition was not made again');
  assert.equal((await kinora.stores.jobs.find(job.id))?.attempts, 2);
});

test('a title without a video plays a clip, from its first segment on while the rest is drawn', async () => {
  const { kinora } = service;
  const first = await play(ada, id('Nosferatu'));
  assert.deepEqual([first.state, first.standIn, first.hls], ['preparing', true, null]);
  const again = await play(await service.signIn(), id('Nosferatu'));
  assert.equal(again.id, first.id);
  assert.equal((await kinora.media.assets.of(id('Nosferatu'), null)).length, 1);

  let playback = first;
  while (playback.state === 'preparing') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    playback = (await ada.call('GET', `/playbacks/${first.id}`)).json<Playback>();
  }
  assert.equal(playback.state, 'ready', playback.error ?? '');
  const early = (await kinora.media.assets.of(id('Nosferatu'), null))[0];
  assert.equal(early?.complete, false);
  // The last segment is asked for before it is drawn, and waited for.
  const base = (playback.hls ?? '').replace('master.m3u8', '');
  // On a machine that does much else one wait may not be enough; players ask again too.
  let last = await file(`${base}video-720/8.m4s`);
  for (let attempt = 0; attempt < 5 && last.statusCode === 404; attempt++)
    last = await file(`${base}video-720/8.m4s`);
  assert.equal(last.statusCode, 200);
  assert.equal((await file(`${base}video-720/9.m4s`)).statusCode, 404);
  while ((await kinora.media.assets.of(id('Nosferatu'), null))[0]?.complete === false) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const made = (await kinora.media.assets.of(id('Nosferatu'), null))[0]?.packaged;
  const said = expectedMedia();
  const shape = (media: typeof said) =>
    [...media.video, ...media.audio].map(({ id: track, codec, timescale, segments }) => ({
      track,
      codec,
      timescale,
      segments: segments.length,
      first: segments.slice(0, -1).map(({ duration }) => duration),
    }));
  assert.ok(made);
  assert.deepEqual(shape(made), shape(said));
  assert.equal(made.durationSeconds.toFixed(1), said.durationSeconds.toFixed(1));
});

test('progress resumes on another device, leaves Continue Watching when finished or removed, and returns when played', async () => {
  const movieId = id('The General');
  const put = (position: number, client = ada) =>
    client.call('PUT', '/progress', { movieId, position, duration: 100 });
  const items = async () =>
    (await ada.call('GET', '/continue-watching')).json<{ items: WatchItem[] }>().items;
  assert.equal((await put(3)).statusCode, 204);
  assert.equal((await play(ada, movieId)).resumeAt, 3);
  await put(1);
  assert.deepEqual(await items(), []);
  await put(40);
  assert.deepEqual(
    (await items()).map(({ title, episode, position, duration }) => [title.id, episode, position, duration]),
    [[movieId, null, 40, 100]],
  );
  const home = (await ada.call('GET', '/home')).json<{
    rows: { kind: string; progress?: { position: number }[] }[];
  }>();
  assert.equal(home.rows.find((row) => row.kind === 'continue-watching')?.progress?.[0]?.position, 40);

  await ada.call('DELETE', `/continue-watching/${movieId}`);
  assert.deepEqual(await items(), []);
  await put(41);
  assert.equal((await items()).length, 1);
  await put(97);
  assert.deepEqual(await items(), []);
  // The file is six seconds long: a mark behind its end starts over, and so does what was finished.
  assert.equal((await play(ada, movieId)).resumeAt, 0);

  const history = (await ada.call('GET', '/history')).json<{
    items: (WatchItem & { finished: boolean })[];
    next: null;
  }>();
  assert.deepEqual(
    history.items.map(({ title, finished }) => [title.id, finished]),
    [[movieId, true]],
  );
  await ada.call('DELETE', `/history/${movieId}`);
  assert.deepEqual((await ada.call('GET', '/history')).json(), { items: [], next: null });
  for (const body of [
    {},
    { movieId, position: -1, duration: 5 },
    { movieId, position: 1, duration: 0 },
    { movieId, position: 'x', duration: 5 },
  ]) {
    assert.equal((await ada.call('PUT', '/progress', body)).statusCode, 400, JSON.stringify(body));
  }
  assert.equal(
    (await ada.call('PUT', '/progress', { movieId: 999_999, position: 1, duration: 5 })).statusCode,
    404,
  );
  assert.equal((await ada.call('GET', '/history?cursor=x')).json<{ code: string }>().code, 'cursor_invalid');
});

test('progress of one profile is not seen by another', async () => {
  const eve = await service.signIn();
  await ada.call('PUT', '/progress', { movieId: id('The General'), position: 50, duration: 100 });
  assert.deepEqual((await eve.call('GET', '/continue-watching')).json(), { items: [] });
  assert.equal((await play(eve, id('The General'))).resumeAt, 0);
});

test('a series goes on with the episode that was left, then with the next', async () => {
  const movieId = id('Les Vampires');
  const { episodes } = (await ada.call('GET', `/movies/${movieId}`)).json<{ episodes: { id: number }[] }>();
  const [one, two, three] = episodes.map((episode) => episode.id);
  const mark = (episodeId: number | undefined, position: number) =>
    ada.call('PUT', '/progress', { movieId, episodeId, position, duration: 30 });
  const begun = await play(ada, movieId);
  assert.deepEqual([begun.episodeId, begun.next?.id, begun.id], [one, two, `${movieId}-${one}`]);
  await mark(one, 12);
  assert.deepEqual([(await play(ada, movieId)).episodeId, (await play(ada, movieId)).resumeAt], [one, 12]);
  await mark(one, 29.9);
  assert.equal((await play(ada, movieId)).episodeId, two);
  const [item] = (await ada.call('GET', '/continue-watching')).json<{ items: WatchItem[] }>().items;
  assert.deepEqual([item?.title.id, item?.episode?.id, item?.position], [movieId, two, 0]);
  assert.equal((await play(ada, movieId, three)).next, null);
});

test('GET /assets is for operators, and shows no path', async () => {
  assert.equal((await ada.call('GET', '/assets')).statusCode, 403);
  const operator = await service.signIn({ role: 'operator' });
  const page = await operator.call('GET', `/assets?movie=${id('The General')}`);
  const [asset] = page.json<{
    items: { id: number; complete: boolean; progress: number; renditions: { id: string }[] }[];
  }>().items;
  assert.deepEqual([asset?.complete, asset?.progress], [true, 1]);
  assert.deepEqual(
    asset?.renditions.map((each) => each.id),
    ['video-360', 'video-234', 'audio-0-fr'],
  );
  assert.ok(!page.body.includes(folder));
  assert.equal((await operator.call('GET', `/assets/${asset?.id}`)).statusCode, 200);
  assert.equal(
    (await operator.call('GET', '/assets/999999')).json<{ code: string }>().code,
    'asset_not_found',
  );
});
