// `kinora reset`: removes all data, after asking.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { readConfig } from '#apps/server/config.ts';
import { cliErrors } from '../errors.ts';

export function registerReset(program: Command): void {
  program
    .command('reset')
    .description('Remove all data (KINORA_HOME): accounts, ratings, models, videos')
    .option('--yes', 'do not ask')
    .option('--json', 'answer as JSON')
    .action(async (options: { yes?: boolean; json?: boolean }) => {
      const { home } = readConfig(process.env, process.cwd());
      if (!existsSync(home)) {
        console.log(options.json ? JSON.stringify({ removed: false, home }) : `There is nothing at ${home}.`);
        return;
      }
      if (!existsSync(join(home, 'kinora.db'))) throw cliErrors.not_a_home(home);
      if (!options.yes && !(await confirm(`Remove everything in ${home}? Type "yes": `)))
        throw cliErrors.not_confirmed('reset');
      rmSync(home, { recursive: true });
      console.log(
        options.json
          ? JSON.stringify({ removed: true, home })
          : `Removed ${home}. The next start begins anew.`,
      );
    });
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(question);
  lines.close();
  return answer.trim() === 'yes';
}
