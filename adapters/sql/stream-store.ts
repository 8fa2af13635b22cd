// The streams that are going on, in the relational store.
import type { Selectable, Transaction } from 'kysely';
import type { NewStream, Places, Stream, StreamStore } from '#domains/playback/ports.ts';
import type { Database, Tables } from './database.ts';
import { takeTurn } from './take-turn.ts';

/** A stream that goes on is written down this often, not at every segment. */
const NOTED_EVERY_MS = 8_000;

function toStream(row: Selectable<Tables['streams']>): Stream {
  return {
    id: row.id,
    accountId: row.account_id,
    sessionId: row.session_id,
    profileId: row.profile_id,
    titleId: row.title_id,
    episodeId: row.episode_id === 0 ? null : row.episode_id,
    startedAt: row.started_at,
    seenAt: row.seen_at,
  };
}

export function sqlStreamStore(db: Database): StreamStore {
  return {
    open: (stream, places) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, stream.accountId);
        // What has been silent for long is nobody's: the table holds what goes on and little more.
        await trx
          .deleteFrom('streams')
          .where('account_id', '=', stream.accountId)
          .where('seen_at', '<', places.silentBefore)
          .execute();
        const taken = await count(trx, stream.accountId, places.silentBefore);
        if (taken < places.limit) return insert(trx, stream, places);
        const oldest = await trx
          .selectFrom('streams')
          .select('id')
          .where('session_id', '=', stream.sessionId)
          .orderBy('id')
          .executeTakeFirst();
        if (oldest === undefined) return null;
        await trx.deleteFrom('streams').where('id', '=', oldest.id).execute();
        return insert(trx, stream, places);
      }),

    async touch(id, { limit, now, silentBefore }) {
      const row = await db
        .selectFrom('streams')
        .innerJoin('sessions', (join) =>
          join
            .onRef('sessions.id', '=', 'streams.session_id')
            .onRef('sessions.profile_id', '=', 'streams.profile_id'),
        )
        .select(['streams.account_id', 'streams.seen_at'])
        .where('streams.id', '=', id)
        .where('sessions.expires_at', '>', now)
        .executeTakeFirst();
      if (row === undefined) return 'ended';
      if (now - row.seen_at < NOTED_EVERY_MS) return 'live';
      return db.transaction().execute(async (trx) => {
        if (row.seen_at < silentBefore) {
          await takeTurn(trx, row.account_id);
          if ((await count(trx, row.account_id, silentBefore)) >= limit) return 'full';
        }
        const { numUpdatedRows } = await trx
          .updateTable('streams')
          .set({ seen_at: now })
          .where('id', '=', id)
          .executeTakeFirst();
        return numUpdatedRows > 0n ? 'live' : 'ended';
      });
    },

    async find(id) {
      const row = await db.selectFrom('streams').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toStream(row);
    },

    async of(accountId, silentBefore) {
      const rows = await db
        .selectFrom('streams')
        .innerJoin('sessions', 'sessions.id', 'streams.session_id')
        .innerJoin('profiles', 'profiles.id', 'streams.profile_id')
        .selectAll('streams')
        .select(['sessions.device_name', 'profiles.name as profile_name'])
        .where('streams.account_id', '=', accountId)
        .where('streams.seen_at', '>=', silentBefore)
        .orderBy('streams.id')
        .execute();
      return rows.map((row) => ({
        ...toStream(row),
        deviceName: row.device_name,
        profileName: row.profile_name,
      }));
    },

    async close(id, accountId) {
      const { numDeletedRows } = await db
        .deleteFrom('streams')
        .where('id', '=', id)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

async function count(trx: Transaction<Tables>, accountId: number, silentBefore: number): Promise<number> {
  const { taken } = await trx
    .selectFrom('streams')
    .select((eb) => eb.fn.countAll<number>().as('taken'))
    .where('account_id', '=', accountId)
    .where('seen_at', '>=', silentBefore)
    .executeTakeFirstOrThrow();
  return Number(taken);
}

async function insert(trx: Transaction<Tables>, stream: NewStream, { now }: Places): Promise<number> {
  const { insertId } = await trx
    .insertInto('streams')
    .values({
      account_id: stream.accountId,
      session_id: stream.sessionId,
      profile_id: stream.profileId,
      title_id: stream.titleId,
      episode_id: stream.episodeId ?? 0,
      started_at: now,
      seen_at: now,
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}
