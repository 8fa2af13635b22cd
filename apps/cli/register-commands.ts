// Every command that `kinora` knows, one file each.
import type { Command } from 'commander';
import { registerDoctor } from './commands/doctor.ts';
import { registerImport } from './commands/import.ts';
import { registerMedia } from './commands/media.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerCompare } from './commands/compare.ts';
import { registerModels, registerPromote, registerRollback } from './commands/models.ts';
import { registerRuns } from './commands/runs.ts';
import { registerTune } from './commands/tune.ts';
import { registerRecommend } from './commands/recommend.ts';
import { registerReset } from './commands/reset.ts';
import { registerStart } from './commands/start.ts';
import { registerTrain } from './commands/train.ts';
import { registerWork } from './commands/work.ts';

export function registerCommands(program: Command): void {
  registerStart(program);
  registerImport(program);
  registerMedia(program);
  registerWork(program);
  registerTrain(program);
  registerEvaluate(program);
  registerTune(program);
  registerCompare(program);
  registerRecommend(program);
  registerModels(program);
  registerRuns(program);
  registerPromote(program);
  registerRollback(program);
  registerReset(program);
  registerDoctor(program);
}
