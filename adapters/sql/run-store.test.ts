import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { runStoreSuite } from '#domains/recommend/run-store.suite.ts';
import { migrate } from './migrate.ts';
import { sqlRunStore } from './run-store.ts';

runStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  return { runs: sqlRunStore(db), close };
});
