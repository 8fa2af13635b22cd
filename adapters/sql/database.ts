// The relational database as Kysely sees it: the tables of every domain, whichever engine holds them.
import type { Kysely } from 'kysely';
import { catalogTables, type CatalogTables } from '#domains/catalog/tables.ts';
import { identityTables, type IdentityTables } from '#domains/identity/tables.ts';
import { ingestTables, type IngestTables } from '#domains/ingest/tables.ts';
import { jobsTables, type JobsTables } from '#domains/jobs/tables.ts';
import { mediaTables, type MediaTables } from '#domains/media/tables.ts';
import { playbackTables, type PlaybackTables } from '#domains/playback/tables.ts';
import { recommendTables, type RecommendTables } from '#domains/recommend/tables.ts';
import { tasteTables, type TasteTables } from '#domains/taste/tables.ts';
import { togetherTables, type TogetherTables } from '#domains/together/tables.ts';
import type { TableRegistry } from '#engine/api/define-tables.ts';

export interface Tables
  extends
    IdentityTables,
    CatalogTables,
    TasteTables,
    PlaybackTables,
    TogetherTables,
    MediaTables,
    RecommendTables,
    JobsTables,
    IngestTables {}

export type Database = Kysely<Tables>;

/** Every table with its privacy facts: export, erasure and the data catalogue derive from it. */
export const tableRegistry: TableRegistry = {
  ...identityTables,
  ...catalogTables,
  ...tasteTables,
  ...playbackTables,
  ...togetherTables,
  ...mediaTables,
  ...recommendTables,
  ...jobsTables,
  ...ingestTables,
};
