// `kinora models` and `kinora rollback`: what was trained, what is in service, and the way back.
import type { Command } from 'commander';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { formatTable } from '../print-table.ts';

export function registerModels(program: Command): void {
  program
    .command('models')
    .description('List the trained models and which is in service')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const kinora = await compose(readConfig(process.env, process.cwd()));
      try {
        const models = await kinora.recommend.models();
        if (options.json) console.log(JSON.stringify({ items: models }));
        else if (models.length === 0) console.log('There is no model yet: "kinora train" makes the first.');
        else {
          console.log(
            formatTable(
              ['', 'model', 'id', 'NDCG', 'at', 'people', 'titles', 'trained'],
              models.map((model) => [
                model.aliases.includes('champion') ? 'in service' : '',
                model.name,
                model.id,
                model.metrics?.ndcg ?? null,
                model.metrics?.k ?? null,
                model.users,
                model.items,
                new Date(model.createdAt).toISOString().slice(0, 16).replace('T', ' '),
              ]),
            ),
          );
        }
      } finally {
        await kinora.close();
      }
    });
}

export function registerRollback(program: Command): void {
  program
    .command('rollback')
    .description('Put the model that was in service before back')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const kinora = await compose(readConfig(process.env, process.cwd()));
      try {
        const model = await kinora.recommend.rollBack();
        console.log(options.json ? JSON.stringify(model) : `In service: ${model.name}, ${model.id}`);
      } finally {
        await kinora.close();
      }
    });
}
