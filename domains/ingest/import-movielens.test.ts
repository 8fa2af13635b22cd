import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sqlIngestStore } from '#adapters/sql/ingest-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlTitleStore } from '#adapters/sql/title-store.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { importMovielens, type ImportMovielensInput } from './import-movielens.ts';
import type { ImportFolder, Refusal } from './ports.ts';

const movies = `movieId,title,genres
1,Toy Story (1995),Adventure|Animation|Children
2,"Postman, The (Postino, Il) (1994)",Comedy
3,"City of Lost Children, The (Cité des enfants perdus, La) (1995)",Sci-Fi
4,Babylon 5,(no genres listed)
`;
const ratings = `userId,movieId,rating,timestamp
1,1,4.0,964982703
1,2,0.5,964981247
2,1,5.0,964982224
`;
const latest = {
  'movies.csv': movies,
  'ratings.csv': ratings,
  'tags.csv': 'userId,movieId,tag,timestamp\n2,1,funny,1445714994\n3,2,"a ""quote"", here",1445714996\n',
  'links.csv': 'movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,\n',
};
const oneMillion = {
  'movies.dat': Buffer.from(
    "1::Toy Story (1995)::Animation|Children's|Comedy\n2::Mis\xE9rables, Les (1995)::Drama|Sci-Fi\n",
    'latin1',
  ),
  'users.dat': '1::F::1::10::48067\n2::M::56::16::70072\n',
  'ratings.csv': 'userId,movieId,rating,chronoRank,timestamp\n1,1,5,10,\n1,2,3,,978300760\n2,1,4,1,\n',
};

function folderOf(contents: Readonly<Record<string, string | Buffer>>, name = 'set'): ImportFolder {
  return {
    name,
    path: `/data/${name}`,
    files: Object.entries(contents).map(([file, content]) => {
      const bytes = Buffer.from(content);
      const packed = file.endsWith('.gz');
      return {
        name: file.replace(/\.gz$/, ''),
        size: bytes.length,
        hash: () => Promise.resolve(hash('sha256', bytes)),
        read: () => (packed ? Readable.from([bytes]).pipe(createGunzip()) : Readable.from([bytes])),
      };
    }),
  };
}

async function open() {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const store = sqlIngestStore(db);
  const run = async (
    contents: Readonly<Record<string, string | Buffer>>,
    more: Partial<ImportMovielensInput> = {},
  ) => {
    const refusals: Refusal[] = [];
    const log = {
      path: null,
      write(rows: readonly Refusal[]) {
        refusals.push(...rows);
        return Promise.resolve();
      },
    };
    const summary = await importMovielens(
      { store, refusals: log, clock: { now: () => 1000 } },
      { folder: folderOf(contents), ...more },
    );
    return {
      summary,
      refusals,
      files: summary.files.map(({ state, added, changed, refused }) => [state, added, changed, refused]),
    };
  };
  /** Everything that an import writes, but the times of writing. */
  const contents = async () => ({
    titles: await db
      .selectFrom('titles')
      .select(['source', 'source_id', 'title', 'original_title', 'year', 'rating_count', 'rating_mean'])
      .orderBy('id')
      .execute(),
    genres: await db
      .selectFrom('title_genres')
      .innerJoin('genres', 'genres.id', 'genre_id')
      .select(['title_id', 'slug'])
      .orderBy('title_id')
      .orderBy('position')
      .execute(),
    profiles: await db
      .selectFrom('profiles')
      .select(['source', 'source_id', 'attributes', 'account_id'])
      .orderBy('id')
      .execute(),
    ratings: await db.selectFrom('ratings').selectAll().orderBy('profile_id').orderBy('title_id').execute(),
    tags: await db.selectFrom('tags').selectAll().orderBy('profile_id').execute(),
    links: await db.selectFrom('links').selectAll().orderBy('title_id').execute(),
  });
  return { db, store, titles: sqlTitleStore(db), run, contents, close };
}

test('importMovielens() brings in titles, users, ratings, tags and links', async () => {
  const { run, titles, contents, close } = await open();
  const { files, summary } = await run(latest);
  assert.equal(summary.format, 'latest');
  assert.deepEqual(files, [
    ['read', 4, 0, 0],
    ['read', 3, 0, 0],
    ['read', 2, 0, 0],
    ['read', 2, 0, 0],
  ]);
  const postman = await titles.detail(2);
  assert.deepEqual(
    [postman?.title, postman?.originalTitle, postman?.year],
    ['The Postman', 'Il Postino', 1994],
  );
  assert.deepEqual((await titles.detail(3))?.genres, [{ slug: 'science-fiction', name: 'Science fiction' }]);
  assert.deepEqual((await titles.detail(4))?.genres, []);
  const story = await titles.detail(1);
  assert.deepEqual(story?.ratings, { count: 2, mean: 4.5 });
  assert.deepEqual({ ...story?.links }, { movielensId: 1, imdbId: 'tt0114709', tmdbId: 862 });
  const all = await contents();
  assert.deepEqual(
    all.profiles.map(({ source, source_id, account_id }) => [source, source_id, account_id]),
    [
      ['set', '1', null],
      ['set', '2', null],
      ['set', '3', null],
    ],
  );
  assert.deepEqual(
    all.ratings.map(({ half_stars, rated_at }) => [half_stars, rated_at])[0],
    [8, 964982703000],
  );
  assert.equal(all.tags[1]?.tag, 'a "quote", here');
  await close();
});

