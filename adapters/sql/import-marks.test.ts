import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { sqlImportMarks } from './import-marks.ts';
import { migrate } from './migrate.ts';

test('ImportMarks keeps the last content of each name', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const marks = sqlImportMarks(db);
  assert.equal(await marks.read('demo'), null);
  await marks.write('demo', 'aa', 1);
  await marks.write('other', 'bb', 1);
  await marks.write('demo', 'cc', 2);
  assert.deepEqual([await marks.read('demo'), await marks.read('other')], ['cc', 'bb']);
  await close();
});
