import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlTitleStore } from '#adapters/sql/title-store.ts';
import { searchIndexSuite } from '#domains/catalog/search-index.suite.ts';
import { sampleTitle } from '#domains/catalog/title-store.suite.ts';
import { openSqlite } from './open-sqlite.ts';
import { searchIndex } from './search-index.ts';

searchIndexSuite('SQLite', async () => {
  const { db, raw, close } = openSqlite(':memory:');
  await migrate(db);
  return { titles: sqlTitleStore(db), search: searchIndex(raw), close };
});

test('searchIndex() takes up what was in the database before it was opened, and drops what is gone', async () => {
  const { db, raw, close } = openSqlite(':memory:');
  await migrate(db);
  const titles = sqlTitleStore(db);
  const [kept = 0, gone = 0] = await titles.putAll([sampleTitle('Kept'), sampleTitle('Gone')], 1);
  await searchIndex(raw).catchUp();
  raw.exec(
    `drop trigger search_mark_titles_delete; delete from titles where id = ${gone}; delete from search_marks`,
  );
  const hits = { limit: 5, people: 0, maturityLimit: 18 };
  const again = searchIndex(raw);
  assert.equal(await again.catchUp(), 1);
  assert.deepEqual((await again.search('gone', hits)).titles, []);
  assert.deepEqual((await again.search('kept', hits)).titles, [kept]);
  await close();
});

test('searchIndex() loses nothing when a transaction is undone', async () => {
  const { db, raw, close } = openSqlite(':memory:');
  await migrate(db);
  const titles = sqlTitleStore(db);
  const search = searchIndex(raw);
  raw.exec('begin');
  raw.exec(
    "insert into titles (kind, title, sort_key, source, source_id, added_at, updated_at) values ('film', 'Undone', 'undone', 'test', 'u', 1, 1)",
  );
  const options = { limit: 5, people: 0, maturityLimit: 18 };
  assert.equal((await search.search('undone', options)).titles.length, 1);
  raw.exec('rollback');
  assert.deepEqual((await search.search('undone', options)).titles, []);
  await titles.putAll([sampleTitle('Undone')], 1);
  assert.equal((await search.search('undone', options)).titles.length, 1);
  await close();
});

test('SQLite search index: a write after many indexed titles does not stumble over the row ids of full-text tables', async () => {
  const { db, raw, close } = openSqlite(':memory:');
  await migrate(db);
  const search = searchIndex(raw);
  const titles = sqlTitleStore(db);
  // Full-text segments get row ids beyond 2^53 only after enough merges.
  for (let round = 0; round < 60; round += 1) {
    const words = Array.from(
      { length: 40 },
      (_, index) => `word${round * 40 + index} ${'lantern'.repeat(1 + (index % 3))}`,
    );
    await titles.putAll(
      words.map((title) => sampleTitle(title)),
      round,
    );
    await search.catchUp();
    await titles.putAll([sampleTitle('word1 lantern', { minutes: 10 + round })], round);
    await db
      .deleteFrom('titles')
      .where('title', '=', `word${round * 40} lantern`)
      .execute();
  }
  assert.equal(
    (await search.search('word77', { limit: 5, people: 0, maturityLimit: 18 })).titles.length > 0,
    true,
  );
  await close();
});
