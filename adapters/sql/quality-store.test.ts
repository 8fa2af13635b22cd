import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { qualityStoreSuite } from '#domains/playback/quality-store.suite.ts';
import { migrate } from './migrate.ts';
import { sqlQualityStore } from './quality-store.ts';

qualityStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  return { store: sqlQualityStore(db), close };
});
