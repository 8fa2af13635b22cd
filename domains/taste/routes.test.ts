import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { openTestService } from '../../tests/open-test-service.ts';

const service = await openTestService();
after(() => service.close());
const [first = 0, second = 0, scary = 0] = await service.kinora.stores.titles.putAll(
  [titleInput('The Kid'), titleInput('Sherlock Jr.'), titleInput('Nosferatu', { maturity: 16 })],
  1,
);
const ada = await service.signIn();
const operator = await service.signIn({ role: 'operator', email: 'operator@kinora.example' });

test('PUT /movies/:id/rating answers what the profile now says, and GET says it again', async () => {
  const answer = await ada.call('PUT', `/movies/${first}/rating`, { stars: 4.5 });
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(answer.json(), { movieId: first, stars: 4.5, thumb: null, inList: false });
  assert.deepEqual((await ada.call('GET', `/movies/${first}/taste`)).json(), answer.json());
  const detail = await service.anonymous('GET', `/movies/${first}`);
  assert.deepEqual(detail.json<{ ratings: unknown }>().ratings, { count: 1, mean: 4.5 });
});

test('PUT /movies/:id/rating refuses stars that are not half stars from 0.5 to 5, naming the field', async () => {
  for (const stars of [0, 0.25, 5.5, -1, '4', null]) {
    const answer = await ada.call('PUT', `/movies/${first}/rating`, { stars });
    assert.equal(answer.statusCode, 400, String(stars));
    assert.equal(answer.json<{ faults: { path: string }[] }>().faults[0]?.path, 'stars');
  }
});

test('taste needs a person, and a title that is there', async () => {
  assert.equal((await service.anonymous('PUT', `/movies/${first}/rating`, { stars: 4 })).statusCode, 401);
  const unknown = await ada.call('PUT', '/movies/999999/thumb', { thumb: 'up' });
  assert.equal(unknown.statusCode, 404);
  assert.equal(unknown.json<{ code: string }>().code, 'rated_title_not_found');
});

test('a title above the maturity limit is as unknown to taste as one that is not there', async () => {
  const child = await service.signIn({ profiles: [{ name: 'Kids', kids: true, maturityLimit: 7 }] });
  const answers = [
    await child.call('GET', `/movies/${scary}/taste`),
    await child.call('PUT', `/movies/${scary}/rating`, { stars: 5 }),
    await child.call('DELETE', `/movies/${scary}/rating`),
    await child.call('PUT', `/movies/${scary}/thumb`, { thumb: 'love' }),
    await child.call('PUT', `/my-list/${scary}`),
  ];
  for (const answer of answers) {
    assert.equal(answer.statusCode, 404, answer.body);
    assert.equal(answer.json<{ code: string }>().code, 'rated_title_not_found');
  }
  assert.deepEqual((await child.call('GET', '/ratings')).json<{ items: unknown[] }>().items, []);
  const detail = await service.anonymous('GET', `/movies/${scary}`);
  assert.equal(detail.json<{ ratings: { count: number } }>().ratings.count, 0);
});

test('DELETE takes ratings and thumbs back', async () => {
  await ada.call('PUT', `/movies/${second}/rating`, { stars: 2 });
  await ada.call('PUT', `/movies/${second}/thumb`, { thumb: 'love' });
  await ada.call('DELETE', `/movies/${second}/rating`);
  const answer = await ada.call('DELETE', `/movies/${second}/thumb`);
  assert.deepEqual(answer.json(), { movieId: second, stars: null, thumb: null, inList: false });
});

test('My List pages newest first, hides what is above the maturity limit, and forgets what is taken off', async () => {
  const kid = await service.signIn({
    email: 'kid@kinora.example',
    profiles: [{ name: 'Kid' }],
  });
  for (const id of [first, second, scary]) await kid.call('PUT', `/my-list/${id}`);
  await kid.call('PATCH', `/profiles/${kid.profileId}`, { kids: true, maturityLimit: 7 });
  const page = (await kid.call('GET', '/my-list?limit=2')).json<{
    items: { title: { id: number } }[];
    next: string;
  }>();
  const rest = (await kid.call('GET', `/my-list?limit=2&cursor=${page.next}`)).json<typeof page>();
  const ids = [...page.items, ...rest.items].map((item) => item.title.id);
  assert.deepEqual(ids, [second, first]);
  assert.equal((await kid.call('DELETE', `/my-list/${second}`)).statusCode, 204);
  const left = (await kid.call('GET', '/my-list')).json<typeof page>();
  assert.deepEqual(
    left.items.map((item) => item.title.id),
    [first],
  );
});

test('GET /ratings shows a viewer the own ones alone, and an operator all', async () => {
  await operator.call('PUT', `/movies/${first}/rating`, { stars: 1 });
  const own = (await ada.call('GET', '/ratings')).json<{ items: { userId: number }[] }>();
  assert.ok(own.items.length > 0 && own.items.every((rating) => rating.userId === ada.profileId));
  const others = await ada.call('GET', `/ratings?user=${operator.profileId}`);
  assert.equal(others.statusCode, 403);
  const all = (await operator.call('GET', `/ratings?movie=${first}`)).json<{ items: { userId: number }[] }>();
  assert.deepEqual(
    new Set(all.items.map((rating) => rating.userId)),
    new Set([ada.profileId, operator.profileId]),
  );
});
