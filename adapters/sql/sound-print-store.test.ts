import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { soundPrintStoreSuite } from '#domains/media/sound-print-store.suite.ts';
import { sqlAssetStore } from './asset-store.ts';
import { migrate } from './migrate.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';
import { sqlSoundPrintStore } from './sound-print-store.ts';

soundPrintStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles } = await seedTitlesAndProfiles(db);
  return { store: sqlSoundPrintStore(db), assets: sqlAssetStore(db), titles, close };
});
