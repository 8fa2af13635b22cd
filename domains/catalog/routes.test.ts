import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sqlChannelStore } from '#adapters/sql/channel-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlTitleStore } from '#adapters/sql/title-store.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { searchIndex } from '#adapters/sqlite/search-index.ts';
import { buildApp } from '#apps/server/http/build-app.ts';
import type { Viewer } from '#domains/identity/contract.ts';
import { encodeCursor } from '#engine/api/page.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import type { TitleCard } from './contract.ts';
import { catalogRoutes } from './routes.ts';
import { sampleTitle } from './title-store.suite.ts';

const { db, raw, close } = openSqlite(':memory:');
await migrate(db);
const titles = sqlTitleStore(db);
const channels = sqlChannelStore(db);
const search = searchIndex(raw);

/** Who is asking, as the identity domain would say. */
let viewer: Viewer | null = null;
let app: ApiApp;

function viewerUpTo(maturityLimit: 7 | 18): Viewer {
  return {
    accountId: 1,
    sessionId: 1,
    role: 'viewer',
    profile: {
      id: 1,
      name: 'A',
      avatar: 'reel',
      language: 'en',
      kids: false,
      maturityLimit,
      autoplayNext: true,
      autoplayPreviews: true,
      theme: 'system',
      personalised: true,
      createdAt: 0,
    },
  };
}

before(async () => {
  const art = {
    of: (row: { id: number }) => ({ poster: `/p/${row.id}`, card: '/c', backdrop: '/b', tone: '#000000' }),
  };
  app = await buildApp(
    { trustProxy: false, rateLimit: false, version: '0', logger: false },
    {
      api: (scope) =>
        catalogRoutes(scope, {
          titles,
          channels,
          search,
          art,
          viewers: { optional: () => Promise.resolve(viewer) },
        }),
      site: () => undefined,
    },
  );
  await titles.putAll(
    Array.from({ length: 45 }, (_, n) =>
      sampleTitle(`f${n}`, {
        title: `Film ${String(n % 10)}`,
        year: 1920 + (n % 3),
        maturity: n % 2 === 0 ? 0 : 16,
        genres: [{ slug: 'drama', name: 'Drama' }],
        credits: [{ name: `Director ${n % 4}`, role: 'director', as: null }],
      }),
    ),
    1,
  );
  await channels.putAll([
    { slug: 'first', name: { en: 'First' }, description: { en: 'The first' }, titleIds: [2, 1, 4] },
  ]);
  await db
    .insertInto('links')
    .values([{ title_id: 1, movielens_id: 7, imdb_id: 'tt0000001', tmdb_id: null }])
    .execute();
});
after(async () => {
  await app.close();
  await close();
});

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.inject({ url: `/api/v1${path}`, headers });
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    body: response.body ? response.json() : null,
  };
}

