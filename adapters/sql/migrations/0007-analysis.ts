// What was found in a video (chapters, markers, loudness), what an operator says instead, and prints of the sound of episodes.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('assets').addColumn('analysis', 'text').execute();
  await db.schema.alterTable('assets').addColumn('marks_by_hand', 'text').execute();
  await db.schema
    .createTable('sound_prints')
    .addColumn('asset_id', 'integer', (c) => c.primaryKey().references('assets.id').onDelete('cascade'))
    .addColumn('prints', 'text', (c) => c.notNull())
    .execute();
}
