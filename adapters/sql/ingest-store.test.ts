import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { ingestStoreSuite } from '#domains/ingest/ingest-store.suite.ts';
import { sqlIngestStore } from './ingest-store.ts';
import { migrate } from './migrate.ts';
import { sqlTitleStore } from './title-store.ts';

ingestStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const titles = sqlTitleStore(db);
  return {
    store: sqlIngestStore(db),
    ratingsOf: async (id) => (await titles.detail(id))?.ratings ?? { count: -1, mean: null },
    genresOf: async (id) => (await titles.detail(id))?.genres.map(({ slug }) => slug) ?? [],
    close,
  };
});
