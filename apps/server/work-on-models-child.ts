// The process that works on models for the server: does one piece of work, tells how far it is, and ends.
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { modelWorkSchema } from '#domains/recommend/model-jobs.ts';
import { KinoraError } from '#engine/api/define-errors.ts';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { doModelWork } from './do-model-work.ts';
import type { ModelWorkMessage, ModelWorkOrder } from './work-on-models-apart.ts';

/** Milliseconds between two words of progress. */
const TELL = 250;

// Before any thread is made: threads take the priority of the one that made them. Requests go first.
setPriority(constants.priority.PRIORITY_LOW);
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort(new Error('The work was cancelled')));
// The service is gone, and with it the lease: whoever takes the job next begins anew.
process.on('disconnect', () => process.exit(1));

function say(message: ModelWorkMessage): void {
  process.send?.(message);
}

try {
  const [order] = (await once(process, 'message')) as [ModelWorkOrder];
  const kinora = await compose(readConfig(process.env, process.cwd()));
  let told = 0;
  await doModelWork(kinora.recommend, modelWorkSchema.parse(order.work), {
    batch: order.batch,
    signal: stop.signal,
    onProgress(share, note) {
      if (performance.now() - told < TELL) return;
      told = performance.now();
      say({ share, note });
    },
  });
  await kinora.close();
} catch (error) {
  const { code, kind, message } =
    error instanceof KinoraError
      ? error
      : { code: 'internal_error', kind: 'fault' as const, message: String(error) };
  say({ failed: { code, kind, message } });
  process.exitCode = 1;
}
process.removeAllListeners('disconnect');
process.disconnect?.();
