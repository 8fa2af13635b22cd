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
import { openMediaSite } from '../../tests/open-media-site.ts';
import { openTestService, type Client, type TestService } from '../../tests/open-test-service.ts';
import type { DownloadList, DownloadOffer, DownloadTicket, WatchItem } from './contract.ts';
import { answerMemory } from './remember-briefly.ts';
import { signMediaAddress } from './sign-media-address.ts';

let service: TestService;
let site: ApiApp;
const folder = mkdtempSync(join(tmpdir(), 'kinora-downloads-'));
const names = ['The General', 'Locked', 'For adults', 'Les Vampires', 'Unfree'] as const;
const ids = new Map<string, number>();
/** Added to the clock of the media routes, which remember answers for seconds. */
let later = 0;

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  const film = join(folder, 'film.mp4');
  makeFixture({
    file: film,
    container: 'mp4',
    seconds: 2,
    video: { width: 640, height: 360, rate: '24' },
    audio: [{ language: 'fre', hertz: 440 }],
  });
  service = await openTestService();
  const { kinora } = service;
  const episode = { season: 1, number: 1, originalTitle: null, minutes: 30, synopsis: null };
  const changes = {
    'For adults': { maturity: 16 },
    'Les Vampires': { kind: 'series' as const, episodes: [{ ...episode, title: 'The Severed Head' }] },
    Unfree: { free: null },
  };
  const inputs = names.map((name) => titleInput(name, { ...changes }[name as keyof typeof changes] ?? {}));
  const made = await kinora.stores.titles.putAll(inputs, 1);
  for (const [i, name] of names.entries()) ids.set(name, made[i] ?? 0);
  await bring('The General', 'none');
  await bring('Locked', 'clearkey');
  async function bring(name: string, encryption: 'none' | 'clearkey') {
    const parts = { ...kinora.media, jobs: kinora.stores.jobs, clock: kinora.clock };
    const input = { titleId: id(name), episodeId: null, file: film, encryption };
    const { job } = await addMedia(parts, input);
    await kinora.media.runJob(job.id);
  }
  site = await openMediaSite(kinora, { later: () => later });
});
after(async () => {
  await site.close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const id = (name: string) => ids.get(name) ?? 0;
const open = async (address: string): Promise<number> =>
  (await site.inject({ method: 'GET', url: address })).statusCode;
const wait = () => (later += answerMemory);
const codeOf = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;

async function download(client: Client, movieId: number, more = {}): Promise<DownloadTicket> {
  const answer = await client.call('POST', '/downloads', { movieId, ...more });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json<DownloadTicket>();
}
const held = async (client: Client) => (await client.call('GET', '/downloads')).json<DownloadList>();

test('a film is offered with sizes, and every file of the ticket opens under its address', async () => {
  const ada = await service.signIn();
  const offer = (await ada.call('GET', `/downloads/offer?movie=${id('The General')}`)).json<DownloadOffer>();
  assert.deepEqual([offer.state, offer.days, offer.standIn], ['ready', 30, false]);
  assert.equal(offer.qualities[0]?.height, 360);
  assert.ok(offer.qualities.length >= 2);
  const smallest = offer.qualities.at(-1);
  assert.ok(smallest && smallest.bytes < (offer.qualities[0]?.bytes ?? 0));

  const now = service.kinora.clock.now();
  const ticket = await download(ada, id('The General'), { quality: smallest.id });
  assert.deepEqual(
    [ticket.quality, ticket.height, ticket.bytes, ticket.profileId, ticket.good],
    [smallest.id, smallest.height, smallest.bytes, ada.profileId, true],
  );
  assert.ok(Math.abs(ticket.expiresAt - now - 30 * 86_400_000) < 10_000);
  for (const { name, bytes } of ticket.files) {
    const answer = await site.inject({ method: 'GET', url: ticket.address + name });
    assert.equal(answer.statusCode, 200, name);
    if (bytes !== null) assert.equal(answer.rawPayload.length, bytes, name);
  }
  assert.equal((await download(ada, id('The General'))).quality, 'video-360', 'what is usual, renewed');
  assert.deepEqual(
    (await held(ada)).items.map(({ id: of, good }) => [of, good]),
    [[ticket.id, true]],
  );
  const fresh = await ada.call('GET', `/downloads/${ticket.id}`);
  assert.equal(fresh.json<DownloadTicket>().quality, 'video-360');
});

test('a download takes no place among the streams', async () => {
  const ada = await service.signIn();
  await download(ada, id('The General'));
  const streams = (await ada.call('GET', '/streams')).json<{ items: unknown[] }>();
  assert.deepEqual(streams.items, []);
});

test('an address ends with its download, and is of no use for another video, as a stream, or too late', async () => {
  const ada = await service.signIn();
  const ticket = await download(ada, id('The General'));
  const file = 'video-360/1.m4s';
  assert.equal(await open(ticket.address + file), 200);
  assert.equal(await open(ticket.address.replace('/D', '/') + file), 403);
  assert.equal(await open(ticket.address.replace(`/${ticket.video}/`, `/${ticket.video + 1}/`) + file), 403);
  const grant = { assetId: ticket.video, downloadId: 99_999, expiresAt: service.kinora.clock.now() + 1e9 };
  assert.equal(await open(signMediaAddress(service.kinora.media.secret, grant) + file), 403);
  assert.equal((await ada.call('DELETE', `/downloads/${ticket.id}`)).statusCode, 204);
  assert.equal((await ada.call('DELETE', `/downloads/${ticket.id}`)).statusCode, 404);
  wait();
  assert.equal(await open(ticket.address + file), 403);
  assert.deepEqual((await held(ada)).items, []);

  const again = await download(ada, id('The General'));
  const before = later;
  later += 300 * 60_000;
  assert.equal(await open(again.address + file), 403);
  later = before;
});

test('signing the device out ends its downloads; those of other devices go on', async () => {
  const phone = await service.signIn({ email: 'two-devices@kinora.example' });
  const laptop = await service.signInAgain('two-devices@kinora.example');
  const kept = await download(laptop, id('The General'));
  const ended = await download(phone, id('The General'));
  assert.notEqual(kept.id, ended.id);
  assert.equal((await laptop.call('GET', `/downloads/${ended.id}`)).statusCode, 404);
  await phone.call('DELETE', '/session');
  wait();
  assert.equal(await open(`${ended.address}video-360/1.m4s`), 403);
  assert.equal(await open(`${kept.address}video-360/1.m4s`), 200);
});

test('removing a profile ends its downloads', async () => {
  const ada = await service.signIn();
  const added = await ada.call('POST', '/profiles', { name: 'Guest', avatar: 'moon', language: 'en' });
  assert.equal(added.statusCode, 201, added.body);
  const guest = added.json<{ id: number }>().id;
  await ada.call('PUT', '/session/profile', { profileId: guest });
  const ticket = await download(ada, id('The General'));
  await ada.call('PUT', '/session/profile', { profileId: ada.profileId });
  assert.equal(codeOf(await ada.call('GET', `/downloads/${ticket.id}`)), 'download_not_found');
  assert.equal((await ada.call('DELETE', `/profiles/${guest}`)).statusCode, 204);
  wait();
  assert.equal(await open(`${ticket.address}video-360/1.m4s`), 403);
});

test('a profile downloads only what it may see, and what it may not see any more is good no longer', async () => {
  const ada = await service.signIn();
  const adults = await ada.call('POST', '/downloads', { movieId: id('For adults') });
  assert.equal(codeOf(adults), 'download_not_ready', 'its stand-in was queued');
  const ticket = await download(ada, id('The General'));
  await ada.call('PATCH', `/profiles/${ada.profileId}`, { maturityLimit: 7 });
  assert.equal(
    codeOf(await ada.call('POST', '/downloads', { movieId: id('For adults') })),
    'played_title_not_found',
  );
  assert.equal(
    codeOf(await ada.call('GET', `/downloads/offer?movie=${id('For adults')}`)),
    'played_title_not_found',
  );
  await service.kinora.stores.titles.putAll([titleInput('The General', { maturity: 12 })], 2);
  assert.deepEqual(
    (await held(ada)).items.map(({ id: of, good }) => [of, good]),
    [[ticket.id, false]],
  );
  assert.equal(codeOf(await ada.call('GET', `/downloads/${ticket.id}`)), 'played_title_not_found');
  await service.kinora.stores.titles.putAll([titleInput('The General')], 3);
});

test('what cannot be downloaded says why', async () => {
  const ada = await service.signIn();
  const offer = async (name: string) =>
    (await ada.call('GET', `/downloads/offer?movie=${id(name)}`)).json<DownloadOffer>().state;
  const refusal = async (name: string, more = {}) =>
    codeOf(await ada.call('POST', '/downloads', { movieId: id(name), ...more }));
  assert.equal(await offer('Locked'), 'protected');
  assert.equal(await refusal('Locked'), 'download_protected');
  assert.equal(await offer('Unfree'), 'absent');
  assert.equal(await refusal('Unfree'), 'nothing_to_play');
  assert.equal(await refusal('Les Vampires'), 'download_needs_episode');
  assert.equal(await refusal('Les Vampires', { episodeId: 99_999 }), 'played_title_not_found');
  assert.equal(await refusal('The General', { quality: 'video-4320' }), 'download_quality_unknown');
  assert.equal((await service.anonymous('POST', '/downloads', { movieId: 1 })).statusCode, 401);
  assert.equal((await service.anonymous('GET', '/downloads')).statusCode, 401);
});

test('what was watched without a network does not undo what was watched later elsewhere', async () => {
  const ada = await service.signIn();
  const now = service.kinora.clock.now();
  const mark = (position: number, watchedAt?: number) =>
    ada.call('PUT', '/progress', {
      movieId: id('The General'),
      position,
      duration: 4000,
      ...(watchedAt === undefined ? {} : { watchedAt }),
    });
  const position = async () =>
    (await ada.call('GET', '/continue-watching')).json<{ items: WatchItem[] }>().items[0]?.position;
  await mark(1000, now - 60_000);
  assert.equal(await position(), 1000);
  await mark(2000);
  await mark(1500, now - 30_000);
  assert.equal(await position(), 2000);
  await mark(2500, now + 3_600_000);
  assert.equal(await position(), 2500, 'a clock that goes fast counts as now');
});

test('a download tells where its profile stopped on another device, and no other profile', async () => {
  const ada = await service.signIn();
  const { id: kept } = await download(ada, id('The General'));
  const place = async () => (await held(ada)).items.find((item) => item.id === kept)?.place;
  assert.equal(await place(), null);
  const stop = (position: number) =>
    ada.call('PUT', '/progress', { movieId: id('The General'), position, duration: 4000 });
  await stop(1234.5);
  assert.equal((await place())?.position, 1234.5);
  await stop(4000);
  assert.equal((await place())?.position, 0, 'it was watched to its end');
  const guest = (
    await ada.call('POST', '/profiles', { name: 'Guest', avatar: 'moon', language: 'en' })
  ).json<{
    id: number;
  }>();
  await ada.call('PUT', '/session/profile', { profileId: guest.id });
  assert.equal(await place(), null);
});
