// Every command that `kinora` knows, one file each.
import type { Command } from 'commander';
import { registerDoctor } from './commands/doctor.ts';
import { registerImport } from './commands/import.ts';
import { registerMedia } from './commands/media.ts';
import { registerModels, registerRollback } from './commands/models.ts';
import { registerRecommend } from './commands/recommend.ts';
import { registerReset } from './commands/reset.ts';
import { registerStart } from './commands/start.ts';
import { registerEvaluate, registerTrain } from './commands/train.ts';

export function registerCommands(program: Command): void {
  registerStart(program);
  registerImport(program);
  registerMedia(program);
  registerTrain(program);
  registerEvaluate(program);
  registerRecommend(program);
  registerModels(program);
  registerRollback(program);
  registerReset(program);
  registerDoctor(program);
}
