// The options that commands about models share, and how they are read.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { modelNames, type ModelParameters } from '#domains/recommend/model-candidates.ts';

/** `--model ease --model svd` and `--models ease,svd` alike. */
export function modelOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    ...value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ]);
}

export function paramOption(): Option {
  return new Option(
    '--param <name=value>',
    'a parameter of the models, for example lambda=200; repeatable',
  ).argParser(readParameter);
}

/** What `addMeasureOptions` reads. */
export interface MeasureOptions {
  readonly seed: number;
  readonly k: number;
  readonly hide: 'random' | 'last';
  readonly json?: boolean;
}

export function addMeasureOptions(command: Command): Command {
  return command
    .option('--seed <number>', 'of what is hidden and of the models', readInteger(0, 2 ** 31 - 1), 1)
    .option('--k <number>', 'length of the lists that are measured', readInteger(1, 1000), 10)
    .addOption(
      new Option('--hide <what>', 'what is hidden of each person: a random fifth, or the title chosen last')
        .choices(['random', 'last'])
        .default('random'),
    )
    .option('--json', 'answer as JSON');
}

export const knownModels = `Models: ${modelNames.join(', ')}.
Their parameters: kinora models --kinds`;

export function readInteger(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return value;
  };
}

/** Values stay text: only the model knows their type. */
function readParameter(text: string, before: ModelParameters | undefined): ModelParameters {
  const [, name, value] = /^([A-Za-z][A-Za-z0-9-]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('Write it as name=value, for example lambda=200.');
  return { ...before, [name]: value };
}
