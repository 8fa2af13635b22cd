// Imports a MovieLens data set: streamed, in batches that are kept together with the place reached, so that it can be killed and repeated.
import type { Clock } from '#engine/api/clock.ts';
import { ingestErrors } from './errors.ts';
import { movielensFiles, type MovielensFile, type MovielensFormat } from './movielens-files.ts';
import { openMovielens, type OpenedFile } from './open-movielens.ts';
import type { ImportFolder, ImportMark, IngestStore, Refusal, RefusalLog } from './ports.ts';
import { readRows } from './read-rows.ts';
import { tableWriter, type TableWriter } from './write-movielens.ts';

export interface ImportMovielensDeps {
  readonly store: IngestStore;
  readonly refusals: RefusalLog;
  readonly clock: Clock;
}

export interface ImportProgress {
  readonly file: string;
  /** 0 to 1. */
  readonly share: number;
  readonly rows: number;
}

export interface ImportMovielensInput {
  readonly folder: ImportFolder;
  /** Found out from the files when absent. */
  readonly format?: MovielensFormat;
  /** Reads finished files again. */
  readonly force?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

export interface FileSummary {
  readonly file: string;
  /** `skipped`: the same content was imported before. `resumed`: an interrupted import went on. */
  readonly state: 'read' | 'resumed' | 'skipped';
  /** Rows in the file without its header; of a skipped file as counted then. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly seconds: number;
}

export interface ImportSummary {
  readonly dataSet: string;
  readonly format: MovielensFormat;
  readonly files: readonly FileSummary[];
  /** Titles whose number or mean of ratings changed. */
  readonly titlesRated: number;
  readonly errorFile: string | null;
  readonly seconds: number;
}

/** Rows in one transaction: a few milliseconds, so that a running service's own writes hardly wait. */
const BATCH = 2000;
/** Titles come from one numbering whatever the data set, so that two sets share them. */
const MOVIELENS = 'movielens';

/**
 * Throws `ingest_*` before anything is written when the folder is not such a data set. Bad rows go to `refusals`; the rest is
 * imported. A file whose content was imported before is passed over, unless rows of it were refused and something they may point
 * at was read now. Throws `ingest_stopped` when `signal` says so.
 */
export async function importMovielens(
  deps: ImportMovielensDeps,
  { folder, format: wanted, force = false, onProgress, signal }: ImportMovielensInput,
): Promise<ImportSummary> {
  const started = performance.now();
  const { format, files } = await openMovielens(folder, wanted);
  const summaries: FileSummary[] = [];
  for (const opened of files) {
    const readBefore = summaries.some(({ state }) => state !== 'skipped');
    const mark = await startingMark(deps.store, folder.name, opened, force, readBefore);
    const from = performance.now();
    const counts = mark.finished
      ? {
          added: 0,
          changed: 0,
          unchanged: mark.rowsDone - mark.rowsBad,
          refused: mark.rowsBad,
          rows: mark.rowsDone,
        }
      : await importFile(deps, {
          mark,
          opened,
          writer: await tableWriter(deps.store, opened.spec.table, {
            dataSet: folder.name,
            titles: MOVIELENS,
            // 1M is of 2000: what a newer set says of a title stays.
            keepKnownTitles: format === '1m',
            usersAreListed: movielensFiles[format].flat().some(({ table }) => table === 'users'),
          }),
          onProgress,
          signal,
        });
    summaries.push({
      file: opened.spec.name,
      state: mark.finished ? 'skipped' : mark.rowsDone > 0 ? 'resumed' : 'read',
      ...counts,
      seconds: (performance.now() - from) / 1000,
    });
  }
  const read = summaries.some(({ state }) => state !== 'skipped');
  return {
    dataSet: folder.name,
    format,
    files: summaries,
    titlesRated: read ? await deps.store.refreshRatingMeans() : 0,
    errorFile: deps.refusals.path,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Where to begin: behind what was kept of the same content, or at the start. */
async function startingMark(
  store: IngestStore,
  dataSet: string,
  { spec, file }: OpenedFile,
  force: boolean,
  readBefore: boolean,
): Promise<ImportMark> {
  const name = `${dataSet}/${spec.name}`;
  const contentHash = await file.hash();
  const known = await store.mark(name);
  const again = known?.finished === true && (force || (known.rowsBad > 0 && readBefore));
  if (known?.contentHash === contentHash && !again) return known;
  return { file: name, contentHash, rowsDone: 0, rowsBad: 0, finished: false };
}

interface FileImport {
  readonly mark: ImportMark;
  readonly opened: OpenedFile;
  readonly writer: TableWriter;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

async function importFile(
  { store, refusals, clock }: ImportMovielensDeps,
  { mark: start, opened: { spec, file }, writer, onProgress, signal }: FileImport,
): Promise<Omit<FileSummary, 'file' | 'state' | 'seconds'>> {
  let { rowsDone, rowsBad } = start;
  let toSkip = rowsDone + (spec.header ? 1 : 0);
  let added = 0;
  let changed = 0;
  let written = 0;
  let bytes = 0;
  const pieces = file.read((read) => {
    bytes = read;
  });
  for await (const batch of readRows(pieces, spec.syntax, BATCH)) {
    if (signal?.aborted) throw ingestErrors.ingest_stopped(spec.name);
    const rows = toSkip > 0 ? batch.slice(toSkip) : batch;
    toSkip -= batch.length - rows.length;
    if (rows.length === 0) continue;
    const refused: Refusal[] = [];
    const refuse = (line: number, column: string | null, value: string, reason: string): void => {
      refused.push({ file: spec.name, line, column, value, reason });
    };
    const taken = rows.filter((row) => {
      const fault = row.fault ?? wrongWidth(row.fields, spec);
      if (fault !== null)
        refuse(row.line, null, row.fault === null ? row.fields.join(spec.syntax.separator) : row.text, fault);
      return fault === null;
    });
    const valid = await writer.prepare(taken, refuse, clock.now());
    rowsDone += rows.length;
    rowsBad += refused.length;
    // Reported before they are counted: a process killed in between reports them twice rather than never.
    if (refused.length > 0) await refusals.write(refused);
    const result = await valid.write({ ...start, rowsDone, rowsBad, finished: false }, clock.now());
    added += result.added;
    changed += result.changed;
    written += valid.rows;
    onProgress?.({ file: spec.name, share: Math.min(0.999, bytes / Math.max(1, file.size)), rows: rowsDone });
  }
  await store.putMark({ ...start, rowsDone, rowsBad, finished: true }, clock.now());
  onProgress?.({ file: spec.name, share: 1, rows: rowsDone });
  return { rows: rowsDone, added, changed, unchanged: written - added - changed, refused: rowsBad };
}

function wrongWidth(fields: readonly string[], { columns }: MovielensFile): string | null {
  return fields.length === columns.length ? null : `it has ${fields.length} columns, not ${columns.length}`;
}
