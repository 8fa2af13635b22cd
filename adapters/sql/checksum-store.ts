// Checksums of packaged files in the relational store; those of a track are one JSON text.
import type { ChecksumStore, FileSum } from '#domains/media/ports.ts';
import type { Database } from './database.ts';

export function sqlChecksumStore(db: Database): ChecksumStore {
  return {
    async put(assetId, trackId, sums) {
      await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('asset_checksums')
          .where('asset_id', '=', assetId)
          .where('track_id', '=', trackId)
          .execute();
        // The asset may have been forgotten meanwhile; then there is nothing to keep.
        const asset = await trx
          .selectFrom('assets')
          .select('id')
          .where('id', '=', assetId)
          .executeTakeFirst();
        if (asset === undefined) return;
        await trx
          .insertInto('asset_checksums')
          .values({ asset_id: assetId, track_id: trackId, sums: JSON.stringify(sums) })
          .execute();
      });
    },

    async of(assetId) {
      const rows = await db
        .selectFrom('asset_checksums')
        .select('sums')
        .where('asset_id', '=', assetId)
        .orderBy('track_id')
        .execute();
      return rows.flatMap(({ sums }) => JSON.parse(sums) as FileSum[]);
    },
  };
}
