import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { sampleTasteStoreSuite } from '#domains/taste/sample-taste-store.suite.ts';
import { migrate } from './migrate.ts';
import { sqlSampleTasteStore } from './sample-taste-store.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';
import { sqlTasteStore } from './taste-store.ts';

sampleTasteStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles, profiles } = await seedTitlesAndProfiles(db);
  return {
    samples: sqlSampleTasteStore(db),
    taste: sqlTasteStore(db),
    titles,
    profile: profiles[0],
    figuresOf: async (id) => {
      const { rating_count, rating_mean } = await db
        .selectFrom('titles')
        .select(['rating_count', 'rating_mean'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return { count: rating_count, mean: rating_mean };
    },
    close,
  };
});
