// Takes jobs on models from the queue, one at a time.
import { randomUUID } from 'node:crypto';
import type { JobStore } from '#domains/jobs/ports.ts';
import { runJobs } from '#domains/jobs/run-jobs.ts';
import { modelJobHandlers } from '#domains/recommend/model-jobs.ts';
import type { Clock } from '#engine/api/clock.ts';
import type { Config } from './config.ts';
import { modelWorkApart } from './work-on-models-apart.ts';

export interface ModelWorkParts {
  /** Told that a job was queued. */
  wake(): void;
  /** Takes jobs until closed. */
  startWorker(): void;
  /** A training under way is stopped and given back. */
  close(): Promise<void>;
}

export interface ModelWorkDeps {
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly config: Pick<Config, 'home'>;
  readonly onError: (error: unknown) => void;
}

export function openModelWork({ jobs, clock, config, onError }: ModelWorkDeps): ModelWorkParts {
  const wake = new EventTarget();
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  return {
    wake: () => void wake.dispatchEvent(new Event('job')),
    startWorker() {
      running = runJobs(
        {
          jobs,
          clock,
          owner: randomUUID(),
          handlers: modelJobHandlers(modelWorkApart(config)),
          onError: (_job, error) => onError(error),
        },
        stop.signal,
        wake,
      ).catch(onError);
    },
    async close() {
      stop.abort();
      await running;
    },
  };
}
