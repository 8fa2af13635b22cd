// `kinora compare A B`: two models on the same hidden likings, with a paired test of their difference.
import type { Command } from 'commander';
import type { ModelComparison } from '#domains/recommend/compare-models.ts';
import type { ModelParameters } from '#domains/recommend/model-candidates.ts';
import { describeMeasured, describeParams, describeTests } from '../describe-measured.ts';
import { addMeasureOptions, type MeasureOptions, knownModels, paramOption } from '../model-options.ts';
import { showProgress } from '../show-progress.ts';
import { withKinora } from '../with-kinora.ts';

interface CompareCommandOptions extends MeasureOptions {
  readonly param?: ModelParameters;
}

export function registerCompare(program: Command): void {
  addMeasureOptions(
    program
      .command('compare <a> <b>')
      .description('Compare two models, each the id of a trained one or the name of a kind')
      .addOption(paramOption()),
  )
    .addHelpText(
      'after',
      `
A trained model has seen everything: it is fitted anew, with its parameters, on what is not hidden.
${knownModels}
Example: kinora compare ease implicit-als`,
    )
    .action(async (a: string, b: string, options: CompareCommandOptions) => {
      await withKinora(async (kinora) => {
        const progress = showProgress('Comparing', options.json);
        const comparison = await kinora.recommend.compare({
          models: [a, b],
          params: options.param,
          seed: options.seed,
          k: options.k,
          hide: options.hide,
          onProgress: (share, note) => progress.update(share, note),
        });
        progress.done('both measured');
        console.log(
          options.json ? JSON.stringify(comparison) : describeComparison(comparison, options.k, [a, b]),
        );
      });
    });
}

export function describeComparison(
  { data, hide, models, tests }: ModelComparison,
  k: number,
  [a, b]: readonly [string, string],
): string {
  return [
    describeMeasured({ data, hide }, models, k),
    '',
    ...models.map(
      ({ run, name, params }) => `  run ${run}: ${name}, ${describeParams(params) || 'no parameters'}`,
    ),
    '',
    describeTests(tests, k, b, a),
  ].join('\n');
}
