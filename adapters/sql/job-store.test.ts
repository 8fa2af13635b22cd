import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { jobStoreSuite } from '#domains/jobs/job-store.suite.ts';
import { sqlJobStore } from './job-store.ts';
import { migrate } from './migrate.ts';

jobStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  return { store: sqlJobStore(db), close };
});
