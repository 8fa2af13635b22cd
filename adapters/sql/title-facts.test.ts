import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { titleFactsSuite } from '#domains/recommend/title-facts.suite.ts';
import { migrate } from './migrate.ts';
import { titleInput } from './seed-for-tests.ts';
import { sqlTitleFacts } from './title-facts.ts';
import { sqlTitleStore } from './title-store.ts';

titleFactsSuite('SQLite', titleInput, async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const store = sqlTitleStore(db);
  return {
    facts: sqlTitleFacts(db),
    put: (titles, now) => store.putAll(titles, now),
    close,
    async addVideo(titleId) {
      await db
        .insertInto('assets')
        .values({
          title_id: titleId,
          episode_id: 0,
          origin: 'file',
          state: 'ready',
          source_name: 'a.webm',
          source_path: null,
          facts: null,
          plays: 1,
          renditions: '[]',
          duration_ms: 1,
          error_code: null,
          error_message: null,
          created_at: 1,
          updated_at: 1,
        })
        .execute();
    },
    async addChannel(slug, titles) {
      const { insertId } = await db
        .insertInto('channels')
        .values({ slug, name: JSON.stringify({ en: slug }), description: '{}', position: 0 })
        .executeTakeFirstOrThrow();
      await db
        .insertInto('channel_titles')
        .values(titles.map((id, position) => ({ channel_id: Number(insertId), title_id: id, position })))
        .execute();
    },
    async rate(titleId) {
      await db
        .updateTable('titles')
        .set({ rating_count: 1, rating_mean: 4 })
        .where('id', '=', titleId)
        .execute();
    },
  };
});
