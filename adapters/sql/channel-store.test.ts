import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { channelStoreSuite } from '#domains/catalog/channel-store.suite.ts';
import { sqlChannelStore } from './channel-store.ts';
import { migrate } from './migrate.ts';
import { sqlTitleStore } from './title-store.ts';

channelStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  return { channels: sqlChannelStore(db), titles: sqlTitleStore(db), close };
});
