// Ratings, thumbs, lists and tags in the relational store.
import type { Thumb } from '#domains/taste/contract.ts';
import type { TasteStore } from '#domains/taste/ports.ts';
import type { Database } from './database.ts';

export const thumbValues: Record<Thumb, number> = { down: -1, up: 1, love: 2 };
const thumbOf = (value: number): Thumb => (value < 0 ? 'down' : value > 1 ? 'love' : 'up');

export function sqlTasteStore(db: Database): TasteStore {
  return {
    async of(profileId, titleId) {
      const row = await db
        .selectNoFrom((eb) => [
          eb
            .selectFrom('ratings')
            .select('half_stars')
            .where('profile_id', '=', profileId)
            .where('title_id', '=', titleId)
            .as('halfStars'),
          eb
            .selectFrom('thumbs')
            .select('thumb')
            .where('profile_id', '=', profileId)
            .where('title_id', '=', titleId)
            .as('thumb'),
          eb
            .selectFrom('list_items')
            .select('added_at')
            .where('profile_id', '=', profileId)
            .where('title_id', '=', titleId)
            .as('addedAt'),
        ])
        .executeTakeFirstOrThrow();
      return {
        stars: row.halfStars === null ? null : row.halfStars / 2,
        thumb: row.thumb === null ? null : thumbOf(row.thumb),
        inList: row.addedAt !== null,
      };
    },

    async rate(profileId, titleId, stars, now) {
      await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('ratings')
          .where('profile_id', '=', profileId)
          .where('title_id', '=', titleId)
          .execute();
        if (stars !== null) {
          await trx
            .insertInto('ratings')
            .values({
              profile_id: profileId,
              title_id: titleId,
              half_stars: Math.round(stars * 2),
              rated_at: now,
              sequence: null,
            })
            .execute();
        }
        const { count, mean } = await trx
          .selectFrom('ratings')
          .select(({ fn }) => [
            fn.countAll<number>().as('count'),
            fn.avg<number | null>('half_stars').as('mean'),
          ])
          .where('title_id', '=', titleId)
          .executeTakeFirstOrThrow();
        await trx
          .updateTable('titles')
          .set({ rating_count: Number(count), rating_mean: mean === null ? null : Number(mean) / 2 })
          .where('id', '=', titleId)
          .execute();
      });
    },

    async thumb(profileId, titleId, thumb, now) {
      await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('thumbs')
          .where('profile_id', '=', profileId)
          .where('title_id', '=', titleId)
          .execute();
        if (thumb === null) return;
        await trx
          .insertInto('thumbs')
          .values({ profile_id: profileId, title_id: titleId, thumb: thumbValues[thumb], thumbed_at: now })
          .execute();
      });
    },

    async addToList(profileId, titleId, now) {
      await db.transaction().execute(async (trx) => {
        const there = await trx
          .selectFrom('list_items')
          .select('added_at')
          .where('profile_id', '=', profileId)
          .where('title_id', '=', titleId)
          .executeTakeFirst();
        if (there) return;
        await trx
          .insertInto('list_items')
          .values({ profile_id: profileId, title_id: titleId, added_at: now })
          .execute();
      });
    },

    async removeFromList(profileId, titleId) {
      await db
        .deleteFrom('list_items')
        .where('profile_id', '=', profileId)
        .where('title_id', '=', titleId)
        .execute();
    },

    async list(profileId, limit, after) {
      let query = db
        .selectFrom('list_items')
        .select(['title_id as titleId', 'added_at as addedAt'])
        .where('profile_id', '=', profileId);
      if (after) {
        const [at, id] = after;
        query = query.where((eb) =>
          eb.or([eb('added_at', '<', at), eb.and([eb('added_at', '=', at), eb('title_id', '<', id)])]),
        );
      }
      const rows = await query
        .orderBy('added_at', 'desc')
        .orderBy('title_id', 'desc')
        .limit(limit + 1)
        .execute();
      return rows.map(({ titleId, addedAt }) => ({ titleId, addedAt }));
    },

    async signals(profileId) {
      const [ratings, thumbs, list] = await Promise.all([
        db
          .selectFrom('ratings')
          .select(['title_id', 'half_stars', 'rated_at'])
          .where('profile_id', '=', profileId)
          .execute(),
        db
          .selectFrom('thumbs')
          .select(['title_id', 'thumb', 'thumbed_at'])
          .where('profile_id', '=', profileId)
          .execute(),
        db
          .selectFrom('list_items')
          .select(['title_id', 'added_at'])
          .where('profile_id', '=', profileId)
          .execute(),
      ]);
      return [
        ...ratings.map((row) => ({
          titleId: row.title_id,
          kind: 'rating' as const,
          value: row.half_stars / 2,
          at: row.rated_at,
        })),
        ...thumbs.map((row) => ({
          titleId: row.title_id,
          kind: 'thumb' as const,
          value: row.thumb,
          at: row.thumbed_at,
        })),
        ...list.map((row) => ({ titleId: row.title_id, kind: 'list' as const, value: 1, at: row.added_at })),
      ].sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
    },

    async ratings({ user, movie, limit, after }) {
      let query = db
        .selectFrom('ratings')
        .select(['profile_id as userId', 'title_id as movieId', 'half_stars', 'rated_at as ratedAt']);
      if (user !== undefined) query = query.where('profile_id', '=', user);
      if (movie !== undefined) query = query.where('title_id', '=', movie);
      if (after) {
        const [profile, title] = after;
        query = query.where((eb) =>
          eb.or([
            eb('profile_id', '>', profile),
            eb.and([eb('profile_id', '=', profile), eb('title_id', '>', title)]),
          ]),
        );
      }
      const rows = await query
        .orderBy('profile_id')
        .orderBy('title_id')
        .limit(limit + 1)
        .execute();
      return rows.map(({ userId, movieId, half_stars, ratedAt }) => ({
        userId,
        movieId,
        stars: half_stars / 2,
        ratedAt,
      }));
    },

    async tags({ user, movie, limit, after }) {
      let query = db
        .selectFrom('tags')
        .select(['profile_id as userId', 'title_id as movieId', 'tag', 'tagged_at as taggedAt']);
      if (user !== undefined) query = query.where('profile_id', '=', user);
      if (movie !== undefined) query = query.where('title_id', '=', movie);
      if (after) {
        const [profile, title, key] = after;
        query = query.where((eb) =>
          eb.or([
            eb('profile_id', '>', profile),
            eb.and([eb('profile_id', '=', profile), eb('title_id', '>', title)]),
            eb.and([eb('profile_id', '=', profile), eb('title_id', '=', title), eb('tag_key', '>', key)]),
          ]),
        );
      }
      return query
        .orderBy('profile_id')
        .orderBy('title_id')
        .orderBy('tag_key')
        .limit(limit + 1)
        .execute();
    },
  };
}
