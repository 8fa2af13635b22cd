import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { streamStoreSuite, type Device } from '#domains/playback/stream-store.suite.ts';
import { migrate } from './migrate.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';
import { sqlStreamStore } from './stream-store.ts';

streamStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles, profiles } = await seedTitlesAndProfiles(db);
  const devices: Device[] = [];
  for (const name of ['ada', 'blaise']) {
    const account = await db
      .insertInto('accounts')
      .values({
        email: `${name}@kinora.example`,
        email_key: `${name}@kinora.example`,
        first_name: name,
        last_name: 'Test',
        password_hash: '-',
        role: 'viewer',
        locale: 'en',
        confirmed_at: 1,
        demo: 0,
        created_at: 1,
      })
      .executeTakeFirstOrThrow();
    for (const device of ['phone', 'laptop']) {
      const session = await db
        .insertInto('sessions')
        .values({
          token_hash: `${name}-${device}`,
          account_id: Number(account.insertId),
          profile_id: profiles[0],
          device_name: device,
          transport: 'bearer',
          created_at: 1,
          last_seen_at: 1,
          expires_at: 1e12,
        })
        .executeTakeFirstOrThrow();
      devices.push({
        accountId: Number(account.insertId),
        sessionId: Number(session.insertId),
        profileId: profiles[0],
      });
    }
  }
  return {
    store: sqlStreamStore(db),
    devices: devices as [Device, Device, Device, Device],
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
