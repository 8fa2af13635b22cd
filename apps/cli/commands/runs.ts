// `kinora runs`: every model that was fitted and measured, with what is needed to do it again.
import type { Command } from 'commander';
import { formatRuns } from '@kinora/recommender';
import type { Run } from '#domains/recommend/contract.ts';
import { recommendErrors } from '#domains/recommend/errors.ts';
import { toRunRecord } from '#domains/recommend/to-run-record.ts';
import { describeParams, describeTests } from '../describe-measured.ts';
import { readInteger } from '../model-options.ts';
import { formatTable } from '../print-table.ts';
import { withKinora } from '../with-kinora.ts';

interface RunsOptions {
  readonly limit: number;
  readonly model?: string;
  readonly batch?: string;
  readonly lines?: boolean;
  readonly json?: boolean;
}

export function registerRuns(program: Command): void {
  program
    .command('runs [number]')
    .description('List what was fitted and measured, newest first, or show one run')
    .option('--limit <number>', 'how many', readInteger(1, 1000), 20)
    .option('--model <name>', 'only of this kind')
    .option('--batch <name>', 'only of one command or job')
    .option('--lines', "answer in the library's form, one line of JSON a run")
    .option('--json', 'answer as JSON')
    .action(async (number: string | undefined, options: RunsOptions) => {
      await withKinora(async ({ stores: { runs } }) => {
        if (number === undefined) {
          const items = await runs.list({ limit: options.limit, model: options.model, batch: options.batch });
          if (options.lines) process.stdout.write(formatRuns(items.map(toRunRecord)));
          else console.log(options.json ? JSON.stringify({ items }) : describeRuns(items));
          return;
        }
        const id = readInteger(1, Number.MAX_SAFE_INTEGER)(number);
        const run = await runs.find(id);
        if (!run) throw recommendErrors.run_not_found(id);
        console.log(options.json ? JSON.stringify(run) : describeRun(run));
      });
    });
}

function describeRuns(runs: readonly Run[]): string {
  if (runs.length === 0) return 'There is no run yet: "kinora train" and "kinora evaluate" make some.';
  return formatTable(
    [
      'run',
      'for',
      'batch',
      'model',
      'NDCG',
      'at',
      'fit s',
      'MB',
      'seed',
      'data',
      'commit',
      'when',
      'parameters',
    ],
    runs.map((run) => [
      run.id,
      run.kind,
      run.batch,
      run.model,
      run.metrics.ndcg,
      run.metrics.k,
      run.fitSeconds.toFixed(1),
      Math.round(run.peakBytes / 1e6),
      run.seed,
      run.dataHash.slice(0, 8),
      run.commit?.slice(0, 8) ?? '-',
      new Date(run.createdAt).toISOString().slice(0, 16).replace('T', ' '),
      describeParams(run.params),
    ]),
  );
}

function describeRun(run: Run): string {
  const { metrics, intervals, data } = run;
  const within = ({ low, high }: { low: number; high: number }): string =>
    `${low.toFixed(4)} to ${high.toFixed(4)}`;
  const rows: readonly (readonly [string, string])[] = [
    ['model', run.modelId === null ? run.model : `${run.model}, registered as ${run.modelId}`],
    ['parameters', describeParams(run.params) || 'none'],
    ['for', `${run.kind}, ${run.batch}`],
    ['data', `${data.interactions} likings, ${data.users} people, ${data.items} titles, ${run.dataHash}`],
    ['split', `${run.split}, seed ${run.seed}`],
    [`NDCG@${metrics.k}`, `${metrics.ndcg.toFixed(4)} (${within(intervals.ndcg)}), ${metrics.users} people`],
    [`recall@${metrics.k}`, `${metrics.recall.toFixed(4)} (${within(intervals.recall)})`],
    [`precision@${metrics.k}`, `${metrics.precision.toFixed(4)} (${within(intervals.precision)})`],
    [`coverage@${metrics.k}`, metrics.coverage.toFixed(4)],
    ['seconds', `${run.fitSeconds.toFixed(2)} to fit, ${run.evaluateSeconds.toFixed(2)} to measure`],
    ['memory', `${Math.round(run.peakBytes / 1e6)} MB at most in that process until then`],
    ['program', `${run.version}, commit ${run.commit ?? 'unknown'}`],
    ['machine', run.machine],
    ['when', new Date(run.createdAt).toISOString()],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
  const { comparison } = run;
  const tests = comparison
    ? ['', describeTests(comparison.tests, metrics.k, `Run ${run.id}`, `run ${comparison.run}`)]
    : [];
  return [`Run ${run.id}`, ...lines, ...tests].join('\n');
}
