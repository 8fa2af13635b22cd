// Opens the engines that the configuration names and hands out the stores on them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sqlChannelStore } from '#adapters/sql/channel-store.ts';
import { sqlDatasetReader } from '#adapters/sql/dataset-reader.ts';
import { sqlIdentityStore } from '#adapters/sql/identity-store.ts';
import { sqlIngestStore } from '#adapters/sql/ingest-store.ts';
import { sqlJobStore } from '#adapters/sql/job-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlModelRegistry } from '#adapters/sql/model-registry.ts';
import { sqlRunStore } from '#adapters/sql/run-store.ts';
import { sqlSampleTasteStore } from '#adapters/sql/sample-taste-store.ts';
import { sqlTasteStore } from '#adapters/sql/taste-store.ts';
import { sqlTitleDescriptions } from '#adapters/sql/title-descriptions.ts';
import { sqlTitleFacts } from '#adapters/sql/title-facts.ts';
import { sqlTitleStore } from '#adapters/sql/title-store.ts';
import { openSqlite, type OpenedSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { searchIndex } from '#adapters/sqlite/search-index.ts';
import type { ChannelStore, SearchIndex, TitleStore } from '#domains/catalog/ports.ts';
import type { IdentityStore } from '#domains/identity/ports.ts';
import type { IngestStore } from '#domains/ingest/ports.ts';
import type { JobStore } from '#domains/jobs/ports.ts';
import type {
  DatasetReader,
  ModelRegistry,
  RunStore,
  TitleDescriptionReader,
  TitleFactsReader,
} from '#domains/recommend/ports.ts';
import type { SampleTasteStore, TasteStore } from '#domains/taste/ports.ts';
import { defineErrors } from '#engine/api/define-errors.ts';

export const homeErrors = defineErrors({
  home_unusable: {
    kind: 'unavailable',
    when: 'KINORA_HOME cannot be used: it may not be written, is no folder, its disk is full, or its database is damaged.',
    message: (home: string, why: string) =>
      `Cannot use the data folder ${home}: ${why}. Set KINORA_HOME to a folder that this user may write`,
  },
});

export interface Stores {
  readonly sqlite: OpenedSqlite;
  readonly titles: TitleStore;
  readonly channels: ChannelStore;
  readonly search: SearchIndex;
  readonly identity: IdentityStore;
  readonly taste: TasteStore;
  readonly ingest: IngestStore;
  readonly samples: SampleTasteStore;
  readonly jobs: JobStore;
  readonly models: ModelRegistry;
  readonly runs: RunStore;
  readonly dataset: DatasetReader;
  readonly titleFacts: TitleFactsReader;
  readonly titleDescriptions: TitleDescriptionReader;
  /** Rejects when the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the folder if absent, brings the schema up to date. Throws `home_unusable`. */
export async function openStores(home: string): Promise<Stores> {
  const sqlite = openHome(home);
  const { db } = sqlite;
  await migrate(db);
  return {
    sqlite,
    titles: sqlTitleStore(db),
    channels: sqlChannelStore(db),
    search: searchIndex(sqlite.raw),
    identity: sqlIdentityStore(db),
    taste: sqlTasteStore(db),
    ingest: sqlIngestStore(db),
    samples: sqlSampleTasteStore(db),
    jobs: sqlJobStore(db),
    models: sqlModelRegistry(db),
    runs: sqlRunStore(db),
    dataset: sqlDatasetReader(db),
    titleFacts: sqlTitleFacts(db),
    titleDescriptions: sqlTitleDescriptions(db),
    async check() {
      await db.selectFrom('jobs').select('id').limit(1).execute();
    },
    close: () => sqlite.close(),
  };
}

function openHome(home: string): OpenedSqlite {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return openSqlite(join(home, 'kinora.db'));
  } catch (error) {
    throw homeErrors.home_unusable(home, error instanceof Error ? error.message : String(error));
  }
}
