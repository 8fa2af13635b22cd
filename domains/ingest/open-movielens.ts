// Looks at a folder before anything is imported: which format it is, that every file is there and begins as it should.
import { ingestErrors } from './errors.ts';
import { movielensFiles, type MovielensFile, type MovielensFormat } from './movielens-files.ts';
import type { ImportFile, ImportFolder } from './ports.ts';
import { readRows } from './read-rows.ts';

export interface OpenedFile {
  readonly spec: MovielensFile;
  readonly file: ImportFile;
}

/** Throws `ingest_format_unknown`, `ingest_file_missing`, `ingest_header_wrong`, `ingest_not_a_table`. */
export async function openMovielens(
  folder: ImportFolder,
  wanted?: MovielensFormat,
): Promise<{ format: MovielensFormat; files: OpenedFile[] }> {
  const format = wanted ?? detect(folder);
  const files: OpenedFile[] = [];
  for (const choices of movielensFiles[format]) {
    const [opened] = choices.flatMap((spec) => {
      const file = folder.files.find(({ name }) => name === spec.name);
      return file ? [{ spec, file }] : [];
    });
    if (!opened)
      throw ingestErrors.ingest_file_missing(folder.path, choices.map(({ name }) => name).join(' or '));
    files.push(opened);
  }
  for (const opened of files) await checkBeginning(opened);
  return { format, files };
}

function detect(folder: ImportFolder): MovielensFormat {
  const has = (name: string): boolean => folder.files.some((file) => file.name === name);
  if (has('movies.dat')) return '1m';
  if (has('movies.csv')) return 'latest';
  throw ingestErrors.ingest_format_unknown(folder.path);
}

async function checkBeginning({ spec, file }: OpenedFile): Promise<void> {
  const first = await firstRow(file, spec);
  if (!first) throw ingestErrors.ingest_not_a_table(spec.name, 'it is empty');
  const found = first.fault === null ? first.fields.join(spec.syntax.separator) : first.text;
  if (spec.header) {
    const wanted = spec.columns.join(',');
    if (found !== wanted && first.text !== wanted)
      throw ingestErrors.ingest_header_wrong(spec.name, found, wanted);
  } else if (first.fields.length !== spec.columns.length) {
    const columns = spec.columns.join(spec.syntax.separator);
    throw ingestErrors.ingest_not_a_table(spec.name, `its first line is not of the form ${columns}`);
  }
}

async function firstRow(file: ImportFile, { syntax }: MovielensFile) {
  try {
    for await (const [row] of readRows(file.read(), syntax, 1)) return row;
  } catch (error) {
    throw ingestErrors.ingest_not_a_table(file.name, error instanceof Error ? error.message : String(error));
  }
  return undefined;
}
