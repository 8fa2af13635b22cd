// Streams what all profiles said and did out of the relational store, some hundred profiles at a time.
import { sql } from 'kysely';
import type { DatasetReader, ProfileSignals } from '#domains/recommend/ports.ts';
import type { TasteSignal } from '#domains/taste/contract.ts';
import type { Database } from './database.ts';

/** Profiles read at once: at MovieLens' 165 ratings each about 40,000 rows. */
const BATCH = 256;

export function sqlDatasetReader(db: Database): DatasetReader {
  return {
    async *profiles() {
      for (let after = 0; ;) {
        const batch = await db
          .selectFrom('profiles')
          .select(['id', 'personalised'])
          .where('id', '>', after)
          .orderBy('id')
          .limit(BATCH)
          .execute();
        const last = batch.at(-1);
        if (!last) return;
        yield* await readBatch(
          db,
          batch.filter((profile) => profile.personalised !== 0).map(({ id }) => id),
        );
        after = last.id;
      }
    },

    async *choosers(titleIds) {
      const ids = new Set<number>();
      for (const table of ['ratings', 'thumbs', 'list_items', 'progress'] as const) {
        for (let from = 0; from < titleIds.length; from += BATCH) {
          const rows = await db
            .selectFrom(table)
            .innerJoin('profiles', 'profiles.id', `${table}.profile_id`)
            .select('profile_id')
            .distinct()
            .where('title_id', 'in', titleIds.slice(from, from + BATCH))
            .where('personalised', '=', 1)
            .execute();
          for (const row of rows) ids.add(row.profile_id);
        }
      }
      const sorted = [...ids].sort((a, b) => a - b);
      for (let from = 0; from < sorted.length; from += BATCH)
        yield* await readBatch(db, sorted.slice(from, from + BATCH));
    },

    async profileCount() {
      const { n } = await db
        .selectFrom('profiles')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('personalised', '=', 1)
        .executeTakeFirstOrThrow();
      return Number(n);
    },

    /**
     * Ratings are counted through the counts and means that each title keeps of them: thousands of rows in place of millions.
     * Playing moves `progress` every few seconds; only what was finished counts here.
     */
    async version() {
      const { rows } = await sql<Record<string, number | null>>`select
        (select count(*) from titles) as titles,
        (select sum(rating_count) from titles) as ratings,
        (select sum(rating_mean) from titles) as means,
        (select sum(personalised) from profiles) as profiles,
        (select count(*) from thumbs) as thumbs,
        (select max(thumbed_at) from thumbs) as thumbed,
        (select count(*) from list_items) as listed,
        (select max(added_at) from list_items) as listed_at,
        (select sum(finished) from progress) as finished`.execute(db);
      return Object.values(rows[0] ?? {}).join(' ');
    },
  };
}

async function readBatch(db: Database, ids: readonly number[]): Promise<ProfileSignals[]> {
  if (ids.length === 0) return [];
  const byProfile = new Map<number, TasteSignal[]>(ids.map((id) => [id, []]));
  const add = (profileId: number, signal: TasteSignal): unknown => byProfile.get(profileId)?.push(signal);

  const ratings = await db
    .selectFrom('ratings')
    .select(['profile_id', 'title_id', 'half_stars', 'rated_at', 'sequence'])
    .where('profile_id', 'in', ids)
    .orderBy('profile_id')
    .orderBy('title_id')
    .execute();
  // Data sets may know the order of a person's ratings without all their times: the order then serves for all of that person's.
  const having = (keep: (row: (typeof ratings)[number]) => boolean): Set<number> =>
    new Set(ratings.filter(keep).map((row) => row.profile_id));
  const byOrder = having((row) => row.rated_at === null).intersection(having((row) => row.sequence !== null));
  for (const row of ratings) {
    add(row.profile_id, {
      titleId: row.title_id,
      kind: 'rating',
      value: row.half_stars / 2,
      at: byOrder.has(row.profile_id) ? row.sequence : row.rated_at,
    });
  }
  for (const row of await db
    .selectFrom('thumbs')
    .select(['profile_id', 'title_id', 'thumb', 'thumbed_at'])
    .where('profile_id', 'in', ids)
    .orderBy('profile_id')
    .orderBy('title_id')
    .execute()) {
    add(row.profile_id, { titleId: row.title_id, kind: 'thumb', value: row.thumb, at: row.thumbed_at });
  }
  for (const row of await db
    .selectFrom('list_items')
    .select(['profile_id', 'title_id', 'added_at'])
    .where('profile_id', 'in', ids)
    .orderBy('profile_id')
    .orderBy('title_id')
    .execute()) {
    add(row.profile_id, { titleId: row.title_id, kind: 'list', value: 1, at: row.added_at });
  }
  for (const row of await db
    .selectFrom('progress')
    .select([
      'profile_id',
      'title_id',
      sql<number>`max(case when finished = 1 then 1.0 when duration_ms > 0 then 1.0 * position_ms / duration_ms else 0 end)`.as(
        'share',
      ),
      sql<number>`max(updated_at)`.as('at'),
    ])
    .groupBy(['profile_id', 'title_id'])
    .where('profile_id', 'in', ids)
    .orderBy('profile_id')
    .orderBy('title_id')
    .execute()) {
    add(row.profile_id, {
      titleId: row.title_id,
      kind: 'watched',
      value: Math.min(1, Number(row.share)),
      at: row.at,
    });
  }
  return [...byProfile]
    .filter(([, signals]) => signals.length > 0)
    .map(([profileId, signals]) => ({ profileId, signals }));
}
