// Videos that were removed and can be restored, checksums of packaged files, and what came of files in the watched folder.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('assets').addColumn('removed_at', 'bigint').execute();
  await db.schema
    .createTable('asset_checksums')
    .addColumn('asset_id', 'integer', (c) => c.notNull().references('assets.id').onDelete('cascade'))
    .addColumn('track_id', 'varchar(80)', (c) => c.notNull())
    .addColumn('sums', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('asset_checksums_key', ['asset_id', 'track_id'])
    .execute();
  await db.schema
    .createTable('watched_files')
    .addColumn('name', 'varchar(500)', (c) => c.primaryKey())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('modified_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'varchar(12)', (c) => c.notNull())
    .addColumn('asset_id', 'integer')
    .addColumn('reason_code', 'varchar(60)')
    .addColumn('reason', 'text')
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
}
