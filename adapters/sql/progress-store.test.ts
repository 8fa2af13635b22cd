import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { progressStoreSuite } from '#domains/playback/progress-store.suite.ts';
import { migrate } from './migrate.ts';
import { sqlProgressStore } from './progress-store.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';

progressStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { profiles, titles } = await seedTitlesAndProfiles(db);
  return { store: sqlProgressStore(db), profiles, titles, close };
});