test('importMovielens() run again changes nothing, also when forced to read', async () => {
  const { run, contents, close } = await open();
  await run(latest);
  const before = await contents();
  assert.deepEqual(new Set((await run(latest)).files.map(([state]) => state)), new Set(['skipped']));
  assert.deepEqual(await contents(), before);
  const forced = await run(latest, { force: true });
  assert.ok(
    forced.files.every(([state, added, changed]) => state === 'read' && added === 0 && changed === 0),
  );
  assert.deepEqual(await contents(), before);
  await close();
});

test('importMovielens() reads 1M: Latin-1, ranks in time, and users without their zip code', async () => {
  const { run, contents, close } = await open();
  const { summary, files } = await run(oneMillion);
  assert.equal(summary.format, '1m');
  assert.deepEqual(
    files.map(([, added]) => added),
    [2, 2, 3],
  );
  const all = await contents();
  assert.equal(all.titles[1]?.title, 'Les Misérables');
  assert.deepEqual(JSON.parse(all.profiles[0]?.attributes ?? ''), {
    gender: 'female',
    ageGroup: 'under 18',
    occupation: 'school pupil',
  });
  assert.ok(!JSON.stringify(all).includes('48067'));
  assert.deepEqual(
    all.ratings.map(({ half_stars, rated_at, sequence }) => [half_stars, rated_at, sequence]),
    [
      [10, null, 10],
      [6, 978300760000, null],
      [8, null, 1],
    ],
  );
  assert.deepEqual(
    all.genres.filter(({ title_id }) => title_id === 2).map(({ slug }) => slug),
    ['drama', 'science-fiction'],
  );
  await close();
});

test('importMovielens() reads ratings.dat as published, where it is there', async () => {
  const { run, contents, close } = await open();
  await run({ ...oneMillion, 'ratings.dat': '1::1::5::978300760\n' });
  assert.deepEqual(
    (await contents()).ratings.map(({ half_stars, rated_at }) => [half_stars, rated_at]),
    [[10, 978300760000]],
  );
  await close();
});

test('importMovielens() of two sets shares their titles and keeps their users apart', async () => {
  const { run, titles, contents, close } = await open();
  await run(latest);
  const { files } = await run(oneMillion, { folder: folderOf(oneMillion, 'old') });
  assert.deepEqual(files[0], ['read', 0, 0, 0]);
  assert.equal((await titles.detail(1))?.ratings.count, 4);
  assert.equal((await contents()).profiles.length, 5);
  await close();
});

test('importMovielens() refuses bad rows with file, line, column and reason, and imports the rest', async () => {
  const { run, contents, close } = await open();
  const { refusals, files } = await run({
    ...latest,
    'movies.csv': `${movies}x,No Id (1999),Drama\n5,"Open (1999),Drama\n6,Fine (2000),Drama\n7,,Drama\n`,
    'ratings.csv': `${ratings}1,99,4.0,1\n1,3,6.5,1\n1,3,4.0\n1,3,4.0,then\n0,3,4.0,1\n1,3,3.3,1\n1,3,0,1\n2,3,3.5,1\n`,
    'links.csv': 'movieId,imdbId,tmdbId\n1,tt5,1\n2,0113497,\n',
  });
  assert.deepEqual(
    refusals.map(({ file, line, column, value }) => [file, line, column, value]),
    [
      ['movies.csv', 7, null, '5,"Open (1999),Drama'],
      ['movies.csv', 6, 'movieId', 'x'],
      ['movies.csv', 9, 'title', ''],
      ['ratings.csv', 7, null, '1,3,4.0'],
      ['ratings.csv', 5, 'movieId', '99'],
      ['ratings.csv', 6, 'rating', '6.5'],
      ['ratings.csv', 8, 'timestamp', 'then'],
      ['ratings.csv', 9, 'userId', '0'],
      ['ratings.csv', 10, 'rating', '3.3'],
      ['ratings.csv', 11, 'rating', '0'],
      ['links.csv', 2, 'imdbId', 'tt5'],
    ],
  );
  assert.ok(refusals.every(({ reason }) => reason.length > 5));
  assert.deepEqual(
    files.map(([, added, , refused]) => [added, refused]),
    [
      [5, 3],
      [4, 7],
      [2, 0],
      [1, 1],
    ],
  );
  assert.equal((await contents()).ratings.length, 4);
  await close();
});

