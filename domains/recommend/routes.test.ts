import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Client, openTestService, type TestService } from '../../tests/open-test-service.ts';
import { seedTastes, type Tastes } from '../../tests/seed-tastes.ts';
import type { Home, ModelRecord, Recommended, Why } from './contract.ts';

let service: TestService;
let tastes: Tastes;
let operator: Client;

before(async () => {
  service = await openTestService();
  tastes = await seedTastes(service.kinora);
  operator = await service.signIn({ role: 'operator' });
});
after(() => service.close());

const home = async (client: Client): Promise<Home> => {
  const answer = await client.call('GET', '/home');
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<Home>();
};
const kinds = ({ rows }: Home): string[] => rows.map((row) => row.kind);
const idsOf = ({ rows }: Home, kind: string): number[] =>
  rows.find((row) => row.kind === kind)?.items.map((item) => item.title.id) ?? [];
const rate = (client: Client, title: number, stars: number) =>
  service.kinora.stores.taste.rate(client.profileId, title, stars, Date.now());
/** Past the time for which the service does not look whether another model was promoted. */
const nextModel = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 550));
  await home(operator);
  await new Promise((resolve) => setTimeout(resolve, 50));
};

test('before the first training GET /home, similar and why answer by popularity and facts', async () => {
  const viewer = await service.signIn();
  await rate(viewer, tastes.comedies[0] ?? 0, 5);
  const page = await home(viewer);
  assert.equal(page.model, null);
  assert.ok(page.hero);
  assert.ok(kinds(page).includes('top-10') && kinds(page).includes('because'));
  assert.ok(!kinds(page).includes('for-you'));
  const similar = await viewer.call('GET', `/movies/${tastes.comedies[0]}/similar`);
  const { items } = similar.json<{ items: Recommended[] }>();
  assert.ok(tastes.comedies.includes(items[0]?.title.id ?? 0));
  const why = (await viewer.call('GET', `/movies/${tastes.comedies[3]}/why`)).json<Why>();
  assert.equal(why.match, null);
  assert.equal(why.reason?.kind, 'popular');
});

test('one rating changes GET /home at once, without a training', async () => {
  await service.kinora.recommend.train({ seed: 1, quick: true });
  await nextModel();
  const viewer = await service.signIn();
  const before = await home(viewer);
  assert.equal(before.model?.name, 'ease');
  assert.ok(!kinds(before).includes('for-you'));
  assert.equal(before.hero?.match, null);

  const horror = tastes.horrors[5] ?? 0;
  await rate(viewer, horror, 5);
  const afterwards = await home(viewer);
  assert.deepEqual(kinds(afterwards).slice(0, 1), ['for-you']);
  const forYou = idsOf(afterwards, 'for-you');
  assert.ok(!forYou.includes(horror));
  assert.ok(
    forYou.slice(0, 8).every((id) => tastes.horrors.includes(id)),
    String(forYou),
  );
  assert.equal(afterwards.hero?.title.id, forYou[0]);
  assert.ok((afterwards.hero?.match ?? 0) > 0);
  assert.deepEqual(afterwards.hero?.reason, {
    kind: 'because',
    titles: [{ id: horror, title: 'Horror 6', share: 1 }],
  });

  await rate(viewer, horror, 1);
  assert.ok(!kinds(await home(viewer)).includes('for-you'));
});

test('GET /home uses no history of a profile that turned personalisation off', async () => {
  const viewer = await service.signIn();
  await rate(viewer, tastes.horrors[0] ?? 0, 5);
  assert.ok(kinds(await home(viewer)).includes('for-you'));
  await service.kinora.stores.taste.addToList(viewer.profileId, tastes.comedies[0] ?? 0, 1);
  const off = await viewer.call('PATCH', `/profiles/${viewer.profileId}`, { personalised: false });
  assert.equal(off.statusCode, 200, off.body);
  const page = await home(viewer);
  assert.deepEqual(
    kinds(page).filter((kind) => ['for-you', 'because', 'my-list'].includes(kind)),
    ['my-list'],
  );
  const why = (await viewer.call('GET', `/movies/${tastes.horrors[3]}/why`)).json<Why>();
  assert.equal(why.reason?.kind, 'popular');
});

test('GET /home, similar and why keep to the maturity limit', async () => {
  const viewer = await service.signIn();
  await rate(viewer, tastes.horrors[0] ?? 0, 5);
  await viewer.call('PATCH', `/profiles/${viewer.profileId}`, { kids: true, maturityLimit: 7 });
  const page = await home(viewer);
  const shown = [page.hero, ...page.rows.flatMap((row) => row.items)];
  assert.ok(shown.length > 10);
  assert.ok(shown.every((item) => (item?.title.maturity ?? 99) <= 7));
  for (const path of ['similar', 'why']) {
    const answer = await viewer.call('GET', `/movies/${tastes.horrors[0]}/${path}`);
    assert.equal(answer.statusCode, 404);
    assert.equal(answer.json<{ code: string }>().code, 'recommended_title_not_found');
  }
});