test('GET /movies pages through every title once while titles are added', async () => {
  for (const sort of ['popular', 'title', 'new', 'year']) {
    const seen: number[] = [];
    let cursor: string | null = null;
    let added = 0;
    do {
      const page: { body: { items: TitleCard[]; next: string | null } } = await get(
        `/movies?sort=${sort}&genre=drama&limit=10${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.next;
      added += 1;
      const name = `${sort} ${added}`;
      await titles.putAll(
        [sampleTitle(name, { title: `Film ${added}`, year: 1921, maturity: 0 })],
        1 + added,
      );
    } while (cursor !== null);
    assert.equal(new Set(seen).size, seen.length, `${sort}: no double`);
    assert.deepEqual(
      seen.filter((id) => id <= 45).toSorted((a, b) => a - b),
      Array.from({ length: 45 }, (_, n) => n + 1),
      `${sort}: no gap`,
    );
  }
});

test('GET /movies refuses a bad cursor, limit, kind and decade with a code', async () => {
  const cursorOf = (...parts: (string | number | null)[]) => `/movies?cursor=${encodeCursor(parts)}`;
  for (const path of [
    '/movies?cursor=x',
    cursorOf('new', 5, 1),
    cursorOf('popular', 'a', 1),
    cursorOf('popular', 1, 1.5),
    cursorOf('popular', null, 1),
  ]) {
    const { status, body } = await get(path);
    assert.deepEqual([status, body.code], [400, 'cursor_invalid'], path);
  }
  for (const path of [
    '/movies?limit=0',
    '/movies?limit=101',
    '/movies?limit=ten',
    '/movies?kind=book',
    '/movies?decade=1925',
    '/movies?person=-1',
    '/movies?sort=best',
  ]) {
    const { status, body, headers } = await get(path);
    assert.deepEqual([status, body.code], [400, 'request_invalid'], path);
    assert.match(String(headers['content-type']), /application\/problem\+json/);
    assert.equal(body.faults.length, 1);
  }
});

test('GET /movies/:id answers 404 with a code for ids that are not there, and 400 for what is no id', async () => {
  assert.equal((await get('/movies/999999')).body.code, 'title_not_found');
  for (const id of ['0', '-1', '1.5', 'x', '99999999999999999999', '%2e%2e%2f', '1;drop']) {
    assert.equal((await get(`/movies/${id}`)).status, 400, id);
  }
});

test('a profile below 18 sees rated titles up to its limit, on every route', async () => {
  viewer = viewerUpTo(7);
  const page = await get('/movies?limit=100');
  assert.ok(page.body.items.length > 20);
  assert.ok(page.body.items.every((title: TitleCard) => title.maturity === 0));
  assert.equal((await get('/movies/1')).status, 200);
  assert.equal((await get('/movies/2')).body.code, 'title_not_found');
  assert.equal((await get('/channels/first')).body.titles, 1);
  assert.ok((await get('/search?q=film')).body.titles.every((title: TitleCard) => title.maturity === 0));
  viewer = viewerUpTo(18);
  assert.equal((await get('/movies/2')).status, 200);
  viewer = null;
});

test('answers with an ETag come back as 304 without a body when nothing changed', async () => {
  for (const path of ['/movies/1', '/facets', '/channels', '/channels/first']) {
    const first = await get(path);
    const etag = String(first.headers.etag);
    assert.match(etag, /^W\/".+"$/, path);
    assert.equal(first.headers['cache-control'], 'private, no-cache');
    for (const header of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const again = await get(path, { 'if-none-match': header });
      assert.deepEqual([again.status, again.text], [304, ''], `${path} ${header}`);
      assert.equal(again.headers.etag, etag);
    }
    assert.equal((await get(path, { 'if-none-match': 'W/"other"' })).status, 200);
  }
  const etag = String((await get('/channels')).headers.etag);
  await channels.putAll([
    { slug: 'first', name: { en: 'Renamed' }, description: { en: 'x' }, titleIds: [2, 1, 4] },
  ]);
  assert.equal((await get('/channels', { 'if-none-match': etag })).status, 200);
});

test('GET /channels shows each with its number of titles and a cover', async () => {
  const { body } = await get('/channels');
  assert.deepEqual(
    body.items.map((channel: { slug: string; titles: number; cover: TitleCard[] }) => [
      channel.slug,
      channel.titles,
      channel.cover.map(({ id }) => id),
    ]),
    [['first', 3, [2, 1, 4]]],
  );
  assert.equal((await get('/channels/none')).body.code, 'channel_not_found');
});

test('GET /people/:id names someone with credits, and /movies?person= their titles', async () => {
  const { body } = await get('/movies/1');
  const { personId } = body.credits[0];
  const person = await get(`/people/${personId}`);
  assert.equal(person.body.name, 'Director 0');
  const shown = await get(`/movies?person=${personId}&limit=100`);
  assert.equal(shown.body.items.length, person.body.titles);
  assert.equal((await get('/people/9999')).body.code, 'person_not_found');
});

test('GET /search answers titles, people and genres, and nothing for an empty query', async () => {
  const { body } = await get('/search?q=drma');
  assert.equal(body.correctedTo, 'drama');
  assert.deepEqual(body.genres, [{ slug: 'drama', name: 'Drama' }]);
  assert.equal(body.titles.length, 20);
  assert.equal((await get('/search?q=director%203')).body.people[0].name, 'Director 3');
  assert.deepEqual((await get('/search?q=')).body.titles, []);
  assert.equal((await get('/search')).body.code, 'request_invalid');
  assert.equal((await get(`/search?q=${'x'.repeat(201)}`)).body.code, 'request_invalid');
});

test('GET /links pages in the order of titles', async () => {
  assert.deepEqual((await get('/links')).body, {
    items: [{ movieId: 1, movielensId: 7, imdbId: 'tt0000001', tmdbId: null }],
    next: null,
  });
  assert.equal((await get(`/links?cursor=${encodeCursor(['popular', 1])}`)).body.code, 'cursor_invalid');
});
