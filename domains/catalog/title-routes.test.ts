import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { openTestService, type Client, type TestService } from '../../tests/open-test-service.ts';
import type { SearchAnswer, TitleDetail, TitleFacts } from './contract.ts';

let service: TestService;
let operator: Client;
let viewer: Client;

before(async () => {
  service = await openTestService();
  operator = await service.signIn({ role: 'operator' });
  viewer = await service.signIn();
});
after(() => service.close());

const film: TitleFacts = {
  kind: 'film',
  title: 'The Lantern',
  originalTitle: null,
  year: 1931,
  endYear: null,
  minutes: 61,
  maturity: 12,
  synopsis: 'A lantern goes out.',
  genres: ['drama', 'film-noir'],
  episodes: [],
};
const episode = (season: number, number: number, title: string, id: number | null = null) => ({
  id,
  season,
  number,
  title,
  originalTitle: null,
  minutes: 20,
  synopsis: null,
});
const series: TitleFacts = {
  ...film,
  kind: 'series',
  title: 'The Lanterns',
  minutes: null,
  episodes: [episode(1, 1, 'One'), episode(1, 2, 'Two')],
};

async function make(facts: TitleFacts, again = false): Promise<TitleDetail> {
  const answer = await operator.call('POST', '/movies', { facts, again });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json<TitleDetail>();
}

/** Status, code and the paths of faults. */
async function refused(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) {
  const answer = await operator.call(method, path, body);
  const {
    code,
    faults = [],
    details,
  } = answer.json<{
    code: string;
    faults?: { path: string }[];
    details?: unknown;
  }>();
  return { status: answer.statusCode, code, paths: faults.map((fault) => fault.path), details };
}

test('POST /movies makes a title that is found at once, and a second of its name and year only when it is meant', async () => {
  const made = await make(film);
  assert.deepEqual(
    [made.title, made.year, made.minutes, made.maturity, made.synopsis, made.playable],
    ['The Lantern', 1931, 61, 12, 'A lantern goes out.', false],
  );
  assert.deepEqual(made.genres, [
    { slug: 'drama', name: 'Drama' },
    { slug: 'film-noir', name: 'Film noir' },
  ]);
  const found = await operator.call('GET', '/search?q=lantern');
  assert.deepEqual(
    found.json<SearchAnswer>().titles.map(({ id }) => id),
    [made.id],
  );
  const twice = { facts: { ...film, title: ' the  lantern ' } };
  assert.deepEqual(await refused('POST', '/movies', twice), {
    status: 409,
    code: 'title_exists',
    paths: [],
    details: { id: made.id },
  });
  await make({ ...film, year: 1932 });
  assert.notEqual((await make(film, true)).id, made.id);
});

test('POST /movies names each field that does not do', async () => {
  const fault = async (facts: object) => (await refused('POST', '/movies', { facts })).paths;
  assert.deepEqual(await fault({ ...film, title: '  ', year: 18 }), ['facts.title', 'facts.year']);
  assert.deepEqual(await fault({ ...film, endYear: 1940 }), ['facts.endYear']);
  assert.deepEqual(await fault({ ...film, genres: ['drama', 'drama'] }), ['facts.genres']);
  assert.deepEqual(await fault({ ...series, episodes: [] }), ['facts.episodes']);
  assert.deepEqual(await fault({ ...series, minutes: 4 }), ['facts.minutes']);
  assert.deepEqual(await fault({ ...series, endYear: 1920 }), ['facts.endYear']);
  const doubled = [...series.episodes, episode(1, 2, 'Two again')];
  assert.deepEqual(await fault({ ...series, episodes: doubled }), ['facts.episodes.2.number']);
  assert.equal(
    (await refused('POST', '/movies', { facts: { ...film, title: 'Sport', genres: ['sport'] } })).code,
    'genre_unknown',
  );
});

