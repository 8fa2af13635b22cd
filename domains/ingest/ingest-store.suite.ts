// What every ingest store must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportedMovie, ImportMark, IngestStore } from './ports.ts';

const mark = (rowsDone: number, finished = false): ImportMark => ({
  file: 'set/ratings.csv',
  contentHash: 'abc',
  rowsDone,
  rowsBad: 0,
  finished,
});
const movie = (sourceId: number, facts: Partial<ImportedMovie> = {}): ImportedMovie => ({
  sourceId,
  kind: 'film',
  title: `Movie ${sourceId}`,
  originalTitle: null,
  year: 1995,
  endYear: null,
  genres: [{ slug: 'drama', name: 'Drama' }],
  ...facts,
});

export interface IngestStoreUnderTest {
  readonly store: IngestStore;
  /** Number and mean in stars of the ratings, as the title keeps them. */
  ratingsOf(titleId: number): Promise<{ count: number; mean: number | null }>;
  genresOf(titleId: number): Promise<string[]>;
  close(): Promise<void>;
}

export function ingestStoreSuite(engine: string, open: () => Promise<IngestStoreUnderTest>): void {
  const check = (name: string, body: (parts: IngestStoreUnderTest) => Promise<void>): void => {
    test(`${engine} ingest store: ${name}`, async () => {
      const parts = await open();
      try {
        await body(parts);
      } finally {
        await parts.close();
      }
    });
  };

  /** Two movies and two users, with their ids. */
  const seed = async ({ store }: IngestStoreUnderTest) => {
    await store.putMovies('movielens', [movie(1), movie(2)], mark(0), 1);
    await store.putUsers(
      'set',
      ['7', '8'].map((sourceId) => ({ sourceId, name: `User ${sourceId}`, attributes: {} })),
      null,
      1,
    );
    const titles = await store.titleIds('movielens');
    const users = await store.profileIds('set');
    return {
      a: titles.get('1') ?? 0,
      b: titles.get('2') ?? 0,
      u: users.get('7') ?? 0,
      v: users.get('8') ?? 0,
    };
  };
  const rating = (profileId: number, titleId: number, halfStars: number) => ({
    profileId,
    titleId,
    halfStars,
    ratedAt: 5000,
    sequence: null,
  });

  check('marks are kept with the rows of their batch, or not at all', async (parts) => {
    const { a, u } = await seed(parts);
    await parts.store.putRatings([rating(u, a, 8)], mark(1), 2);
    assert.deepEqual(await parts.store.mark('set/ratings.csv'), mark(1));
    await assert.rejects(parts.store.putRatings([rating(u, a, 2), rating(u, 999_999, 8)], mark(3), 3));
    assert.deepEqual(await parts.store.mark('set/ratings.csv'), mark(1));
    await parts.store.refreshRatingMeans();
    assert.deepEqual(await parts.ratingsOf(a), { count: 1, mean: 4 });
    await parts.store.putMark(mark(1, true), 4);
    assert.equal((await parts.store.mark('set/ratings.csv'))?.finished, true);
    assert.equal(await parts.store.mark('other'), null);
  });

  check('putMovies() adds, changes and leaves alone, and counts each', async (parts) => {
    const { store } = parts;
    assert.deepEqual(await store.putMovies('movielens', [movie(1), movie(2)], mark(2), 1), {
      added: 2,
      changed: 0,
    });
    const ids = await store.titleIds('movielens');
    assert.deepEqual(await store.putMovies('movielens', [movie(1), movie(2)], mark(2), 2), {
      added: 0,
      changed: 0,
    });
    const other = movie(1, {
      title: 'Renamed',
      genres: [
        { slug: 'war', name: 'War' },
        { slug: 'drama', name: 'Drama' },
      ],
    });
    assert.deepEqual(await store.putMovies('movielens', [other, movie(3)], mark(2), 3), {
      added: 1,
      changed: 1,
    });
    assert.deepEqual(await parts.genresOf(ids.get('1') ?? 0), ['war', 'drama']);
    assert.deepEqual(await store.putMovies('movielens', [movie(1)], mark(2), 4, true), {
      added: 0,
      changed: 0,
    });
    assert.equal((await store.titleIds('movielens')).get('1'), ids.get('1'));
  });

  check('putUsers() makes each user once', async (parts) => {
    const { u } = await seed(parts);
    const again = [{ sourceId: '7', name: 'User 7', attributes: { gender: 'female' } }];
    assert.deepEqual(await parts.store.putUsers('set', again, null, 2), { added: 0, changed: 1 });
    assert.deepEqual(await parts.store.putUsers('set', again, null, 3), { added: 0, changed: 0 });
    assert.deepEqual(await parts.store.putUsers('other', again, null, 3), { added: 1, changed: 0 });
    assert.deepEqual(await parts.store.profileIds('set', ['7', '9']), new Map([['7', u]]));
  });

  check('putRatings() writes what differs; the later of two about one title counts', async (parts) => {
    const { a, b, u, v } = await seed(parts);
    const all = [rating(u, a, 8), rating(u, b, 1), rating(v, a, 10)];
    assert.deepEqual(await parts.store.putRatings(all, mark(3), 2), { added: 3, changed: 0 });
    assert.deepEqual(await parts.store.putRatings(all, mark(3), 2), { added: 0, changed: 0 });
    assert.deepEqual(await parts.store.putRatings([rating(v, a, 2), rating(v, a, 4)], null, 3), {
      added: 0,
      changed: 1,
    });
    assert.equal(await parts.store.refreshRatingMeans(), 2);
    assert.deepEqual(await parts.ratingsOf(a), { count: 2, mean: 3 });
    assert.deepEqual(await parts.ratingsOf(b), { count: 1, mean: 0.5 });
    assert.equal(await parts.store.refreshRatingMeans(), 0);
  });

  check('putTags() keeps a word once a user and title, whatever its case', async (parts) => {
    const { a, u } = await seed(parts);
    const tag = (text: string) => ({ profileId: u, titleId: a, tag: text, taggedAt: 1 });
    assert.deepEqual(await parts.store.putTags([tag('Funny'), tag('dark')], mark(2), 2), {
      added: 2,
      changed: 0,
    });
    assert.deepEqual(await parts.store.putTags([tag('dark')], mark(2), 2), { added: 0, changed: 0 });
    assert.deepEqual(await parts.store.putTags([tag('FUNNY')], mark(2), 2), { added: 0, changed: 1 });
  });

  check('putLinks() keeps one link a title, with what is missing', async (parts) => {
    const { a } = await seed(parts);
    const link = { titleId: a, movielensId: 1, imdbId: 'tt0114709', tmdbId: null };
    assert.deepEqual(await parts.store.putLinks([link], mark(1), 2), { added: 1, changed: 0 });
    assert.deepEqual(await parts.store.putLinks([link], mark(1), 2), { added: 0, changed: 0 });
    assert.deepEqual(await parts.store.putLinks([{ ...link, tmdbId: 862 }], mark(1), 2), {
      added: 0,
      changed: 1,
    });
  });
}
