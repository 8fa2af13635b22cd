// A worker: claims jobs, runs the handler of their kind, keeps the lease alive, retries with back-off.
import { KinoraError } from '#engine/api/define-errors.ts';
import type { Clock } from '#engine/api/clock.ts';
import type { Job, JobStore } from './ports.ts';

export interface JobContext {
  /** Aborted when the job was cancelled, taken over, or the process stops. */
  readonly signal: AbortSignal;
  /** 0 to 1; written with the next heartbeat. */
  progress(share: number): void;
}
export type JobHandler = (payload: unknown, context: JobContext) => Promise<void>;

export interface WorkerDeps {
  readonly jobs: JobStore;
  readonly clock: Clock;
  /** Unique among all processes. */
  readonly owner: string;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** `job` is null when the store failed to give one. */
  readonly onError: (job: Job | null, error: unknown) => void;
}

/** Milliseconds. A lease outlives several lost heartbeats, and a dead process is noticed within it. */
export const LEASE_MS = 15_000;
const HEARTBEAT_MS = 1_000;
const IDLE_POLL_MS = 1_000;
/** Milliseconds before retry n (from 1): 2 s, 8 s, 32 s ... up to ten minutes. */
export const retryDelay = (attempt: number): number => Math.min(2_000 * 4 ** (attempt - 1), 600_000);

/** Runs one due job if there is one. Answers whether it did. */
export async function runNextJob(
  deps: WorkerDeps,
  stop: AbortSignal,
  only?: { id: number },
): Promise<boolean> {
  const { jobs, clock, owner } = deps;
  const now = clock.now();
  const job = await jobs.claim(owner, Object.keys(deps.handlers), now, now + LEASE_MS, only?.id);
  if (!job) return false;
  const abort = new AbortController();
  const signal = AbortSignal.any([abort.signal, stop]);
  let share = job.progress;
  const beat = setInterval(() => {
    const at = clock.now();
    jobs.heartbeat(job.id, owner, share, at, at + LEASE_MS).then(
      (ours) => ours || abort.abort(new Error('the job was cancelled or taken over')),
      (error: unknown) => deps.onError(job, error),
    );
  }, HEARTBEAT_MS);
  try {
    await deps.handlers[job.kind]?.(job.payload, {
      signal,
      progress: (value) => (share = Math.min(1, Math.max(0, value))),
    });
    await jobs.finish(job.id, owner, clock.now());
  } catch (error) {
    // Stopped, or no longer ours: whoever took it away knows.
    if (stop.aborted || abort.signal.aborted) return true;
    deps.onError(job, error);
    const at = clock.now();
    // What is wrong with the input stays wrong: only faults of the moment are tried again.
    const final =
      (error instanceof KinoraError && error.kind === 'invalid') || job.attempts >= job.maxAttempts;
    const shown = error instanceof KinoraError ? error : { code: 'internal_error', message: String(error) };
    await jobs.fail(
      job.id,
      owner,
      { code: shown.code, message: shown.message },
      final ? null : at + retryDelay(job.attempts),
      at,
    );
  } finally {
    clearInterval(beat);
  }
  return true;
}

/** Works until `stop` is aborted, then gives its leases back. `wake` cuts the wait short when a job was just queued. */
export async function runJobs(deps: WorkerDeps, stop: AbortSignal, wake: EventTarget): Promise<void> {
  while (!stop.aborted) {
    const worked = await runNextJob(deps, stop).catch((error: unknown) => {
      // A store that is busy or full for a moment must not end the worker for good.
      if (!stop.aborted) deps.onError(null, error);
      return false;
    });
    if (!worked && !stop.aborted) await pause(IDLE_POLL_MS, stop, wake);
  }
  await deps.jobs.release(deps.owner, deps.clock.now());
}

function pause(milliseconds: number, stop: AbortSignal, wake: EventTarget): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = new AbortController();
  const timer = setTimeout(resolve, milliseconds);
  stop.addEventListener('abort', () => resolve(), { once: true, signal: over.signal });
  wake.addEventListener('job', () => resolve(), { once: true, signal: over.signal });
  return promise.finally(() => {
    clearTimeout(timer);
    over.abort();
  });
}
