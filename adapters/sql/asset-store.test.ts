import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { assetStoreSuite } from '#domains/media/asset-store.suite.ts';
import { sqlAssetStore } from './asset-store.ts';
import { migrate } from './migrate.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';

assetStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles } = await seedTitlesAndProfiles(db);
  return { store: sqlAssetStore(db), titles, close };
});
