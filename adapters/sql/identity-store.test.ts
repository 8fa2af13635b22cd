import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { identityStoreSuite } from '#domains/identity/identity-store.suite.ts';
import { sqlIdentityStore } from './identity-store.ts';
import { migrate } from './migrate.ts';
import { addImportedUser } from './seed-for-tests.ts';

identityStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  return { store: sqlIdentityStore(db), addImportedUser: (user) => addImportedUser(db, user), close };
});
