// Keys of encrypted videos in the relational store.
import type { KeyStore, MediaProtection } from '#domains/media/ports.ts';
import type { ProtectionScheme } from '#engine/media/packaged-protection.ts';
import type { Database } from './database.ts';

export function sqlKeyStore(db: Database): KeyStore {
  const find = async (from: Database, assetId: number): Promise<MediaProtection | null> => {
    const row = await from
      .selectFrom('asset_keys')
      .selectAll()
      .where('asset_id', '=', assetId)
      .executeTakeFirst();
    if (row === undefined) return null;
    return {
      scheme: row.scheme as ProtectionScheme,
      keyId: row.key_id,
      key: Buffer.from(row.content_key, 'hex'),
    };
  };
  return {
    find: (assetId) => find(db, assetId),

    add(assetId, protection) {
      return db.transaction().execute(async (trx) => {
        // Writing first takes the write lock: of two who bring a key, the second finds that of the first.
        await trx
          .updateTable('assets')
          .set((eb) => ({ id: eb.ref('id') }))
          .where('id', '=', assetId)
          .execute();
        const known = await find(trx, assetId);
        if (known !== null) return known;
        const { scheme, keyId, key } = protection;
        await trx
          .insertInto('asset_keys')
          .values({
            asset_id: assetId,
            scheme,
            key_id: keyId,
            content_key: Buffer.from(key).toString('hex'),
          })
          .execute();
        return protection;
      });
    },
  };
}
