import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { sampleTasteStoreSuite } from '#domains/taste/sample-taste-store.suite.ts';
import { migrate } from './migrate.ts';
import { sqlSampleTasteStore } from './sample-taste-store.ts';
import { addImportedUser, seedTitlesAndProfiles } from './seed-for-tests.ts';
import { sqlTasteStore } from './taste-store.ts';

sampleTasteStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles, profiles } = await seedTitlesAndProfiles(db);
  const third = await addImportedUser(db, { source: 'test', sourceId: 'c', attributes: {}, ratings: 0 });
  return {
    samples: sqlSampleTasteStore(db),
    taste: sqlTasteStore(db),
    titles,
    profiles: [...profiles, third],
    close,
  };
});
