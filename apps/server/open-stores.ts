// Opens the engines that the configuration names and hands out the stores on them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite, type OpenedSqlite } from '#adapters/sqlite/open-sqlite.ts';
import type { Database } from '#adapters/sql/database.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlTitleStore } from '#adapters/sql/title-store.ts';
import type { TitleStore } from '#domains/catalog/ports.ts';

export interface Stores {
  readonly db: Database;
  readonly sqlite: OpenedSqlite;
  readonly titles: TitleStore;
  close(): Promise<void>;
}

/** Makes the folder if absent, brings the schema up to date. */
export async function openStores(home: string): Promise<Stores> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const sqlite = openSqlite(join(home, 'kinora.db'));
  await migrate(sqlite.db);
  return { db: sqlite.db, sqlite, titles: sqlTitleStore(sqlite.db), close: () => sqlite.close() };
}