test('GET /movies/:id/similar gives what the same people chose', async () => {
  const answer = await service.anonymous('GET', `/movies/${tastes.horrors[2]}/similar`);
  const { items } = answer.json<{ items: Recommended[] }>();
  assert.ok(items.length >= 10);
  assert.ok(items.slice(0, 10).every((item) => tastes.horrors.includes(item.title.id)));
  assert.ok(items.every((item) => item.title.id !== tastes.horrors[2]));
  assert.equal((await service.anonymous('GET', '/movies/99999/similar')).statusCode, 404);
});

test('GET /movies/:id/why names the rated titles that speak for it, with their shares', async () => {
  const viewer = await service.signIn();
  for (const id of tastes.comedies.slice(0, 3)) await rate(viewer, id, 5);
  const why = (await viewer.call('GET', `/movies/${tastes.comedies[3]}/why`)).json<Why>();
  assert.equal(why.reason?.kind, 'because');
  const titles = why.reason?.kind === 'because' ? why.reason.titles : [];
  assert.ok(titles.length > 0 && titles.every(({ id }) => tastes.comedies.slice(0, 3).includes(id)));
  assert.ok(titles.reduce((sum, { share }) => sum + share, 0) <= 1.000_001);
  const other = (await viewer.call('GET', `/movies/${tastes.horrors[6]}/why`)).json<Why>();
  assert.ok((other.match ?? 1) < (why.match ?? 0));
  assert.equal((await service.anonymous('GET', `/movies/${tastes.comedies[6]}/why`)).statusCode, 401);
});

test('POST /recommendations counts the people who chose the titles and what else they chose', async () => {
  const { stores } = service.kinora;
  const [first = 0, second = 0] = tastes.horrors;
  const answer = await service.anonymous('POST', '/recommendations', {
    titles: ['horror 1 (1915)', second, 'Comedy 1 (1999)', 'Nothing of the kind'],
    limit: 5,
  });
  assert.equal(answer.statusCode, 200, answer.body);
  const body = answer.json<{
    from: { id: number }[];
    unknown: string[];
    viewers: number;
    items: Recommended[];
  }>();
  assert.deepEqual(
    body.from.map(({ id }) => id),
    [first, second],
  );
  assert.deepEqual(body.unknown, ['Comedy 1 (1999)', 'Nothing of the kind']);
  assert.equal(body.items.length, 5);

  // The same counted by the database: who rated any of them above a dislike, without those who want no profiling.
  const rated = await stores.sqlite.db
    .selectFrom('ratings')
    .innerJoin('profiles', 'profiles.id', 'ratings.profile_id')
    .select(['profile_id', 'title_id'])
    .where('profiles.personalised', '=', 1)
    .where('half_stars', '>', 4)
    .execute();
  const people = new Set(
    rated.filter((row) => [first, second].includes(row.title_id)).map((row) => row.profile_id),
  );
  assert.equal(body.viewers, people.size);
  for (const { title, reason } of body.items) {
    const viewers = rated.filter((row) => row.title_id === title.id && people.has(row.profile_id)).length;
    assert.deepEqual(reason, { kind: 'shared-viewers', viewers, of: people.size });
    assert.ok(tastes.horrors.includes(title.id));
  }
});

test('POST /recommendations answers nothing found with an empty list, and refuses what is no title', async () => {
  const unknown = await service.anonymous('POST', '/recommendations', { titles: ['Nothing of the kind'] });
  assert.equal(unknown.statusCode, 200);
  assert.deepEqual(unknown.json<{ items: unknown[] }>().items, []);
  for (const titles of [[], [''], [0], 'Heat', [null], Array.from({ length: 51 }, () => 1)]) {
    assert.equal((await service.anonymous('POST', '/recommendations', { titles })).statusCode, 400);
  }
});

test('models are listed, promoted and rolled back by operators only, without a restart', async () => {
  const viewer = await service.signIn();
  for (const [method, path] of [
    ['GET', '/models'],
    ['POST', '/models/x/promote'],
    ['POST', '/models/rollback'],
  ] as const) {
    assert.equal((await viewer.call(method, path)).statusCode, 403);
    assert.equal((await service.anonymous(method, path)).statusCode, 401);
  }
  const listed = async () => (await operator.call('GET', '/models')).json<{ items: ModelRecord[] }>().items;
  const [first] = await listed();
  await service.kinora.recommend.train({ seed: 2, models: ['implicit-als'], params: { factors: 8 } });
  const [second] = await listed();
  assert.deepEqual(second?.aliases, ['champion']);
  await nextModel();
  assert.equal((await home(operator)).model?.id, second?.id);

  const back = await operator.call('POST', '/models/rollback');
  assert.equal(back.json<ModelRecord>().id, first?.id);
  await nextModel();
  assert.equal((await home(operator)).model?.id, first?.id);

  const forth = await operator.call('POST', `/models/${second?.id}/promote`);
  assert.deepEqual(forth.json<ModelRecord>().aliases, ['champion']);
  const missing = await operator.call('POST', '/models/never-trained/promote');
  assert.equal(missing.json<{ code: string }>().code, 'model_not_found');
});
