// Places of the stream limit: who is watching what, on which device, right now.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('streams')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('session_id', 'integer', (c) => c.notNull().references('sessions.id').onDelete('cascade'))
    .addColumn('profile_id', 'integer', (c) => c.notNull().references('profiles.id').onDelete('cascade'))
    .addColumn('title_id', 'integer', (c) => c.notNull())
    .addColumn('episode_id', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('streams_by_account')
    .on('streams')
    .columns(['account_id', 'seen_at'])
    .execute();

  // One row an account: whoever takes a place locks it first, so that counting and taking are one act on every engine.
  await db.schema
    .createTable('stream_turns')
    .addColumn('account_id', 'integer', (c) => c.primaryKey().references('accounts.id').onDelete('cascade'))
    .addColumn('turn', 'integer', (c) => c.notNull())
    .execute();

  // Of nobody: once its stream is gone, nothing leads from a row to a person.
  await db.schema
    .createTable('playback_quality')
    .addColumn('stream_id', 'integer', (c) => c.primaryKey())
    .addColumn('title_id', 'integer', (c) => c.notNull())
    .addColumn('episode_id', 'integer', (c) => c.notNull())
    .addColumn('asset_id', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('quality', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('playback_quality_by_title')
    .on('playback_quality')
    .columns(['title_id', 'started_at'])
    .execute();
}
