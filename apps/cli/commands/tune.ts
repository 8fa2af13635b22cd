// `kinora tune`: searches the parameters of one kind of model on what people rated.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ModelParameters } from '#domains/recommend/model-candidates.ts';
import type { Tuning, TuneOptions } from '#domains/recommend/tune-model.ts';
import { describeMeasured, describeParams, describeTests } from '../describe-measured.ts';
import {
  addMeasureOptions,
  type MeasureOptions,
  knownModels,
  paramOption,
  readInteger,
} from '../model-options.ts';
import { formatTable } from '../print-table.ts';
import { showProgress } from '../show-progress.ts';
import { withKinora } from '../with-kinora.ts';

interface TuneCommandOptions extends MeasureOptions {
  readonly model: string;
  readonly param?: ModelParameters;
  readonly trials: number;
  readonly method: 'random' | 'halving' | 'tpe';
  readonly minutes?: number;
  readonly promote?: boolean;
  readonly keep?: boolean;
}

/** Trials that the table shows. */
const SHOWN = 10;

export function registerTune(program: Command): void {
  addMeasureOptions(
    program
      .command('tune')
      .description('Search the parameters of a model; what it finds is measured on likings that no trial saw')
      .requiredOption('--model <name>', 'the kind of model')
      .addOption(paramOption())
      .option('--trials <number>', 'settings to try', readInteger(1, 1000), 20)
      .addOption(
        new Option('--method <name>', 'how the next setting is chosen')
          .choices(['random', 'halving', 'tpe'])
          .default('tpe'),
      )
      .option('--minutes <number>', 'no new trial is begun after so many', readMinutes)
      .option('--promote', 'put what was found into service')
      .option('--keep', 'register what was found without putting it into service'),
  )
    .addHelpText(
      'after',
      `
${knownModels}
A parameter given by --param stays as it is; all others are searched.
Example: kinora tune --model implicit-als --param factors=64 --trials 30 --minutes 10`,
    )
    .action(async (options: TuneCommandOptions) => {
      await withKinora(async (kinora) => {
        const progress = showProgress('Tuning', options.json);
        const asked: TuneOptions = {
          model: options.model,
          params: options.param,
          seed: options.seed,
          k: options.k,
          hide: options.hide,
          trials: options.trials,
          method: options.method,
          minutes: options.minutes,
          promote: options.promote ?? (options.keep ? 'register' : false),
          onProgress: (share, note) => progress.update(share, note),
        };
        const tuning = await kinora.recommend.tune(asked);
        progress.done(`${tuning.trials.length} trials made`);
        console.log(options.json ? JSON.stringify(tuning) : describeTuning(tuning, options.k));
      });
    });
}

export function describeTuning(tuning: Tuning, k: number): string {
  const { trials, objective, ended, registered, champion } = tuning;
  const ranked = trials
    .toSorted((a, b) => b.budget - a.budget || (b.score ?? -1) - (a.score ?? -1))
    .slice(0, SHOWN);
  const table = formatTable(
    ['trial', `${objective} on validation`, 'effort', 's', 'parameters'],
    ranked.map(({ number, score, budget, seconds, parameters, error }) => [
      number + 1,
      score?.toFixed(4) ?? 'failed',
      `${Math.round(budget * 100)} %`,
      seconds.toFixed(1),
      error ?? describeParams(rounded(parameters)),
    ]),
  );
  const why = { trials: 'all trials were made', seconds: 'the time was over', signal: 'it was stopped' }[
    ended
  ];
  return [
    `${trials.length} trials, ${why}; the best ${ranked.length}:`,
    '',
    table,
    '',
    `Hidden from all trials: run ${tuning.defaults.run} with the defaults, run ${tuning.found.run} with what was found:`,
    '',
    describeMeasured(tuning, [tuning.defaults, tuning.found], k),
    '',
    describeTests(tuning.tests, k, 'Found', 'defaults'),
    '',
    registered === null
      ? `Found: ${JSON.stringify(tuning.found.params)}. To use it: kinora train --model ${tuning.model}${paramFlags(tuning)}`
      : `${champion ? 'In service' : 'Registered'}: ${registered.id}`,
  ].join('\n');
}

function paramFlags({ found }: Tuning): string {
  return Object.entries(found.params)
    .filter(([name]) => name !== 'seed')
    .map(([name, value]) => ` --param ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('');
}

/** Four digits say enough in a table. */
function rounded(parameters: ModelParameters): ModelParameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(4)) : value,
    ]),
  );
}

function readMinutes(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value <= 1440))
    throw new InvalidArgumentError('It must be a number above 0, at most 1440.');
  return value;
}
