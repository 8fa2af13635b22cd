// Adds the record of experiments: one row a model that was fitted and measured.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('runs')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kind', 'varchar(16)', (c) => c.notNull())
    .addColumn('batch', 'varchar(64)', (c) => c.notNull())
    .addColumn('model', 'varchar(40)', (c) => c.notNull())
    .addColumn('model_id', 'varchar(64)')
    .addColumn('seed', 'integer', (c) => c.notNull())
    .addColumn('data_hash', 'varchar(64)', (c) => c.notNull())
    .addColumn('record', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('runs_by_batch').on('runs').columns(['batch', 'id']).execute();
  await db.schema.createIndex('runs_by_model').on('runs').columns(['model', 'id']).execute();
}
