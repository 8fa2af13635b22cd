// Trains and compares models in a process of its own with low priority, so that requests do not wait for the work.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { recommendErrors } from '#domains/recommend/errors.ts';
import type { ModelWork, ModelWorker } from '#domains/recommend/model-jobs.ts';
import { type ErrorKind, KinoraError } from '#engine/api/define-errors.ts';
import type { Config } from './config.ts';

/** What the process is told first. */
export interface ModelWorkOrder {
  readonly work: ModelWork;
  readonly batch: string;
}

/** What the process tells: how far it is, or why it failed. */
export type ModelWorkMessage =
  | { readonly share: number; readonly note: string }
  | { readonly failed: { readonly code: string; readonly kind: ErrorKind; readonly message: string } };

/** Milliseconds that a process which was told to stop may take to do so. */
const GRACE = 3_000;

/** Answers a worker that does each piece of work in a new process on the data of `config`. */
export function modelWorkApart(config: Pick<Config, 'home'>): ModelWorker {
  return async (work, { batch, signal, onProgress }) => {
    signal.throwIfAborted();
    const child = fork(join(import.meta.dirname, 'work-on-models-child.ts'), {
      env: { ...process.env, KINORA_HOME: config.home },
    });
    const stop = (): void => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
    };
    signal.addEventListener('abort', stop, { once: true });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let failure: Error | null = null;
    child.on('message', (message: ModelWorkMessage) => {
      if ('failed' in message)
        failure = new KinoraError(message.failed.code, message.failed.kind, message.failed.message);
      else onProgress(message.share, message.note);
    });
    child.on('error', reject);
    child.on('exit', (code, killed) => {
      if (code === 0) resolve();
      else if (signal.aborted) reject(signal.reason as Error);
      else
        reject(failure ?? recommendErrors.model_job_lost(`its process ended (${killed ?? `code ${code}`})`));
    });
    child.send({ work, batch } satisfies ModelWorkOrder);
    try {
      await promise;
      signal.throwIfAborted();
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
