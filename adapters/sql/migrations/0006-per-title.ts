// The ladder that was chosen for a video by measuring it, and the report of what that saves.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('assets').addColumn('per_title', 'text').execute();
}
