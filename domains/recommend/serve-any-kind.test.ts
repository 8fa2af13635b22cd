import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { type Client, openTestService, type TestService } from '../../tests/open-test-service.ts';
import { film, seedTastes, type Tastes } from '../../tests/seed-tastes.ts';
import type { Home, Why } from './contract.ts';
import { createCandidate, modelNames, type ModelParameters } from './model-candidates.ts';

let service: TestService;
let tastes: Tastes;

before(async () => {
  service = await openTestService();
  tastes = await seedTastes(service.kinora);
});
after(() => service.close());

/** Profiles of `fan`. */
const fans: number[] = [];
/** Stars of a title that was chosen and then disappointed; nothing else here is rated so. */
const DISAPPOINTING = 2.5;
/** What both rated goes after each test: the next model is to learn from the two tastes alone. */
afterEach(async () => {
  const { db } = service.kinora.stores.sqlite;
  await db
    .deleteFrom('ratings')
    .where((rating) =>
      rating.or([rating('profile_id', 'in', fans), rating('half_stars', '=', 2 * DISAPPOINTING)]),
    )
    .execute();
});

/** Everybody tries half of the other taste and is disappointed: what foretells stars learns nothing of those who like all they choose. */
async function disappoint(): Promise<void> {
  for (const [people, others] of [
    [tastes.merry, tastes.horrors],
    [tastes.grim, tastes.comedies],
  ] as const) {
    for (const [i, person] of people.entries()) {
      for (const title of others.filter((_, place) => (i + place) % 2 === 0))
        await service.kinora.stores.taste.rate(person, title, DISAPPOINTING, i);
    }
  }
}

/** Small enough for a test; each kind takes those that it has. */
const small: ModelParameters = { factors: 4, epochs: 8, hidden: 16, latent: 8, neighbours: 10 };
/** What else a kind needs to learn from sixty people. */
const settings: Readonly<Record<string, ModelParameters>> = {
  // "Horror 2" and "Comedy 2" have the number and the year in common, which two titles share.
  content: { minimumItems: 5 },
  'explicit-als': { regularization: 0.1 },
  'mult-vae': { epochs: 40, batch: 16, learningRate: 0.01 },
  'rec-vae': { epochs: 40, batch: 16, learningRate: 0.01 },
  svd: { epochs: 40, learningRate: 0.02 },
};

