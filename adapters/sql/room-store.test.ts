import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { roomStoreSuite } from '#domains/together/room-store.suite.ts';
import { migrate } from './migrate.ts';
import { sqlRoomStore } from './room-store.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';

roomStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles, profiles } = await seedTitlesAndProfiles(db);
  return {
    store: sqlRoomStore(db, 'secret of the tests'),
    title: titles[0],
    profiles,
    async forgetProfile(id) {
      await db.deleteFrom('profiles').where('id', '=', id).execute();
    },
    close,
  };
});
