// The table of ingest: which files were read, how far, so that an interrupted import goes on where it was.
import { defineTables } from '#engine/api/define-tables.ts';

export interface IngestTables {
  import_files: {
    /** Data set and file name, for example `movielens-latest-small/ratings.csv`. */
    file: string;
    /** SHA-256 of the file's content, hex: another content starts anew. */
    content_hash: string;
    rows_done: number;
    rows_bad: number;
    finished: number;
    updated_at: number;
  };
}

export const ingestTables = defineTables({
  import_files: {
    holds: 'a file that was imported, and how far',
    columns: {
      file: 'internal',
      content_hash: 'internal',
      rows_done: 'internal',
      rows_bad: 'internal',
      finished: 'internal',
      updated_at: 'internal',
    },
  },
});
