// `kinora work`: takes media jobs of a store without serving anything; any number of them beside a server.
import { hostname } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { pino } from 'pino';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { logWatched } from '#apps/server/log-watched.ts';
import { endOnSignal } from '../end-on-signal.ts';

/** Media jobs at the same time in one process. */
const MOST = 16;

interface Options {
  readonly workers?: number;
  readonly json?: boolean;
}

export function registerWork(program: Command): void {
  program
    .command('work')
    .description('Work on videos without serving: start as many beside a server as there are machines')
    .option(
      '--workers <number>',
      'jobs at the same time; default: KINORA_MEDIA_WORKERS, at least 1',
      readWorkers,
    )
    .option('--json', 'answer as JSON')
    .action(work);
}

function readWorkers(value: string): number {
  const workers = Number(value);
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST)
    throw new InvalidArgumentError(`It is a whole number from 1 to ${MOST}.`);
  return workers;
}

async function work({ workers: asked, json }: Options): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const log = pino({ level: config.KINORA_LOG, base: { host: hostname(), pid: process.pid } });
  const workers = asked ?? Math.max(1, config.KINORA_MEDIA_WORKERS);
  const kinora = await compose(config, {
    onBackgroundError: (error) => log.error({ err: error }, 'work on a video failed'),
    onWatched: logWatched(log),
  });
  kinora.media.startWorkers(workers);
  if (json) console.log(JSON.stringify({ pid: process.pid, home: config.home, workers }));
  else console.log(`Working on videos of ${config.home}, ${workers} at the same time. Ctrl+C ends it.`);
  await endOnSignal(() => kinora.close());
}
