import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlTitleStore } from '#adapters/sql/title-store.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { searchIndex } from '#adapters/sqlite/search-index.ts';
import { findByName } from './find-by-name.ts';
import { sampleTitle } from './title-store.suite.ts';

test('findByName() prefers the exact name and year, then the name, the original name and near ones', async () => {
  const { db, raw, close } = openSqlite(':memory:');
  await migrate(db);
  const titles = sqlTitleStore(db);
  await titles.putAll(
    [
      sampleTitle('1', { title: 'Heat', year: 1986 }),
      sampleTitle('2', { title: 'Heat', year: 1995 }),
      sampleTitle('3', { title: 'The Heat', year: 2013 }),
      sampleTitle('4', { title: 'The Kid', year: 1921 }),
      sampleTitle('5', { title: 'Hate', originalTitle: 'La Haine', year: 1995 }),
      sampleTitle('6', { title: '2001: A Space Odyssey', year: 1968 }),
    ],
    1,
  );
  const deps = { titles, search: searchIndex(raw) };
  const find = async (name: string) =>
    (await findByName(deps, name, 3)).map(({ title, year }) => `${title} ${year}`);
  assert.equal((await find('Heat (1995)'))[0], 'Heat 1995');
  assert.equal((await find('heat (1986)'))[0], 'Heat 1986');
  assert.equal((await find('The Heat'))[0], 'The Heat 2013');
  assert.deepEqual(await find('Kid, The (1921)'), ['The Kid 1921']);
  assert.equal((await find('La Haine'))[0], 'Hate 1995');
  assert.equal((await find('2001 space odyssey'))[0], '2001: A Space Odyssey 1968');
  assert.equal((await find('2001: A Spaec Odyssey (1968)'))[0], '2001: A Space Odyssey 1968');
  assert.deepEqual(await find('Completely Different'), []);
  assert.deepEqual(await find('  '), []);
  await close();
});
