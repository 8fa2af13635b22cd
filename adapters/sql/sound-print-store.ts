// Fingerprints of the sound of episodes in the relational store: base64 of their words, little-endian.
import type { SoundPrintStore } from '#domains/media/ports.ts';
import type { Database } from './database.ts';

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

    async ofOtherEpisodes({ titleId, episodeId }, limit) {
      const rows = await db
        .selectFrom('sound_prints')
        .innerJoin('assets', 'assets.id', 'sound_prints.asset_id')
        .select(['assets.id', 'sound_prints.prints'])
        .where('assets.title_id', '=', titleId)
        .where('assets.episode_id', '!=', episodeId)
        .where('assets.episode_id', '!=', 0)
        .orderBy('assets.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ id, prints }) => {
        const bytes = Uint8Array.fromBase64(prints);
        const view = new DataView(bytes.buffer);
        const print = Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
        return { assetId: id, print };
      });
    },
  };
}
