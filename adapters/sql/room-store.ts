// Rooms in which people watch together, and their chat, in the relational store.
import { createHmac } from 'node:crypto';
import type { ExpressionBuilder, Selectable } from 'kysely';
import type { RoomsOver, RoomStore, StoredRoom } from '#domains/together/ports.ts';
import type { Database, Tables } from './database.ts';

function toRoom(row: Selectable<Tables['rooms']>, secret: string): StoredRoom {
  return {
    id: row.id,
    keyHash: row.key_hash,
    salt: createHmac('sha256', secret).update(`room:${row.key_hash}`).digest('hex'),
    titleId: row.title_id,
    episodeId: row.episode_id === 0 ? null : row.episode_id,
    hostProfileId: row.host_profile_id,
    everyoneControls: row.everyone_controls === 1,
    playback: {
      version: row.version,
      paused: row.paused === 1,
      positionMs: row.position_ms,
      rate: row.rate_percent / 100,
      at: row.position_at,
    },
    openedAt: row.opened_at,
    seenAt: row.seen_at,
  };
}

function isOver({ openedBefore, seenBefore }: RoomsOver) {
  return (eb: ExpressionBuilder<Tables, 'rooms'>) =>
    eb.or([eb('opened_at', '<', openedBefore), eb('seen_at', '<', seenBefore)]);
}

/** `secret` is of the service: with it the salts of the rooms are made. */
export function sqlRoomStore(db: Database, secret: string): RoomStore {
  return {
    open: (room, most, over) =>
      db.transaction().execute(async (trx) => {
        const { insertId } = await trx
          .insertInto('rooms')
          .values({
            key_hash: room.keyHash,
            title_id: room.titleId,
            episode_id: room.episodeId ?? 0,
            host_profile_id: room.hostProfileId,
            everyone_controls: 1,
            version: 0,
            paused: 1,
            position_ms: room.positionMs,
            rate_percent: 100,
            position_at: room.openedAt,
            opened_at: room.openedAt,
            seen_at: room.openedAt,
          })
          .executeTakeFirstOrThrow();
        const { hosted } = await trx
          .selectFrom('rooms')
          .select((eb) => eb.fn.countAll<number>().as('hosted'))
          .where('host_profile_id', '=', room.hostProfileId)
          .where((eb) => eb.not(isOver(over)(eb)))
          .executeTakeFirstOrThrow();
        if (Number(hosted) <= most) return Number(insertId);
        await trx.deleteFrom('rooms').where('id', '=', Number(insertId)).execute();
        return null;
      }),

    async find(keyHash, over) {
      const row = await db
        .selectFrom('rooms')
        .selectAll()
        .where('key_hash', '=', keyHash)
        .where((eb) => eb.not(isOver(over)(eb)))
        .executeTakeFirst();
      return row === undefined ? null : toRoom(row, secret);
    },

    async byId(id) {
      const row = await db.selectFrom('rooms').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRoom(row, secret);
    },

    async steer(id, playback, episodeId) {
      const { numUpdatedRows } = await db
        .updateTable('rooms')
        .set({
          version: playback.version,
          paused: playback.paused ? 1 : 0,
          position_ms: playback.positionMs,
          rate_percent: Math.round(playback.rate * 100),
          position_at: playback.at,
          ...(episodeId === undefined ? {} : { episode_id: episodeId }),
        })
        .where('id', '=', id)
        .where('version', '=', playback.version - 1)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async edit(id, { everyoneControls }) {
      await db
        .updateTable('rooms')
        .set({ everyone_controls: everyoneControls ? 1 : 0 })
        .where('id', '=', id)
        .execute();
    },

    async handOn(id, from, to) {
      const { numUpdatedRows } = await db
        .updateTable('rooms')
        .set({ host_profile_id: to })
        .where('id', '=', id)
        .where('host_profile_id', '=', from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async saw(ids, now) {
      if (ids.length === 0) return [];
      await db.updateTable('rooms').set({ seen_at: now }).where('id', 'in', ids).execute();
      const rows = await db.selectFrom('rooms').select('id').where('id', 'in', ids).orderBy('id').execute();
      return rows.map(({ id }) => id);
    },

    async close(id) {
      await db.deleteFrom('rooms').where('id', '=', id).execute();
    },

    sweep: (over) =>
      db.transaction().execute(async (trx) => {
        const rows = await trx.selectFrom('rooms').select('id').where(isOver(over)).orderBy('id').execute();
        const ids = rows.map(({ id }) => id);
        if (ids.length > 0) await trx.deleteFrom('rooms').where('id', 'in', ids).execute();
        return ids;
      }),

    say: (roomId, { profileId, text, at }, most) =>
      db.transaction().execute(async (trx) => {
        const { insertId } = await trx
          .insertInto('room_messages')
          .values({ room_id: roomId, profile_id: profileId, text, sent_at: at })
          .executeTakeFirstOrThrow();
        const tooOld = await trx
          .selectFrom('room_messages')
          .select('id')
          .where('room_id', '=', roomId)
          .orderBy('id', 'desc')
          .offset(most)
          .limit(1)
          .executeTakeFirst();
        if (tooOld !== undefined)
          await trx
            .deleteFrom('room_messages')
            .where('room_id', '=', roomId)
            .where('id', '<=', tooOld.id)
            .execute();
        return Number(insertId);
      }),

    async messages(roomId, limit) {
      const rows = await db
        .selectFrom('room_messages')
        .innerJoin('profiles', 'profiles.id', 'room_messages.profile_id')
        .select([
          'room_messages.id',
          'room_messages.profile_id as profileId',
          'profiles.name',
          'profiles.avatar',
          'room_messages.text',
          'room_messages.sent_at as at',
        ])
        .where('room_messages.room_id', '=', roomId)
        .orderBy('room_messages.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row })).toReversed();
    },
  };
}
