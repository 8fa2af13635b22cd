// Of a video: the codecs that were wished, and the ladder that was chosen by measuring it, with the report of what that saves.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('assets').addColumn('codec', 'text').execute();
  await db.schema.alterTable('assets').addColumn('per_title', 'text').execute();
}