test('PUT /movies/:id corrects a title; episodes keep their ids where they move, and imports leave it alone', async () => {
  const { titles, search } = service.kinora.stores;
  const input = titleInput('Les Lanternes', { kind: 'series', genres: [{ slug: 'serial', name: 'Serial' }] });
  const episodes = [1, 2, 3].map((number) => ({ ...episode(1, number, `Part ${number}`) }));
  const [id = 0] = await titles.putAll([{ ...input, episodes }], 1);
  const before = (await operator.call('GET', `/movies/${id}`)).json<TitleDetail>();
  const [one, two, three] = before.episodes.map((each) => each.id);
  const facts: TitleFacts = {
    ...series,
    title: 'The Lamps',
    genres: ['serial', 'comedy'],
    episodes: [episode(1, 1, 'Second first', two), episode(1, 2, 'First second', one), episode(2, 1, 'New')],
  };
  const answer = await operator.call('PUT', `/movies/${id}`, facts);
  assert.equal(answer.statusCode, 200, answer.body);
  const after = answer.json<TitleDetail>();
  assert.deepEqual(
    after.episodes.map((each) => [each.season, each.number, each.title]),
    [
      [1, 1, 'Second first'],
      [1, 2, 'First second'],
      [2, 1, 'New'],
    ],
  );
  assert.deepEqual([after.episodes[0]?.id, after.episodes[1]?.id], [two, one]);
  assert.deepEqual(
    after.genres.map(({ slug }) => slug),
    ['serial', 'comedy'],
  );
  assert.deepEqual([after.countries, after.free], [before.countries, before.free]);
  assert.deepEqual((await search.search('lamps ', { limit: 5, people: 0, maturityLimit: 18 })).titles, [id]);
  await titles.putAll([{ ...input, episodes }], 2);
  assert.deepEqual((await operator.call('GET', `/movies/${id}`)).json<TitleDetail>(), after);

  const stranger = { ...facts, episodes: [episode(1, 1, 'Gone', three)] };
  assert.equal((await refused('PUT', `/movies/${id}`, stranger)).code, 'episode_not_found');
  assert.equal((await refused('PUT', `/movies/${id}`, film)).code, 'title_kind');
  assert.equal((await refused('PUT', '/movies/999999', film)).code, 'title_not_found');
});

test('what has a video is neither removed nor loses its episode, also while the video can be restored', async () => {
  const { assets } = service.kinora.media;
  const made = await make({ ...series, title: 'With video' });
  const [first, second] = made.episodes;
  const asset = await assets.add(
    {
      titleId: made.id,
      episodeId: first?.id ?? 0,
      origin: 'file',
      sourceName: 'a.mp4',
      sourcePath: null,
      facts: null,
    },
    1,
  );
  await assets.remove(asset.id, 2);
  const without = { ...series, title: 'Changed', episodes: [episode(1, 2, 'Two', second?.id ?? 0)] };
  assert.deepEqual(await refused('PUT', `/movies/${made.id}`, without), {
    status: 409,
    code: 'episode_in_use',
    paths: [],
    details: { episodeId: first?.id },
  });
  const now = (await operator.call('GET', `/movies/${made.id}`)).json<TitleDetail>();
  assert.deepEqual(now, made, 'nothing was changed');
  assert.equal((await refused('DELETE', `/movies/${made.id}`)).code, 'title_in_use');
  await assets.forget(asset.id, 3);
  const fewer = await operator.call('PUT', `/movies/${made.id}`, without);
  assert.equal(fewer.json<TitleDetail>().episodes.length, 1);
  assert.equal((await operator.call('DELETE', `/movies/${made.id}`)).statusCode, 204);
  assert.equal((await operator.call('GET', `/movies/${made.id}`)).statusCode, 404);
  assert.equal((await refused('DELETE', `/movies/${made.id}`)).code, 'title_not_found');
  const [imported = 0] = await service.kinora.stores.titles.putAll([titleInput('Imported')], 1);
  assert.equal((await refused('DELETE', `/movies/${imported}`)).code, 'title_in_use');
});

test('nobody but an operator makes, corrects or removes titles', async () => {
  const { id } = await make({ ...film, title: 'Guarded' });
  const calls = [
    ['POST', '/movies', { facts: film }],
    ['PUT', `/movies/${id}`, film],
    ['DELETE', `/movies/${id}`, undefined],
    ['DELETE', `/movies/${id}/still`, undefined],
  ] as const;
  for (const [method, path, body] of calls) {
    assert.equal((await viewer.call(method, path, body)).statusCode, 403, `${method} ${path}`);
    assert.equal((await service.anonymous(method, path, body)).statusCode, 401, `${method} ${path}`);
  }
});
