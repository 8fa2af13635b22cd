// Fingerprints of the sound of episodes in the relational store: base64 of their words, little-endian.
import type { SoundPrintStore } from '#domains/media/ports.ts';
import type { Database } from './database.ts';

/** More than a season has episodes: those of another season are farther away than all of this one. */
const seasonApart = 100_000;

export function sqlSoundPrintStore(db: Database): SoundPrintStore {
  return {
    async save(assetId, print) {
      const bytes = new Uint8Array(print.length * 4);
      const view = new DataView(bytes.buffer);
      for (const [i, word] of print.entries()) view.setUint32(i * 4, word, true);
      const prints = bytes.toBase64();
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('sound_prints').where('asset_id', '=', assetId).execute();
        await trx.insertInto('sound_prints').values({ asset_id: assetId, prints }).execute();
      });
    },

    async ofNeighbours({ titleId, episodeId }, limit) {
      const printed = await db
        .selectFrom('sound_prints')
        .innerJoin('assets', 'assets.id', 'sound_prints.asset_id')
        .innerJoin('episodes', 'episodes.id', 'assets.episode_id')
        .select(['assets.id', 'assets.episode_id', 'episodes.season', 'episodes.number'])
        .where('assets.title_id', '=', titleId)
        .where('assets.episode_id', '!=', episodeId)
        .orderBy('assets.id')
        .execute();
      const own = await db
        .selectFrom('episodes')
        .select(['season', 'number'])
        .where('id', '=', episodeId)
        .executeTakeFirst();
      if (own === undefined || printed.length === 0) return [];
      // Of an episode that was brought twice the newer one.
      const newest = [...new Map(printed.map((row) => [row.episode_id, row])).values()];
      const away = (row: { season: number; number: number }): number =>
        (row.season - own.season) * seasonApart + row.number - own.number;
      const nearest = newest.toSorted((a, b) => Math.abs(away(a)) - Math.abs(away(b))).slice(0, limit);
      const rows = await db
        .selectFrom('sound_prints')
        .select(['asset_id', 'prints'])
        .where(
          'asset_id',
          'in',
          nearest.map(({ id }) => id),
        )
        .execute();
      const prints = new Map(rows.map((row) => [row.asset_id, toWords(row.prints)]));
      return nearest.flatMap((row) => {
        const print = prints.get(row.id);
        return print === undefined ? [] : [{ assetId: row.id, print, isEarlier: away(row) < 0 }];
      });
    },
  };
}

function toWords(prints: string): Uint32Array {
  const bytes = Uint8Array.fromBase64(prints);
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}
