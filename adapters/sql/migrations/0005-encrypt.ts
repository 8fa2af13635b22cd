// Encryption of videos: how each was wished, and their keys.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('assets').addColumn('encryption', 'text').execute();
  await db.schema
    .createTable('asset_keys')
    .addColumn('asset_id', 'integer', (c) => c.primaryKey().references('assets.id').onDelete('cascade'))
    .addColumn('scheme', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('content_key', 'text', (c) => c.notNull())
    .execute();
}
