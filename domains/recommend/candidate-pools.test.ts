import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPools, createPools, ENOUGH_PLAYABLE } from './candidate-pools.ts';
import type { CatalogueFacts, TitleFact } from './ports.ts';

const DAY = 24 * 3600_000;

function fact(id: number, changes: Partial<TitleFact> = {}): TitleFact {
  return {
    id,
    kind: 'film',
    title: `Film ${id}`,
    year: 1925,
    maturity: 0,
    playable: true,
    addedAt: 0,
    ratingCount: 0,
    genres: [],
    directors: [],
    ...changes,
  };
}
const facts = (titles: TitleFact[], changes: Partial<CatalogueFacts> = {}): CatalogueFacts => ({
  titles,
  genres: [],
  channels: [],
  ...changes,
});
const ids = (titles: readonly TitleFact[]): number[] => titles.map((title) => title.id);

test('buildPools() orders by ratings, and by the day of arrival, then the year', () => {
  const pools = buildPools(
    facts([
      fact(1, { ratingCount: 5, addedAt: DAY, year: 1920 }),
      fact(2, { ratingCount: 9, addedAt: DAY + 1, year: 1910 }),
      fact(3, { ratingCount: 9, addedAt: 5 * DAY, year: null }),
      fact(4, { ratingCount: 1, addedAt: DAY, year: 1920 }),
    ]),
  );
  assert.deepEqual(ids(pools.popular), [2, 3, 1, 4]);
  assert.deepEqual(ids(pools.newest), [3, 1, 4, 2]);
});

test('buildPools() gives genres the largest first, each most rated first', () => {
  const pools = buildPools(
    facts(
      [
        fact(1, { genres: ['noir'], ratingCount: 1 }),
        fact(2, { genres: ['drama', 'noir'], ratingCount: 7 }),
        fact(3, { genres: ['noir'] }),
      ],
      {
        genres: [
          { slug: 'drama', name: 'Drama' },
          { slug: 'noir', name: 'Film noir' },
        ],
      },
    ),
  );
  assert.deepEqual(
    pools.genres.map(({ slug, titles }) => [slug, ids(titles)]),
    [
      ['noir', [2, 1, 3]],
      ['drama', [2]],
    ],
  );
});

test('buildPools() asks for playable titles only where there are enough', () => {
  const titles = (playable: number) =>
    Array.from({ length: 60 }, (_, i) => fact(i + 1, { playable: i < playable }));
  assert.equal(buildPools(facts(titles(ENOUGH_PLAYABLE - 1))).playableOnly, false);
  assert.equal(buildPools(facts(titles(ENOUGH_PLAYABLE))).playableOnly, true);
});

test('createPools() follows the catalogue within a second and ratings within a minute', async () => {
  let now = 0;
  let reads = 0;
  let version = { catalogue: 'a', ratings: '1' };
  const pools = createPools({
    clock: { now: () => now },
    onFault: (error) => assert.fail(String(error)),
    facts: {
      version: () => Promise.resolve(version),
      read: () => Promise.resolve(facts([fact((reads += 1))])),
    },
  });
  const pass = async (milliseconds: number): Promise<number[]> => {
    now += milliseconds;
    await pools.current();
    await new Promise(setImmediate);
    return ids((await pools.current()).popular);
  };
  assert.deepEqual(await pass(0), [1]);
  assert.deepEqual(await pass(2_000), [1]);
  version = { ...version, catalogue: 'b' };
  assert.deepEqual(await pass(500), [1]);
  assert.deepEqual(await pass(1_000), [2]);
  version = { ...version, ratings: '2' };
  assert.deepEqual(await pass(30_000), [2]);
  assert.deepEqual(await pass(31_000), [3]);
});

test('createPools() keeps the old pools when the store fails, and tells the first caller when there are none', async () => {
  let now = 0;
  let fails = true;
  const faults: unknown[] = [];
  const pools = createPools({
    clock: { now: () => now },
    onFault: (error) => faults.push(error),
    facts: {
      version: () =>
        fails ? Promise.reject(new Error('disk')) : Promise.resolve({ catalogue: 'a', ratings: '' }),
      read: () => Promise.resolve(facts([fact(1)])),
    },
  });
  await assert.rejects(pools.current(), /disk/);
  fails = false;
  assert.deepEqual(ids((await pools.current()).popular), [1]);
  fails = true;
  now += 5_000;
  await pools.current();
  await new Promise(setImmediate);
  assert.deepEqual(ids((await pools.current()).popular), [1]);
  assert.equal(faults.length, 1);
});
