// Reads the command line, runs one command, turns errors into one clear line and an exit code.
import { RecommenderError } from '@kinora/recommender';
import { Command } from 'commander';
import { KinoraError } from '#engine/api/define-errors.ts';
import { registerCommands } from './register-commands.ts';
import { exitCodes } from './exit-codes.ts';

const program = new Command('kinora')
  .description('A streaming service that anyone can run')
  .version('0.1.0')
  .showHelpAfterError('Run "kinora --help" for what there is.')
  .configureOutput({ outputError: (text, write) => write(text) })
  .addHelpText(
    'after',
    `
Exit codes: 0 done, 1 it failed, 2 the command line or a setting is wrong, 3 done but some rows were refused.
Settings are environment variables; "kinora doctor" shows them. Data is kept in KINORA_HOME (.kinora).`,
  );
// Before the commands are made: they take it over from the program at that moment.
program.exitOverride();
registerCommands(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  const json = process.argv.includes('--json');
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    return 'exitCode' in error && error.exitCode === 0 ? 0 : exitCodes.usage;
  }
  // What the library refuses is a fault of the input, told like one of ours.
  const known = error instanceof KinoraError || error instanceof RecommenderError;
  const code = known ? error.code : 'internal_error';
  const message = error instanceof Error ? error.message : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  process.stderr.write(`kinora: ${message}\n`);
  if (!known && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return code === 'config_invalid' ? exitCodes.usage : exitCodes.failed;
}
