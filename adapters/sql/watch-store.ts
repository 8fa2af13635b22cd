// What came of files in the watched folder, in the relational store.
import type { WatchedFile, WatchStore } from '#domains/media/ports.ts';
import type { Database } from './database.ts';

/** Names in one statement. */
const AT_ONCE = 200;

export function sqlWatchStore(db: Database): WatchStore {
  return {
    async all() {
      const rows = await db.selectFrom('watched_files').selectAll().orderBy('name').execute();
      return rows.map((row) => ({
        name: row.name,
        bytes: row.bytes,
        modifiedAt: row.modified_at,
        state: row.state as WatchedFile['state'],
        assetId: row.asset_id,
        reason: row.reason_code === null ? null : { code: row.reason_code, message: row.reason ?? '' },
        updatedAt: row.updated_at,
      }));
    },

    async put({ name, bytes, modifiedAt, state, assetId, reason, updatedAt }) {
      const values = {
        bytes,
        modified_at: modifiedAt,
        state,
        asset_id: assetId,
        reason_code: reason?.code ?? null,
        reason: reason?.message ?? null,
        updated_at: updatedAt,
      };
      await db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('watched_files')
          .set(values)
          .where('name', '=', name)
          .executeTakeFirst();
        if (numUpdatedRows === 0n)
          await trx
            .insertInto('watched_files')
            .values({ name, ...values })
            .execute();
      });
    },

    async forget(names) {
      for (let at = 0; at < names.length; at += AT_ONCE) {
        await db
          .deleteFrom('watched_files')
          .where('name', 'in', names.slice(at, at + AT_ONCE))
          .execute();
      }
    },
  };
}
