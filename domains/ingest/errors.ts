// The errors of ingest: what makes a whole import impossible. A bad row is no error; it is refused and reported.
import { defineErrors } from '#engine/api/define-errors.ts';

export const ingestErrors = defineErrors({
  ingest_folder_missing: {
    kind: 'invalid',
    when: 'The folder to import is not there or cannot be read.',
    message: (path: string, why: string) => `Cannot import from ${path}: ${why}`,
  },
  ingest_format_unknown: {
    kind: 'invalid',
    when: 'The folder holds neither movies.csv (MovieLens latest, 20M, 25M, 32M) nor movies.dat (1M, 10M).',
    message: (path: string) => `Cannot import from ${path}: it holds neither movies.csv nor movies.dat`,
  },
  ingest_file_missing: {
    kind: 'invalid',
    when: 'A file of the data set is missing. Nothing was imported. Unpack the whole data set into one folder.',
    message: (path: string, file: string) => `Cannot import from ${path}: ${file} is missing`,
  },
  ingest_header_wrong: {
    kind: 'invalid',
    when: 'The first line of a file is not the one its format has. Nothing was imported.',
    message: (file: string, found: string, wanted: string) =>
      `Cannot import ${file}: its first line is "${printable(found)}", not "${wanted}"`,
  },
  ingest_not_a_table: {
    kind: 'invalid',
    when: 'A file is empty, or no text in columns. Nothing was imported.',
    message: (file: string, why: string) => `Cannot import ${file}: ${why}`,
  },
  ingest_stopped: {
    kind: 'unavailable',
    when: 'The import was stopped. What was read is kept; the same command goes on from there.',
    message: (file: string) => `The import was stopped in ${file}; the same command goes on from there`,
  },
});

/** What can be shown on a terminal of a first line that may be anything. */
function printable(text: string): string {
  return text.slice(0, 80).replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?');
}
