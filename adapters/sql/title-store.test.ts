import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { titleStoreSuite } from '#domains/catalog/title-store.suite.ts';
import { migrate } from './migrate.ts';
import { sqlTitleStore } from './title-store.ts';

titleStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  return { store: sqlTitleStore(db), close };
});
