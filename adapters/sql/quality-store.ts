// How well playbacks went, in the relational store.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { QualityRow, QualityStore } from '#domains/playback/ports.ts';
import { noQuality, type PlaybackQuality } from '#engine/media/fold-quality.ts';
import { playStates } from '#engine/media/parse-cmcd.ts';
import type { Database, Tables } from './database.ts';

const stored: z.ZodType<PlaybackQuality> = z.object({
  startDelay: z.number().nullable(),
  played: z.number(),
  rebuffered: z.number(),
  rebufferings: z.number(),
  bitrateTime: z.number(),
  switches: z.number(),
  errors: z.number(),
  lastError: z.string().nullable(),
  failed: z.boolean(),
  lastState: z.enum(playStates).nullable(),
  lastAt: z.number().nullable(),
  lastBitrate: z.number().nullable(),
});

const read = (text: string): PlaybackQuality => stored.parse(JSON.parse(text));

function toRow(row: Selectable<Tables['playback_quality']>): QualityRow {
  return {
    streamId: row.stream_id,
    titleId: row.title_id,
    episodeId: row.episode_id === 0 ? null : row.episode_id,
    assetId: row.asset_id,
    startedAt: row.started_at,
    quality: read(row.quality),
  };
}

export function sqlQualityStore(db: Database): QualityStore {
  return {
    fold: (fresh, change) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .selectFrom('playback_quality')
          .select('quality')
          .where('stream_id', '=', fresh.streamId)
          .executeTakeFirst();
        const quality = JSON.stringify(change(row === undefined ? noQuality : read(row.quality)));
        if (row === undefined) {
          await trx
            .insertInto('playback_quality')
            .values({
              stream_id: fresh.streamId,
              title_id: fresh.titleId,
              episode_id: fresh.episodeId ?? 0,
              asset_id: fresh.assetId,
              started_at: fresh.startedAt,
              quality,
            })
            .execute();
        } else {
          await trx
            .updateTable('playback_quality')
            .set({ quality })
            .where('stream_id', '=', fresh.streamId)
            .execute();
        }
      }),

    async recent({ titleId, since, limit }) {
      let query = db.selectFrom('playback_quality').selectAll().where('started_at', '>=', since);
      if (titleId !== undefined) query = query.where('title_id', '=', titleId);
      const rows = await query
        .orderBy('started_at', 'desc')
        .orderBy('stream_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRow);
    },

    async forgetBefore(time) {
      const { numDeletedRows } = await db
        .deleteFrom('playback_quality')
        .where('started_at', '<', time)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