/** Trains one kind on the two tastes and waits until the service has taken it up. */
async function serve(name: string, viewer: Client): Promise<void> {
  const { kinora } = service;
  const size = { userCount: 60, itemCount: 30, count: 1000 };
  const known = Object.keys(createCandidate(name, {}, size, 1).params);
  const wished = { ...small, ...settings[name] };
  const params = Object.fromEntries(Object.entries(wished).filter(([key]) => known.includes(key)));
  await kinora.recommend.train({ seed: 1, models: [name], params });
  for (let tries = 0; tries < 1200; tries += 1) {
    if ((await home(viewer)).model?.name === name) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${name} was not taken up`);
}
const home = async (viewer: Client): Promise<Home> => {
  const answer = await viewer.call('GET', '/home');
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<Home>();
};
const why = async (viewer: Client, id: number | undefined): Promise<Why> =>
  (await viewer.call('GET', `/movies/${id}/why`)).json<Why>();

/** A viewer who rated these titles highly, one after another. */
async function fan(titles: readonly number[]): Promise<Client> {
  const viewer = await service.signIn();
  fans.push(viewer.profileId);
  for (const [at, title] of titles.entries())
    await service.kinora.stores.taste.rate(viewer.profileId, title, 5, 1_000 + at);
  return viewer;
}

for (const name of modelNames) {
  test(`GET /home and why are served by ${name}`, async () => {
    const viewer = await fan(tastes.horrors.slice(0, 4));
    if (['svd', 'explicit-als'].includes(name)) await disappoint();
    await serve(name, viewer);
    const page = await home(viewer);
    const forYou = page.rows.find((row) => row.kind === 'for-you')?.items ?? [];
    assert.ok(forYou.length >= 8, JSON.stringify(page.rows.map((row) => row.kind)));
    assert.ok(forYou.every(({ title }) => !tastes.horrors.slice(0, 4).includes(title.id)));
    assert.ok((page.hero?.match ?? -1) >= 0);
    assert.notEqual(page.hero?.reason, null);
    const reason = (await why(viewer, page.hero?.title.id)).reason;
    assert.deepEqual(reason, page.hero?.reason);
    // Popularity is the same for everybody, and nobody here chose in any order: markov is asked below.
    if (['popularity', 'markov'].includes(name)) return;
    const horrors = forYou.slice(0, 8).filter(({ title }) => tastes.horrors.includes(title.id)).length;
    assert.ok(horrors >= 7, `${horrors} of 8`);
  });
}

test('GET /movies/:id/why says what people chose who share a choice, of a model that goes through people', async () => {
  const viewer = await fan(tastes.horrors.slice(0, 3));
  await serve('co-interaction', viewer);
  const { reason } = await why(viewer, tastes.horrors[5]);
  assert.equal(reason?.kind, 'shared-viewers');
  if (reason?.kind !== 'shared-viewers') return;
  assert.ok(reason.viewers > 0 && reason.viewers <= reason.of);
  assert.ok(reason.titles?.every(({ id }) => tastes.horrors.slice(0, 3).includes(id)));
  assert.ok((reason.titles?.length ?? 0) > 0);
});

test('GET /movies/:id/why says what a title has in common with those chosen, of a model that reads content', async () => {
  const viewer = await fan(tastes.horrors.slice(0, 2));
  await serve('content', viewer);
  const { reason } = await why(viewer, tastes.horrors[7]);
  assert.equal(reason?.kind, 'about');
  if (reason?.kind !== 'about') return;
  assert.deepEqual(reason.terms, [{ field: 'genre', term: 'horror' }]);
  assert.ok(reason.titles.every(({ id }) => tastes.horrors.slice(0, 2).includes(id)));
});

test('a title that came after the training is recommended once some people liked it', async () => {
  const { kinora } = service;
  const viewer = await fan(tastes.horrors.slice(0, 3));
  await serve('ease', viewer);
  await serve('item-knn', viewer);
  const [seen] = await kinora.stores.titles.putAll(
    [film('Horror of tomorrow', { slug: 'horror', name: 'Horror' }, 1931)],
    kinora.clock.now(),
  );
  const id = seen ?? 0;
  for (const person of tastes.grim) await kinora.stores.taste.rate(person, id, 5, kinora.clock.now());
  // The catalogue in memory follows within a second; taking up happens when a model is loaded, and every minute.
  await home(viewer);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await home(viewer);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await kinora.recommend.rollBack();
  let found: Why | null = null;
  for (let tries = 0; tries < 40 && (found?.match ?? null) === null; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await home(viewer);
    found = await why(viewer, id);
  }
  assert.notEqual(found?.match ?? null, null);
  assert.equal(found?.reason?.kind, 'because');
  const page = await home(viewer);
  assert.equal(page.model?.name, 'ease');
  const forYou = page.rows.find((row) => row.kind === 'for-you')?.items.map(({ title }) => title.id);
  assert.ok(forYou?.includes(id));
});

test('GET /home goes by the order of what was chosen, where the model does', async () => {
  // Everybody goes on from the first comedy to the second, and from the second to the third.
  const { kinora } = service;
  for (const person of tastes.merry) {
    for (const [at, title] of tastes.comedies.slice(0, 3).entries())
      await kinora.stores.taste.rate(person, title, 5, 1_000_000 + at);
  }
  const viewer = await fan([tastes.comedies[0] ?? 0, tastes.horrors[0] ?? 0, tastes.comedies[1] ?? 0]);
  await serve('markov', viewer);
  assert.equal((await home(viewer)).hero?.title.id, tastes.comedies[2]);
});
