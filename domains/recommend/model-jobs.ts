// Work on models as jobs: queued by operators, done by a process beside the server, one at a time.
import { z } from 'zod';
import type { Job, JobStore } from '#domains/jobs/ports.ts';
import type { Clock } from '#engine/api/clock.ts';
import { compareInput, type ModelJob, trainInput, tuneInput } from './contract.ts';
import { recommendErrors } from './errors.ts';

/** What is handed to the process that does it. */
export const modelWorkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('models.train'), options: trainInput }),
  z.object({ kind: z.literal('models.compare'), options: compareInput }),
  z.object({ kind: z.literal('models.tune'), options: tuneInput }),
]);
export type ModelWork = z.infer<typeof modelWorkSchema>;
const modelJobKinds: readonly string[] = modelWorkSchema.options.map(({ shape }) => shape.kind.value);

const payloadSchema = z.object({
  /** Under which its runs are recorded. */
  batch: z.string(),
  work: modelWorkSchema,
});

/** Does one piece of work in a process of its own. Rejects with the error of the work, or `model_job_lost`. */
export type ModelWorker = (
  work: ModelWork,
  context: {
    readonly batch: string;
    readonly signal: AbortSignal;
    readonly onProgress: (share: number, note: string) => void;
  },
) => Promise<void>;

/** Later than what viewers wait for, and than encoding. */
const PRIORITY = 20;
/** Once more after a process was lost. */
const ATTEMPTS = 2;

export interface ModelJobsDeps {
  readonly jobs: JobStore;
  readonly clock: Clock;
  /** Told that there is something to do. */
  readonly wake: () => void;
}

/**
 * Queues the work, or finds it: the same work is not queued twice while it waits or runs, and under one `key` (an idempotency key
 * of the caller) not ever again. Throws `idempotency_key_reused` when the key came with other work before.
 */
export async function queueModelWork(
  { jobs, clock, wake }: ModelJobsDeps,
  work: ModelWork,
  key: string | null,
): Promise<Job> {
  const uniqueKey = `models:${key === null ? canonical(work) : `key:${key}`}`;
  const known = key === null ? null : await jobs.findByKey(uniqueKey);
  if (known) {
    const { work: before } = payloadSchema.parse(known.payload);
    if (canonical(before) !== canonical(work)) throw recommendErrors.idempotency_key_reused(key ?? '');
    return known;
  }
  const now = clock.now();
  const payload: z.infer<typeof payloadSchema> = { batch: `job-${now}-${hash(uniqueKey)}`, work };
  const job = await jobs.put(
    { kind: work.kind, uniqueKey, payload, priority: PRIORITY, maxAttempts: ATTEMPTS },
    now,
  );
  wake();
  return job;
}

/** Throws `model_job_not_found`, also for a job of another kind. */
export async function findModelJob(jobs: JobStore, id: number): Promise<Job> {
  const job = await jobs.find(id);
  if (!job || !modelJobKinds.includes(job.kind)) throw recommendErrors.model_job_not_found(id);
  return job;
}

export function presentModelJob(job: Job): ModelJob {
  const { batch, work } = payloadSchema.parse(job.payload);
  const failed = job.errorCode !== null && (job.state === 'failed' || job.state === 'ready');
  return {
    id: job.id,
    ...work,
    batch,
    state: job.state,
    progress: job.progress,
    error: failed ? { code: job.errorCode, message: job.errorMessage ?? '' } : null,
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
  };
}

/** What a worker of the job queue calls, by the kind of job. */
type Handler = (
  payload: unknown,
  context: { readonly signal: AbortSignal; progress(share: number): void },
) => Promise<void>;

/** Each hands its work to `worker`. */
export function modelJobHandlers(worker: ModelWorker): Readonly<Record<string, Handler>> {
  const handle: Handler = async (payload, { signal, progress }) => {
    const { batch, work } = payloadSchema.parse(payload);
    await worker(work, { batch, signal, onProgress: progress });
  };
  return Object.fromEntries(modelJobKinds.map((kind) => [kind, handle]));
}

/** At most 200 letters, as the key of a job may have: a long list of parameters is cut to a hash of itself. */
function canonical(work: ModelWork): string {
  const text = JSON.stringify(work, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return text.length <= 160 ? text : `${text.slice(0, 120)}:${hash(text)}`;
}

/** FNV-1a in 64 bits, for telling requests apart, not for secrecy. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return value.toString(16);
}
