import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { datasetReaderSuite } from '#domains/recommend/dataset-reader.suite.ts';
import { sqlDatasetReader } from './dataset-reader.ts';
import { migrate } from './migrate.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';
import { sqlTasteStore } from './taste-store.ts';

datasetReaderSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { titles } = await seedTitlesAndProfiles(db);
  await db.deleteFrom('profiles').execute();
  return {
    dataset: sqlDatasetReader(db),
    taste: sqlTasteStore(db),
    titles,
    close,
    async addProfile(personalised = true) {
      const { insertId } = await db
        .insertInto('profiles')
        .values({
          account_id: null,
          name: 'Ada',
          avatar: 'moon',
          language: 'en',
          kids: 0,
          maturity_limit: 18,
          autoplay_next: 1,
          autoplay_previews: 1,
          theme: 'system',
          personalised: personalised ? 1 : 0,
          source: null,
          source_id: null,
          attributes: '{}',
          created_at: 1,
        })
        .executeTakeFirstOrThrow();
      return Number(insertId);
    },
    async watch(profileId, titleId, episodeId, positionMs, durationMs) {
      await db
        .insertInto('progress')
        .values({
          profile_id: profileId,
          title_id: titleId,
          episode_id: episodeId,
          position_ms: positionMs,
          duration_ms: durationMs,
          finished: positionMs === durationMs ? 1 : 0,
          hidden: 0,
          updated_at: 7,
        })
        .execute();
    },
  };
});
