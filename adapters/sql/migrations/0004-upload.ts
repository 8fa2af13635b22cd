// When a job was last taken up and how far it was then: what the time left is estimated from.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('jobs').addColumn('started_at', 'bigint').execute();
  await db.schema
    .alterTable('jobs')
    .addColumn('start_progress', 'double precision', (c) => c.notNull().defaultTo(0))
    .execute();
}
