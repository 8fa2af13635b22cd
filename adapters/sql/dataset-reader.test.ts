import assert from 'node:assert/strict';
import { test } from 'node:test';
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

test('SQLite dataset reader: takes the order that a data set gives where times are missing', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const { profiles, titles } = await seedTitlesAndProfiles(db);
  await db.deleteFrom('ratings').execute();
  const rate = (profile: number, title: number, ratedAt: number | null, sequence: number | null) =>
    db
      .insertInto('ratings')
      .values({
        profile_id: profiles[profile] ?? 0,
        title_id: titles[title] ?? 0,
        half_stars: 8,
        rated_at: ratedAt,
        sequence,
      })
      .execute();
  await rate(0, 0, 978_300_760_000, 2);
  await rate(0, 1, null, 1);
  await rate(0, 2, null, null);
  await rate(1, 0, 5, 7);
  await rate(1, 1, 6, 3);
  const read = await Array.fromAsync(sqlDatasetReader(db).profiles());
  assert.deepEqual(
    read.map(({ signals }) => signals.map(({ at }) => at)),
    [
      [2, 1, null],
      [5, 6],
    ],
  );
  await close();
});
