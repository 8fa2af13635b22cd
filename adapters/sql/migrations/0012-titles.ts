// Titles that operators make and correct, pictures of films that stand for them, and which videos play before they are finished.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('titles').addColumn('still', 'varchar(80)').execute();
  await db.schema.alterTable('titles').addColumn('edited_at', 'bigint').execute();
  await db.schema
    .alterTable('assets')
    .addColumn('plays', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  const assets = (db as Kysely<{ assets: { state: string; renditions: string; plays: number } }>).updateTable(
    'assets',
  );
  await assets
    .set({ plays: 1 })
    .where((eb) =>
      eb.or([
        eb('state', '=', 'ready'),
        eb.and([eb('renditions', 'like', '%"promised":{%'), eb('state', '!=', 'failed')]),
      ]),
    )
    .execute();
}
