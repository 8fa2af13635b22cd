// `kinora models`, `promote` and `rollback`: what was trained, what is in service, and how that is changed.
import type { Command } from 'commander';
import { modelFamilies } from '@kinora/recommender';
import type { ModelRecord } from '#domains/recommend/contract.ts';
import { describeParams } from '../describe-measured.ts';
import { formatTable } from '../print-table.ts';
import { withKinora } from '../with-kinora.ts';

export function registerModels(program: Command): void {
  program
    .command('models')
    .description('List the trained models with their measures, and which is in service')
    .option('--kinds', 'show the kinds of models with their parameters instead')
    .option('--remove <id>', 'remove a trained model that is not in service; its runs stay on record')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean; kinds?: boolean; remove?: string }) => {
      if (options.kinds) {
        console.log(options.json ? JSON.stringify({ kinds: listKinds() }) : describeKinds());
        return;
      }
      await withKinora(async ({ recommend }) => {
        if (options.remove !== undefined) {
          await recommend.remove(options.remove);
          console.log(
            options.json ? JSON.stringify({ removed: options.remove }) : `Removed: ${options.remove}`,
          );
          return;
        }
        const models = await recommend.models();
        console.log(options.json ? JSON.stringify({ items: models }) : describeModels(models));
      });
    });
}

export function registerPromote(program: Command): void {
  program
    .command('promote <id>')
    .description('Put a trained model into service')
    .option('--json', 'answer as JSON')
    .action(async (id: string, options: { json?: boolean }) => {
      const model = await withKinora(({ recommend }) => recommend.promote(id));
      console.log(options.json ? JSON.stringify(model) : `In service: ${model.name}, ${model.id}`);
    });
}

export function registerRollback(program: Command): void {
  program
    .command('rollback')
    .description('Put the model that was in service before back')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const model = await withKinora(({ recommend }) => recommend.rollBack());
      console.log(options.json ? JSON.stringify(model) : `In service: ${model.name}, ${model.id}`);
    });
}

function describeModels(models: readonly ModelRecord[]): string {
  if (models.length === 0) return 'There is no model yet: "kinora train" makes the first.';
  return formatTable(
    ['', 'id', 'NDCG', 'recall', 'precision', 'coverage', 'at', 'people', 'titles', 'trained', 'parameters'],
    models.map(({ aliases, id, metrics, users, items, createdAt, params }) => [
      aliases.includes('champion') ? 'in service' : '',
      id,
      metrics?.ndcg ?? null,
      metrics?.recall ?? null,
      metrics?.precision ?? null,
      metrics?.coverage ?? null,
      metrics?.k ?? null,
      users,
      items,
      new Date(createdAt).toISOString().slice(0, 16).replace('T', ' '),
      describeParams(params),
    ]),
  );
}

function listKinds(): object[] {
  return modelFamilies.map(({ kind, parameters }) => ({ kind, parameters }));
}

function describeKinds(): string {
  return modelFamilies
    .map(({ kind, parameters }) => {
      const lines = parameters.map((parameter) => {
        const range =
          'choices' in parameter
            ? parameter.choices.map(String).join(' | ')
            : `${parameter.low} to ${parameter.high}`;
        return `  ${parameter.name.padEnd(20)} ${String(parameter.default).padEnd(8)} ${range.padEnd(24)} ${parameter.meaning}`;
      });
      return [kind, ...(lines.length > 0 ? lines : ['  no parameters'])].join('\n');
    })
    .join('\n\n');
}
