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
import { nothingFound } from '#engine/media/media-analysis.ts';
import { addMedia } from './add-media.ts';
import type { AssetView } from './contract.ts';

let service: TestService;
let operator: Client;
let viewer: Client;
let titles: number[];
const folder = mkdtempSync(join(tmpdir(), 'kinora-assets-'));
const film = join(folder, 'film.mp4');

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  makeFixture({ file: film, container: 'mp4', seconds: 8, video: { width: 640, height: 360, rate: '24' } });
  service = await openTestService();
  titles = await service.kinora.stores.titles.putAll(
    ['The General', 'Nosferatu', 'Safety Last!', 'Metropolis'].map((name) => titleInput(name)),
    1,
  );
  operator = await service.signIn({ role: 'operator' });
  viewer = await service.signIn();
});

after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

async function add(title: number) {
  const { kinora } = service;
  const { transcoder, assets } = kinora.media;
  const deps = { transcoder, assets, jobs: kinora.stores.jobs, clock: kinora.clock };
  return addMedia(deps, { titleId: titles[title] ?? 0, episodeId: null, file: film });
}

async function show(id: number): Promise<AssetView> {
  return (await operator.call('GET', `/assets/${id}`)).json<AssetView>();
}

async function step(id: number, name: string): Promise<[number, string]> {
  const answer = await operator.call('POST', `/assets/${id}/${name}`);
  const body = answer.json<{ work?: string; code?: string }>();
  return [answer.statusCode, body.work ?? body.code ?? ''];
}

