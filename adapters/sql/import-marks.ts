// Remembers which content was taken in to its end, so that it is not taken in again at every start.
import type { Database } from './database.ts';

export interface ImportMarks {
  /** Hash of the content that was last taken in to its end under this name; null when none was. */
  read(name: string): Promise<string | null>;
  write(name: string, contentHash: string, now: number): Promise<void>;
}

export function sqlImportMarks(db: Database): ImportMarks {
  return {
    async read(name) {
      const row = await db
        .selectFrom('import_files')
        .select(['content_hash', 'finished'])
        .where('file', '=', name)
        .executeTakeFirst();
      return row?.finished ? row.content_hash : null;
    },

    async write(name, contentHash, now) {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('import_files').where('file', '=', name).execute();
        await trx
          .insertInto('import_files')
          .values({
            file: name,
            content_hash: contentHash,
            rows_done: 0,
            rows_bad: 0,
            finished: 1,
            updated_at: now,
          })
          .execute();
      });
    },
  };
}
