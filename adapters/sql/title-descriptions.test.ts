import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { titleDescriptionSuite } from '#domains/recommend/title-descriptions.suite.ts';
import { migrate } from './migrate.ts';
import { seedTitlesAndProfiles } from './seed-for-tests.ts';
import { sqlTitleDescriptions } from './title-descriptions.ts';
import { sqlTitleStore } from './title-store.ts';

titleDescriptionSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { profiles } = await seedTitlesAndProfiles(db);
  await db.deleteFrom('titles').execute();
  const [first, second] = profiles;
  await db.updateTable('profiles').set({ personalised: 0 }).where('id', '=', second).execute();
  return {
    reader: sqlTitleDescriptions(db),
    titles: sqlTitleStore(db),
    profiles: { learntFrom: first, notLearntFrom: second },
    close,
    async addTag(profileId, titleId, tag) {
      await db
        .insertInto('tags')
        .values({ profile_id: profileId, title_id: titleId, tag_key: tag, tag, tagged_at: 1 })
        .execute();
    },
  };
});
