import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { streamStoreSuite } from '#domains/playback/stream-store.suite.ts';
import { migrate } from './migrate.ts';
import { seedDevices } from './seed-devices-for-tests.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';
import { sqlStreamStore } from './stream-store.ts';

streamStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles, profiles } = await seedTitlesAndProfiles(db);
  return {
    store: sqlStreamStore(db),
    devices: await seedDevices(db, profiles[0]),
    title: titles[0],
    async signOut(id) {
      await db.deleteFrom('sessions').where('id', '=', id).execute();
    },
    async switchProfile(id) {
      await db.updateTable('sessions').set({ profile_id: profiles[1] }).where('id', '=', id).execute();
    },
    close,
  };
});
