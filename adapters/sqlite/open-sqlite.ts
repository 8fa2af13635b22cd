// The embedded relational engine: node:sqlite behind Kysely, with cached statements and settings for one service.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Tables } from '#adapters/sql/database.ts';

export interface OpenedSqlite {
  readonly db: Kysely<Tables>;
  /** The engine itself, for what only SQLite has: full-text search, hot prepared statements, backup. */
  readonly raw: DatabaseSync;
  close(): Promise<void>;
}

/** Milliseconds that a writer waits for another process's write before "database is locked". */
const BUSY_TIMEOUT_MS = 5000;
/** Prepared statements kept; the service has a few hundred distinct ones. */
const STATEMENT_CACHE = 500;

/** Opens (and makes, if absent) the database at `path`; `:memory:` for one that is gone when closed. */
export function openSqlite(path: string): OpenedSqlite {
  const raw = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  raw.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;',
  );
  const cache = new Map<string, SqliteStatement>();

  const prepare = (sql: string): SqliteStatement => {
    const known = cache.get(sql);
    if (known) return known;
    // Every transaction here writes: one that began as a reader could not become a writer beside another process.
    const statement = raw.prepare(sql === 'begin' ? 'begin immediate' : sql);
    const reader = statement.columns().length > 0;
    // Full-text tables leave a row id of their own behind as the connection's last one, larger than a number holds exactly:
    // a write that comes after them would throw if it were read as one.
    if (!reader) statement.setReadBigInts(true);
    const made: SqliteStatement = {
      reader,
      all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
      run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
      iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
    };
    if (cache.size >= STATEMENT_CACHE) {
      const [oldest] = cache.keys();
      if (oldest !== undefined) cache.delete(oldest);
    }
    cache.set(sql, made);
    return made;
  };

  const dialect = new SqliteDialect({ database: { close: () => raw.close(), prepare } });
  const db = new Kysely<Tables>({ dialect });
  return { db, raw, close: () => db.destroy() };
}
