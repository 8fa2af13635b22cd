// Every command that `kinora` knows, one file each.
import type { Command } from 'commander';
import { registerDoctor } from './commands/doctor.ts';
import { registerReset } from './commands/reset.ts';
import { registerStart } from './commands/start.ts';

export function registerCommands(program: Command): void {
  registerStart(program);
  registerReset(program);
  registerDoctor(program);
}
