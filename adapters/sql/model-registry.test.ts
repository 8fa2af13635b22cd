import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { modelRegistrySuite } from '#domains/recommend/model-registry.suite.ts';
import { migrate } from './migrate.ts';
import { sqlModelRegistry } from './model-registry.ts';

modelRegistrySuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  return { registry: sqlModelRegistry(db), close };
});