test('importMovielens() of 1M refuses ratings by users who are not listed', async () => {
  const { run, close } = await open();
  const { refusals } = await run({ ...oneMillion, 'ratings.csv': `${oneMillion['ratings.csv']}9,1,4,1,\n` });
  assert.deepEqual(
    refusals.map(({ line, column, value }) => [line, column, value]),
    [[5, 'userId', '9']],
  );
  await close();
});

test('importMovielens() imports what is whole of a file that is cut off, and the rest once it is there', async () => {
  const { run, contents, close } = await open();
  const { refusals } = await run({ ...latest, 'ratings.csv': ratings.slice(0, -4) });
  assert.deepEqual(
    refusals.map(({ line, value }) => [line, value]),
    [[4, '2,1,5.0,964982']],
  );
  assert.equal((await contents()).ratings.length, 2);
  assert.deepEqual((await run(latest)).files[1], ['read', 1, 0, 0]);
  await close();
});

test('importMovielens() imports what is whole of a packed file that is cut off', async () => {
  const { run, contents, close } = await open();
  const many = `${ratings}${Array.from({ length: 5000 }, (_, n) => `${n + 10},${1 + (n % 3)},3.5,${900_000_000 + n * 7919}\n`).join('')}`;
  const packed = gzipSync(many);
  const { 'ratings.csv': _plain, ...others } = latest;
  const { refusals } = await run({ ...others, 'ratings.csv.gz': packed.subarray(0, packed.length - 2000) });
  assert.equal(refusals.length, 1);
  assert.match(refusals[0]?.reason ?? '', /damaged/);
  const { length } = (await contents()).ratings;
  assert.ok(length > 1000 && length < 5003, String(length));
  assert.equal((await run({ ...others, 'ratings.csv.gz': packed })).summary.files[1]?.unchanged, length);
  assert.equal((await contents()).ratings.length, 5003);
  await close();
});

test('importMovielens() reads refused ratings again when the movies they point at have come', async () => {
  const { run, contents, close } = await open();
  await run({ ...latest, 'movies.csv': 'movieId,title,genres\n1,Toy Story (1995),Drama\n' });
  assert.equal((await contents()).ratings.length, 2);
  const { files } = await run(latest);
  assert.deepEqual(files.slice(0, 2), [
    ['read', 3, 1, 0],
    ['read', 1, 0, 0],
  ]);
  await close();
});

test('importMovielens() changes nothing when a file is missing, empty, another table or no table', async () => {
  const { run, contents, db, close } = await open();
  const { 'ratings.csv': _ratings, ...withoutRatings } = latest;
  const cases: [Record<string, string | Buffer>, string][] = [
    [withoutRatings, 'ingest_file_missing'],
    [{}, 'ingest_format_unknown'],
    [{ ...latest, 'links.csv': '' }, 'ingest_not_a_table'],
    [{ ...latest, 'tags.csv': ratings }, 'ingest_header_wrong'],
    [{ ...latest, 'ratings.csv': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 10, 1]) }, 'ingest_header_wrong'],
    [{ ...latest, 'ratings.csv': '<!doctype html>\n<p>Not found\n' }, 'ingest_header_wrong'],
    [{ ...oneMillion, 'users.dat': 'PK\u0003\u0004 none\n' }, 'ingest_not_a_table'],
  ];
  for (const [set, code] of cases) await assert.rejects(run(set), { code }, code);
  assert.equal((await contents()).titles.length, 0);
  assert.equal((await db.selectFrom('import_files').selectAll().execute()).length, 0);
  await close();
});

test('importMovielens() stopped in the middle goes on behind the last batch', async () => {
  const { run, contents, store, close } = await open();
  const rows = Array.from({ length: 9000 }, (_, n) => `${1 + Math.floor(n / 4)},${1 + (n % 4)},3.5,1`);
  const set = { ...latest, 'ratings.csv': `userId,movieId,rating,timestamp\n${rows.join('\n')}\n` };
  const stop = new AbortController();
  await assert.rejects(
    run(set, {
      signal: stop.signal,
      onProgress: ({ file, rows }) => {
        if (file === 'ratings.csv' && rows > 3000) stop.abort();
      },
    }),
    { code: 'ingest_stopped' },
  );
  const kept = await store.mark('set/ratings.csv');
  assert.equal(kept?.finished, false);
  assert.equal((await contents()).ratings.length, kept?.rowsDone);
  const { summary } = await run(set);
  assert.equal(summary.files[1]?.state, 'resumed');
  assert.equal(summary.files[1]?.added, 9000 - (kept?.rowsDone ?? 0));
  assert.equal(summary.files[1]?.rows, 9000);
  assert.equal((await contents()).ratings.length, 9000);
  await close();
});