/** Until it holds. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1500; tries++) {
    if (await holds()) return;
    await pause(20);
  }
  assert.fail('it never came to that');
}

test('the steps of work follow each other as they must, and what makes no sense is refused', async () => {
  const { asset } = await add(0);
  assert.equal((await show(asset.id)).work, 'waiting');
  assert.deepEqual(await step(asset.id, 'resume'), [409, 'asset_work']);
  assert.deepEqual(await step(asset.id, 'retry'), [409, 'asset_work']);
  assert.deepEqual(await step(asset.id, 'pause'), [200, 'paused']);
  assert.deepEqual(await step(asset.id, 'pause'), [409, 'asset_work']);
  assert.deepEqual(await step(asset.id, 'resume'), [200, 'waiting']);
  assert.deepEqual(await step(asset.id, 'cancel'), [200, 'cancelled']);
  assert.deepEqual(await step(asset.id, 'cancel'), [409, 'asset_work']);
  assert.deepEqual(await step(asset.id, 'resume'), [409, 'asset_work']);
  assert.deepEqual(await step(asset.id, 'retry'), [200, 'waiting']);
  assert.deepEqual(await step(999_999, 'pause'), [404, 'asset_not_found']);
  await step(asset.id, 'cancel');
});

test('a paused running job stops its child, keeps what is finished, and is completed after it is resumed', async () => {
  const { kinora } = service;
  const { asset, job } = await add(1);
  const first = kinora.media.runJob(job.id);
  await eventually(async () => {
    const now = await show(asset.id);
    return now.state === 'ready' && now.progress < 1;
  });
  const running = await show(asset.id);
  assert.equal(running.work, 'running');
  assert.deepEqual(await step(asset.id, 'pause'), [200, 'paused']);
  // Resolves because the child was ended: the rest of the work is never done by this run.
  await first;
  const paused = await show(asset.id);
  assert.deepEqual([paused.work, paused.complete, paused.secondsLeft], ['paused', false, null]);
  assert.ok(paused.renditions.length > 0 && paused.progress > 0);
  await kinora.media.runJob(job.id);
  assert.equal((await show(asset.id)).work, 'paused', 'no worker takes a paused job');
  await step(asset.id, 'resume');
  await eventually(async () => {
    await kinora.media.runJob(job.id);
    return (await show(asset.id)).complete;
  });
  const done = await show(asset.id);
  assert.deepEqual([done.work, done.progress, done.state], ['done', 1, 'ready']);
  assert.deepEqual(await step(asset.id, 'retry'), [409, 'asset_work']);
});

test('time left is told from how the work went since it was taken up', async () => {
  const { kinora } = service;
  const { asset, job } = await add(2);
  const { jobs } = kinora.stores;
  const now = kinora.clock.now();
  const at = (seconds: number) => now + seconds * 1000;
  await jobs.claim('w', [job.kind], at(10), at(20), job.id);
  assert.equal((await show(asset.id)).secondsLeft, null);
  await jobs.heartbeat(job.id, 'w', 0.25, at(20), at(30));
  assert.equal((await show(asset.id)).secondsLeft, 30);
  await jobs.claim('x', [job.kind], at(40), at(50), job.id);
  assert.equal((await show(asset.id)).secondsLeft, null);
  await jobs.heartbeat(job.id, 'x', 0.5, at(50), at(60));
  assert.equal((await show(asset.id)).secondsLeft, 20);
  await jobs.cancel(job.id, at(60));
});

test('PUT /assets/:id/markers sets chapters and markers by hand, which detection does not replace', async () => {
  const { asset } = await add(3);
  const put = (body: object) => operator.call('PUT', `/assets/${asset.id}/markers`, body);
  const chapters = [
    { start: 0, end: 3.5, title: 'Départ' },
    { start: 3.5, end: 8, title: null },
  ];
  const credits = { kind: 'credits', start: 6, end: 8 };
  const intro = { kind: 'intro', start: 0, end: 2.25 };
  const set = (await put({ chapters, markers: [credits, intro] })).json<AssetView>();
  assert.deepEqual([set.chapters, set.markers], [chapters, [intro, credits]]);
  const found = { ...nothingFound, markers: [{ kind: 'recap', start: 0, end: 1 } as const] };
  await service.kinora.media.assets.update(asset.id, { analysis: found }, 1);
  const kept = await show(asset.id);
  assert.deepEqual([kept.chapters, kept.markers], [chapters, [intro, credits]]);
  assert.deepEqual(kept.setByHand, { chapters: true, markers: true });
  const back = (await put({ chapters, markers: null })).json<AssetView>();
  assert.deepEqual([back.markers, back.setByHand.markers], [found.markers, false]);

  const twice = await put({ chapters: null, markers: [intro, { ...intro, start: 2 }] });
  assert.deepEqual([twice.statusCode, twice.json<{ code: string }>().code], [400, 'marks_invalid']);
  assert.deepEqual(twice.json<{ details: object }>().details, { path: 'markers.1.start' });
  assert.match(twice.json<{ detail: string }>().detail, /the intro from 0:02: .* until 0:02\.25/);
  const late = await put({ chapters: null, markers: [{ ...credits, end: 80 }] });
  assert.match(
    late.json<{ detail: string }>().detail,
    /the credits from 0:06 to 1:20: the film ends at 0:08/,
  );
  assert.ok((await put({ chapters: null, markers: [{ ...intro, kind: 'advert' }] })).statusCode >= 400);
  assert.equal((await show(asset.id)).setByHand.chapters, true, 'what was refused changed nothing');
  assert.equal(
    (await operator.call('PUT', '/assets/999999/markers', { chapters, markers: null })).statusCode,
    404,
  );
  const refused = await viewer.call('PUT', `/assets/${asset.id}/markers`, { chapters, markers: null });
  assert.equal(refused.statusCode, 403);
});

test('nobody but an operator sees or steers the work', async () => {
  const { asset } = await add(3);
  for (const path of ['pause', 'resume', 'cancel', 'retry'].map((name) => `/assets/${asset.id}/${name}`)) {
    assert.equal((await viewer.call('POST', path)).statusCode, 403, path);
    assert.equal((await service.anonymous('POST', path)).statusCode, 401, path);
  }
  assert.equal((await show(asset.id)).work, 'waiting');
});
