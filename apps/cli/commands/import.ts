// `kinora import`: brings data sets and catalogues into the database.
import { type Command, Option } from 'commander';
import { openImportFolder } from '#adapters/disk/import-folder.ts';
import { refusalFile } from '#adapters/disk/refusal-file.ts';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { importMovielens, type FileSummary, type ImportSummary } from '#domains/ingest/import-movielens.ts';
import type { MovielensFormat } from '#domains/ingest/movielens-files.ts';
import { garbageCollector } from '../collect-garbage.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatTable } from '../print-table.ts';
import { type Progress, showProgress } from '../show-progress.ts';

/** Rows after which the memory that they took is given back. */
const COLLECT_AFTER = 40_000;

interface Options {
  format?: MovielensFormat;
  force?: boolean;
  json?: boolean;
}

export function registerImport(program: Command): void {
  const group = program
    .command('import')
    .description('Bring films, ratings and catalogues into the database');
  group
    .command('movielens')
    .description(
      'Import a MovieLens data set; run again, it changes nothing; interrupted, it goes on where it was',
    )
    .argument(
      '<folder>',
      'the unpacked data set: movies.csv, ratings.csv, tags.csv, links.csv, or the .dat files of 1M',
    )
    .addOption(
      new Option('--format <format>', 'latest (also 20M, 25M, 32M) or 1m; found out when absent').choices([
        'latest',
        '1m',
      ]),
    )
    .option('--force', 'read files again that were imported before')
    .option('--json', 'answer as JSON')
    .addHelpText(
      'after',
      `
Rows that cannot be imported are listed with line, column and reason in KINORA_HOME/imports; the exit code is then 3.
The zip codes of 1M are not kept: with age and occupation they would point at single people.`,
    )
    .action(runMovielens);
}

async function runMovielens(path: string, options: Options): Promise<void> {
  const folder = await openImportFolder(path);
  const kinora = await compose(readConfig(process.env, process.cwd()));
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const bars = new Map<string, Progress>();
  const collect = garbageCollector();
  let collected = 0;
  try {
    const summary = await importMovielens(
      {
        store: kinora.stores.ingest,
        refusals: refusalFile(kinora.config.home, folder.name, kinora.clock.now()),
        clock: kinora.clock,
      },
      {
        folder,
        format: options.format,
        force: options.force,
        signal: stop.signal,
        onProgress({ file, share, rows }) {
          const bar = bars.get(file) ?? showProgress(file, options.json);
          bars.set(file, bar);
          if (rows < collected) collected = 0;
          if (rows - collected >= COLLECT_AFTER) {
            collect();
            collected = rows;
          }
          bar.update(share, `${rows.toLocaleString('en')} rows`);
          if (share === 1) bar.done(`${rows.toLocaleString('en')} rows`);
        },
      },
    );
    const indexing = showProgress('search', options.json);
    const indexed = await kinora.stores.search.catchUp((share) => indexing.update(share));
    if (indexed > 0) indexing.done(`${indexed.toLocaleString('en')} titles indexed`);
    console.log(options.json ? JSON.stringify(summary) : describe(summary));
    if (summary.files.some(({ refused }) => refused > 0)) process.exitCode = exitCodes.doneWithRefusals;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await kinora.close();
  }
}

function describe({ dataSet, files, errorFile, seconds }: ImportSummary): string {
  const refused = files.reduce((sum, file) => sum + file.refused, 0);
  const lines = [
    formatTable(
      ['file', '', 'rows', 'new', 'changed', 'unchanged', 'refused', 'seconds'],
      files.map((file) => [
        file.file,
        stateOf(file),
        file.rows,
        file.added,
        file.changed,
        file.unchanged,
        file.refused,
        file.seconds.toFixed(1),
      ]),
    ),
    '',
    `${dataSet}: done in ${seconds.toFixed(1)} s.`,
  ];
  if (errorFile !== null) lines.push(`Rows that were refused, with the reason: ${errorFile}`);
  else if (refused > 0)
    lines.push('Rows were refused by an earlier run; --force reads the files again and lists them.');
  return lines.join('\n');
}

function stateOf({ state }: FileSummary): string {
  return { read: 'imported', resumed: 'went on', skipped: 'imported before' }[state];
}
