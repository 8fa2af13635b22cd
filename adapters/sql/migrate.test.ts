import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { tableRegistry } from './database.ts';
import { migrate } from './migrate.ts';

test('migrate() applies each migration once', async () => {
  const { db, close } = openSqlite(':memory:');
  assert.deepEqual(await migrate(db), [
    '0001-foundation',
    '0002-runs',
    '0003-streams',
    '0004-upload',
    '0005-encrypt',
    '0006-per-title',
    '0007-analysis',
    '0009-downloads',
    '0010-studio',
    '0011-together',
    '0012-titles',
  ]);
  assert.deepEqual(await migrate(db), []);
  await close();
});

test('migrate() makes exactly the tables and columns that the domains declare with their privacy facts', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const tables = await db.introspection.getTables();
  const made = Object.fromEntries(
    tables
      .filter((table) => !table.name.startsWith('titles_fts') && !table.name.startsWith('search_'))
      .map((table) => [table.name, table.columns.map((column) => column.name).sort()]),
  );
  const declared = Object.fromEntries(
    Object.entries(tableRegistry).map(([name, facts]) => [name, Object.keys(facts.columns).sort()]),
  );
  assert.deepEqual(made, declared);
  await close();
});
