import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { downloadStoreSuite } from '#domains/playback/download-store.suite.ts';
import { sqlDownloadStore } from './download-store.ts';
import { migrate } from './migrate.ts';
import { seedDevices } from './seed-devices-for-tests.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';

downloadStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles, profiles } = await seedTitlesAndProfiles(db);
  return {
    store: sqlDownloadStore(db),
    devices: await seedDevices(db, profiles[0]),
    titles,
    async signOut(id) {
      await db.deleteFrom('sessions').where('id', '=', id).execute();
    },
    async removeProfile(id) {
      await db.deleteFrom('profiles').where('id', '=', id).execute();
    },
    close,
  };
});
