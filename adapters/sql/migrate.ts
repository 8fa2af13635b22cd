// Brings a database to the newest schema: numbered migrations, each applied once, in order.
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as foundation from './migrations/0001-foundation.ts';
import * as runs from './migrations/0002-runs.ts';
import * as streams from './migrations/0003-streams.ts';
import * as upload from './migrations/0004-upload.ts';
import * as encrypt from './migrations/0005-encrypt.ts';
import * as perTitle from './migrations/0006-per-title.ts';
import * as analysis from './migrations/0007-analysis.ts';
import * as downloads from './migrations/0009-downloads.ts';
import * as studio from './migrations/0010-studio.ts';
import * as together from './migrations/0011-together.ts';
import * as titles from './migrations/0012-titles.ts';

const migrations = {
  '0001-foundation': foundation,
  '0002-runs': runs,
  '0003-streams': streams,
  '0004-upload': upload,
  '0005-encrypt': encrypt,
  '0006-per-title': perTitle,
  '0007-analysis': analysis,
  '0009-downloads': downloads,
  '0010-studio': studio,
  '0011-together': together,
  '0012-titles': titles,
};

/** Applies what is missing. Throws what the failing migration threw; a failed migration leaves nothing behind. */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
