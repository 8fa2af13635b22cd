// Made-up tastes in the relational store: ratings of many profiles and whole histories, many rows a statement.
import type { SampleRating, SampleTasteStore } from '#domains/taste/ports.ts';
import type { Database } from './database.ts';
import { thumbValues } from './taste-store.ts';

/** Rows in one statement: more is not faster, and engines limit the number of values. */
const ROWS = 200;

export function sqlSampleTasteStore(db: Database): SampleTasteStore {
  return {
    putRatings: (viewers) =>
      db.transaction().execute(async (trx) => {
        const stored = await ratingsOf(
          trx,
          viewers.map(({ profileId }) => profileId),
        );
        const wanted = viewers.flatMap(({ profileId, ratings }) =>
          ratings.map((rating) => ratingRow(profileId, rating)),
        );
        const keys = new Set(wanted.map(keyOf));
        const stale = [...stored.values()].filter((row) => !keys.has(keyOf(row)));
        const different = wanted.filter((row) => stored.get(keyOf(row))?.half_stars !== row.half_stars);
        for (const { profile_id, title_id } of [
          ...stale,
          ...different.filter((row) => stored.has(keyOf(row))),
        ]) {
          await trx
            .deleteFrom('ratings')
            .where('profile_id', '=', profile_id)
            .where('title_id', '=', title_id)
            .execute();
        }
        for (const part of pieces(different)) await trx.insertInto('ratings').values(part).execute();
      }),

    begin: (profileId, { ratings, thumbs, list }) =>
      db.transaction().execute(async (trx) => {
        for (const table of ['ratings', 'thumbs', 'list_items'] as const) {
          const said = await trx
            .selectFrom(table)
            .select('title_id')
            .where('profile_id', '=', profileId)
            .limit(1)
            .executeTakeFirst();
          if (said) return false;
        }
        for (const part of pieces(ratings.map((rating) => ratingRow(profileId, rating)))) {
          await trx.insertInto('ratings').values(part).execute();
        }
        for (const part of pieces(thumbs)) {
          const rows = part.map(({ titleId, thumb, at }) => ({
            profile_id: profileId,
            title_id: titleId,
            thumb: thumbValues[thumb],
            thumbed_at: at,
          }));
          await trx.insertInto('thumbs').values(rows).execute();
        }
        for (const part of pieces(list)) {
          const rows = part.map(({ titleId, at }) => ({
            profile_id: profileId,
            title_id: titleId,
            added_at: at,
          }));
          await trx.insertInto('list_items').values(rows).execute();
        }
        return true;
      }),
  };
}

interface RatingColumns {
  profile_id: number;
  title_id: number;
  half_stars: number;
  rated_at: number | null;
  sequence: null;
}

function ratingRow(profileId: number, { titleId, stars, ratedAt }: SampleRating): RatingColumns {
  return {
    profile_id: profileId,
    title_id: titleId,
    half_stars: Math.round(stars * 2),
    rated_at: ratedAt,
    sequence: null,
  };
}

const keyOf = ({ profile_id, title_id }: { profile_id: number; title_id: number }): string =>
  `${profile_id} ${title_id}`;

async function ratingsOf(
  db: Database,
  profileIds: readonly number[],
): Promise<Map<string, { profile_id: number; title_id: number; half_stars: number }>> {
  const found = new Map<string, { profile_id: number; title_id: number; half_stars: number }>();
  for (const part of pieces(profileIds)) {
    const rows = await db
      .selectFrom('ratings')
      .select(['profile_id', 'title_id', 'half_stars'])
      .where('profile_id', 'in', part)
      .execute();
    for (const row of rows) found.set(keyOf(row), row);
  }
  return found;
}

function* pieces<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += ROWS) yield items.slice(at, at + ROWS);
}
