// `kinora evaluate`: compares models on what people rated, or by a protocol of the literature, and puts none into service.
import type { Command } from 'commander';
import { addMeasureOptions, knownModels, modelOption, paramOption } from '../model-options.ts';
import { describeProtocols, evaluateProtocol, listProtocols } from './evaluate-protocol.ts';
import { runTraining, type TrainCommandOptions } from './train.ts';

interface EvaluateOptions extends TrainCommandOptions {
  readonly protocol?: string;
  readonly data: string;
  readonly list?: boolean;
}

export function registerEvaluate(program: Command): void {
  addMeasureOptions(
    program
      .command('evaluate')
      .description(
        'Compare models as "train" does, or by a protocol of the literature; puts none into service',
      )
      .addOption(modelOption('--model <name>', 'repeatable (default: those that suit the data)'))
      .addOption(modelOption('--models <names>', 'the same as a list; of a protocol: see --list'))
      .addOption(paramOption())
      .option('--protocol <name>', 'measure by ncf-1m, sequential-1m, surprise-5fold or liang')
      .option(
        '--data <folder>',
        'where the data sets of the protocols lie side by side, or one of them, or its file',
        process.env['KINORA_DATA'] ?? '.',
      )
      .option('--list', 'show the protocols, their models and the published figures'),
  )
    .addHelpText(
      'after',
      `
${knownModels}
By a protocol, --seed, --k and --param have no effect: settings are those of the published table.
Examples: kinora evaluate --models ease,item-knn --k 20
          kinora evaluate --protocol ncf-1m --models ease --data ../shared/data
          kinora evaluate --protocol liang --data ml-20m/ratings.csv --json`,
    )
    .action(async (options: EvaluateOptions) => {
      if (options.list) console.log(options.json ? JSON.stringify(listProtocols()) : describeProtocols());
      else if (options.protocol === undefined) await runTraining('Evaluating', { promote: false }, options);
      else
        await evaluateProtocol({
          protocol: options.protocol,
          models: [...(options.model ?? []), ...(options.models ?? [])],
          data: options.data,
          json: options.json,
        });
    });
}
