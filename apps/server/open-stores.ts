// Opens the engines that the configuration names and hands out the stores on them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sqlIdentityStore } from '#adapters/sql/identity-store.ts';
import { sqlJobStore } from '#adapters/sql/job-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlTasteStore } from '#adapters/sql/taste-store.ts';
import { sqlTitleStore } from '#adapters/sql/title-store.ts';
import { openSqlite, type OpenedSqlite } from '#adapters/sqlite/open-sqlite.ts';
import type { TitleStore } from '#domains/catalog/ports.ts';
import type { IdentityStore } from '#domains/identity/ports.ts';
import type { JobStore } from '#domains/jobs/ports.ts';
import type { TasteStore } from '#domains/taste/ports.ts';

export interface Stores {
  readonly sqlite: OpenedSqlite;
  readonly titles: TitleStore;
  readonly identity: IdentityStore;
  readonly taste: TasteStore;
  readonly jobs: JobStore;
  /** Rejects when the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the folder if absent, brings the schema up to date. */
export async function openStores(home: string): Promise<Stores> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const sqlite = openSqlite(join(home, 'kinora.db'));
  const { db } = sqlite;
  await migrate(db);
  return {
    sqlite,
    titles: sqlTitleStore(db),
    identity: sqlIdentityStore(db),
    taste: sqlTasteStore(db),
    jobs: sqlJobStore(db),
    async check() {
      await db.selectFrom('jobs').select('id').limit(1).execute();
    },
    close: () => sqlite.close(),
  };
}
