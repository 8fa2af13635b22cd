import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { tasteStoreSuite } from '#domains/taste/taste-store.suite.ts';
import { migrate } from './migrate.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';
import { sqlTasteStore } from './taste-store.ts';

tasteStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { profiles, titles } = await seedTitlesAndProfiles(db);
  return {
    store: sqlTasteStore(db),
    profiles,
    titles,
    close,
    async ratingOf(titleId) {
      const row = await db
        .selectFrom('titles')
        .select(['rating_count as count', 'rating_mean as mean'])
        .where('id', '=', titleId)
        .executeTakeFirstOrThrow();
      return { ...row };
    },
  };
});
