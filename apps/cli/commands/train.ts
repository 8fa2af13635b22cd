// `kinora train` and `kinora evaluate`: compare models on what people rated; train puts the best into service.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { modelNames } from '#domains/recommend/model-candidates.ts';
import type { Training } from '#domains/recommend/train-models.ts';
import { formatTable } from '../print-table.ts';
import { showProgress } from '../show-progress.ts';

interface TrainCommandOptions {
  readonly model?: string[];
  readonly param?: Record<string, number>;
  readonly seed: number;
  readonly k: number;
  readonly quick?: boolean;
  readonly json?: boolean;
}

export function registerTrain(program: Command): void {
  describe(
    program.command('train').description('Compare models on what people rated and put the best into service'),
  )
    .option('--quick', 'popularity and EASE only')
    .action((options: TrainCommandOptions) => run('Training', true, options));
}

export function registerEvaluate(program: Command): void {
  describe(
    program.command('evaluate').description('Compare models as "train" does, and change nothing'),
  ).action((options: TrainCommandOptions) => run('Evaluating', false, options));
}

function describe(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--model <name>',
        `${modelNames.join(', ')}; repeatable (default: those that suit the data)`,
      ).argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]),
    )
    .addOption(
      new Option(
        '--param <name=value>',
        'a parameter of the models, for example lambda=200; repeatable',
      ).argParser(readParameter),
    )
    .option('--seed <number>', 'of the split and of the models', readInteger(0, 2 ** 31 - 1), 1)
    .option('--k <number>', 'length of the lists that are measured', readInteger(1, 1000), 10)
    .option('--json', 'answer as JSON');
}

async function run(label: string, promote: boolean, options: TrainCommandOptions): Promise<void> {
  const kinora = await compose(readConfig(process.env, process.cwd()));
  const progress = showProgress(label, options.json);
  try {
    const training = await kinora.recommend.train({
      models: options.model,
      params: options.param,
      seed: options.seed,
      k: options.k,
      quick: options.quick,
      promote,
      onProgress: (share, note) => progress.update(share, note),
    });
    // Lets the last line of progress reach the terminal before the table.
    await nextTurn();
    progress.done(`${training.compared.length} models compared`);
    console.log(options.json ? JSON.stringify(training) : describeTraining(training, options.k));
  } finally {
    await kinora.close();
  }
}

/** The table of a comparison and what follows from it. */
export function describeTraining({ data, compared, leftOut, best, champion }: Training, k: number): string {
  const count = (value: number): string => value.toLocaleString('en');
  const half = ({ low, high }: { low: number; high: number }): string => `±${((high - low) / 2).toFixed(3)}`;
  const table = formatTable(
    ['model', `NDCG@${k}`, '', `recall@${k}`, '', `precision@${k}`, '', `coverage@${k}`, 'fit s', 'test s'],
    compared.map(({ name, metrics, intervals, fitSeconds, evaluateSeconds }) => [
      `${name}${name === best ? ' *' : ''}`,
      metrics.ndcg,
      half(intervals.ndcg),
      metrics.recall,
      half(intervals.recall),
      metrics.precision,
      half(intervals.precision),
      metrics.coverage,
      fitSeconds.toFixed(1),
      evaluateSeconds.toFixed(1),
    ]),
  );
  const lines = [
    `${count(data.interactions)} likings of ${count(data.items)} titles by ${count(data.users)} people; a fifth of each person's hidden, then looked for`,
    '',
    table,
    '',
    ...leftOut.map(({ name, why }) => `Left out: ${name} (${why})`),
    champion
      ? `In service: ${champion.name} ${JSON.stringify(champion.params)}, learnt from everything in ${champion.trainSeconds.toFixed(1)} s, as ${champion.id}`
      : `Best: ${best}. Nothing was put into service; "kinora train" does that.`,
  ];
  return lines.join('\n');
}

function readParameter(text: string, before: Record<string, number> | undefined): Record<string, number> {
  const [, name, value] = /^([A-Za-z][A-Za-z0-9]*)=(-?[0-9.eE+-]+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined || !Number.isFinite(Number(value)))
    throw new InvalidArgumentError('Write it as name=number, for example lambda=200.');
  return { ...before, [name]: Number(value) };
}

function readInteger(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return value;
  };
}
