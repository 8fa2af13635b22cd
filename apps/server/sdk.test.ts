import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { openTestService } from '../../tests/open-test-service.ts';
import { defaults, HttpError, listMovies, listRatings, ok, rateMovie, signIn } from '@kinora/sdk';

const service = await openTestService();
after(() => service.close());
await service.app.listen({ port: 0, host: '127.0.0.1' });
const address = service.app.server.address();
const port = typeof address === 'object' && address ? address.port : 0;
defaults.baseUrl = `http://127.0.0.1:${port}/api/v1`;
const [id = 0] = await service.kinora.stores.titles.putAll([titleInput('The Kid')], 1);
await service.signIn({ email: 'ada@kinora.example' });

test('the SDK signs in with a bearer token, reads and writes, as the README shows', async () => {
  const credentials = {
    email: 'ada@kinora.example',
    password: 'magic-lantern-1659',
    transport: 'bearer',
  } as const;
  const { token } = await ok(signIn({ signIn: credentials }));
  defaults.headers = { authorization: `Bearer ${token}` };
  const { items } = await ok(listMovies({ genre: 'comedy', decade: 1920, limit: 10 }));
  assert.deepEqual(
    items.map((title) => title.title),
    ['The Kid'],
  );
  await ok(rateMovie({ id, newRating: { stars: 4.5 } }));
  const ratings = await ok(listRatings({}));
  assert.equal(ratings.items[0]?.stars, 4.5);
});

test('ok() throws a refusal with its status and problem', async () => {
  await assert.rejects(ok(rateMovie({ id: 999_999, newRating: { stars: 4.5 } })), (error: unknown) => {
    assert.ok(error instanceof HttpError);
    assert.equal(error.status, 404);
    assert.equal((error.data as { code: string }).code, 'rated_title_not_found');
    return true;
  });
});
