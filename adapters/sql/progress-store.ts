// How far profiles have come, in the relational store.
import type { Selectable } from 'kysely';
import type { ProgressRow, ProgressStore } from '#domains/playback/ports.ts';
import type { Database, Tables } from './database.ts';

function toRow(row: Selectable<Tables['progress']>): ProgressRow {
  return {
    titleId: row.title_id,
    episodeId: row.episode_id === 0 ? null : row.episode_id,
    positionMs: row.position_ms,
    durationMs: row.duration_ms,
    finished: row.finished !== 0,
    updatedAt: row.updated_at,
  };
}

export function sqlProgressStore(db: Database): ProgressStore {
  return {
    async save(profileId, row) {
      await db.transaction().execute(async (trx) => {
        const columns = {
          position_ms: row.positionMs,
          duration_ms: row.durationMs,
          finished: row.finished ? 1 : 0,
          hidden: 0,
          updated_at: row.updatedAt,
        };
        const key = { profile_id: profileId, title_id: row.titleId, episode_id: row.episodeId ?? 0 };
        const { numUpdatedRows } = await trx
          .updateTable('progress')
          .set(columns)
          .where('profile_id', '=', key.profile_id)
          .where('title_id', '=', key.title_id)
          .where('episode_id', '=', key.episode_id)
          .executeTakeFirst();
        if (numUpdatedRows > 0n) return;
        await trx
          .insertInto('progress')
          .values({ ...key, ...columns })
          .execute();
      });
    },

    async of(profileId, titleId) {
      const rows = await db
        .selectFrom('progress')
        .selectAll()
        .where('profile_id', '=', profileId)
        .where('title_id', '=', titleId)
        .orderBy('updated_at', 'desc')
        .orderBy('episode_id', 'desc')
        .execute();
      return rows.map(toRow);
    },

    async recent(profileId, limit) {
      // A row that no other row of its title is newer than; of two of the same time, the later episode.
      const rows = await db
        .selectFrom('progress as p')
        .selectAll('p')
        .where('p.profile_id', '=', profileId)
        .where('p.hidden', '=', 0)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('progress as q')
                .select('q.title_id')
                .where('q.profile_id', '=', profileId)
                .whereRef('q.title_id', '=', 'p.title_id')
                .where((eb) =>
                  eb.or([
                    eb('q.updated_at', '>', eb.ref('p.updated_at')),
                    eb.and([
                      eb('q.updated_at', '=', eb.ref('p.updated_at')),
                      eb('q.episode_id', '>', eb.ref('p.episode_id')),
                    ]),
                  ]),
                ),
            ),
          ),
        )
        .orderBy('p.updated_at', 'desc')
        .orderBy('p.title_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRow);
    },

    async history(profileId, limit, after) {
      let query = db.selectFrom('progress').selectAll().where('profile_id', '=', profileId);
      if (after) {
        const [at, title, episode] = after;
        query = query.where((eb) =>
          eb.or([
            eb('updated_at', '<', at),
            eb.and([eb('updated_at', '=', at), eb('title_id', '<', title)]),
            eb.and([eb('updated_at', '=', at), eb('title_id', '=', title), eb('episode_id', '<', episode)]),
          ]),
        );
      }
      const rows = await query
        .orderBy('updated_at', 'desc')
        .orderBy('title_id', 'desc')
        .orderBy('episode_id', 'desc')
        .limit(limit + 1)
        .execute();
      return rows.map(toRow);
    },

    async hide(profileId, titleId) {
      await db
        .updateTable('progress')
        .set({ hidden: 1 })
        .where('profile_id', '=', profileId)
        .where('title_id', '=', titleId)
        .execute();
    },

    async forget(profileId, titleId) {
      await db
        .deleteFrom('progress')
        .where('profile_id', '=', profileId)
        .where('title_id', '=', titleId)
        .execute();
    },
  };
}
