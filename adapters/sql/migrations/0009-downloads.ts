// Downloads: the right of a device and a profile to play a copy that the device keeps.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Signing a device out, removing a profile or an account takes its rights with it.
  await db.schema
    .createTable('downloads')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('session_id', 'integer', (c) => c.notNull().references('sessions.id').onDelete('cascade'))
    .addColumn('profile_id', 'integer', (c) => c.notNull().references('profiles.id').onDelete('cascade'))
    .addColumn('title_id', 'integer', (c) => c.notNull())
    .addColumn('episode_id', 'integer', (c) => c.notNull())
    .addColumn('asset_id', 'integer', (c) => c.notNull())
    .addColumn('quality', 'varchar(80)', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('downloads_by_device')
    .unique()
    .on('downloads')
    .columns(['session_id', 'profile_id', 'title_id', 'episode_id'])
    .execute();
  await db.schema
    .createIndex('downloads_by_account')
    .on('downloads')
    .columns(['account_id', 'expires_at'])
    .execute();
}
