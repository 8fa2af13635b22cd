// `kinora train`: compares models on what people rated and puts the best into service.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Command } from 'commander';
import type { ModelParameters } from '#domains/recommend/model-candidates.ts';
import type { Training, TrainOptions } from '#domains/recommend/train-models.ts';
import { describeMeasured } from '../describe-measured.ts';
import {
  addMeasureOptions,
  type MeasureOptions,
  knownModels,
  modelOption,
  paramOption,
} from '../model-options.ts';
import { showProgress } from '../show-progress.ts';
import { withKinora } from '../with-kinora.ts';

export interface TrainCommandOptions extends MeasureOptions {
  readonly model?: string[];
  readonly models?: string[];
  readonly param?: ModelParameters;
  readonly quick?: boolean;
  readonly keep?: boolean;
}

export function registerTrain(program: Command): void {
  addMeasureOptions(
    program
      .command('train')
      .description('Compare models on what people rated and put the best into service')
      .addOption(modelOption('--model <name>', 'repeatable (default: those that suit the data)'))
      .addOption(modelOption('--models <names>', 'the same as a list: ease,implicit-als'))
      .addOption(paramOption())
      .option('--quick', 'popularity and EASE only')
      .option('--keep', 'register the best without putting it into service ("kinora promote" does)'),
  )
    .addHelpText(
      'after',
      `
${knownModels}
An ensemble takes the weights of its members as parameters: --model ensemble --param ease=0.5 --param implicit-als=1
Examples: kinora train
          kinora train --model implicit-als --param factors=128 --param epochs=16`,
    )
    .action((options: TrainCommandOptions) =>
      runTraining('Training', { promote: options.keep ? 'register' : true }, options),
    );
}

export async function runTraining(
  label: string,
  { promote }: Pick<TrainOptions, 'promote'>,
  options: TrainCommandOptions,
): Promise<void> {
  await withKinora(async (kinora) => {
    const progress = showProgress(label, options.json);
    const training = await kinora.recommend.train({
      models: [...(options.model ?? []), ...(options.models ?? [])],
      params: options.param,
      seed: options.seed,
      k: options.k,
      hide: options.hide,
      quick: options.quick,
      promote,
      onProgress: (share, note) => progress.update(share, note),
    });
    // Lets the last line of progress reach the terminal before the table.
    await nextTurn();
    progress.done(`${training.compared.length} models compared`);
    console.log(options.json ? JSON.stringify(training) : describeTraining(training, options.k));
  });
}

/** The table of a comparison and what follows from it. */
export function describeTraining(training: Training, k: number): string {
  const { compared, leftOut, best } = training;
  return [
    describeMeasured(training, compared, k, best),
    '',
    ...leftOut.map(({ name, why }) => `Left out: ${name} (${why})`),
    describeOutcome(training),
  ].join('\n');
}

function describeOutcome({ best, registered, champion }: Training): string {
  if (!registered) return `Best: ${best}. Nothing was put into service; "kinora train" does that.`;
  const learnt = `${registered.name} ${JSON.stringify(registered.params)}, learnt from everything in ${registered.trainSeconds.toFixed(1)} s, as ${registered.id}`;
  return champion
    ? `In service: ${learnt}`
    : `Registered: ${learnt}. Not in service; "kinora promote ${registered.id}" does that.`;
}
