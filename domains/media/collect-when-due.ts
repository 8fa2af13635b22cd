// Queues the collection of garbage once a day, however many processes look after one store.
import type { JobStore } from '#domains/jobs/ports.ts';
import type { Clock } from '#engine/api/clock.ts';
import { collectJob } from './media-jobs.ts';

const DAY_MS = 24 * 3600_000;

export interface CollectWhenDueDeps {
  readonly jobs: Pick<JobStore, 'findByKey' | 'put'>;
  readonly clock: Clock;
  /** Told that a job was queued. */
  readonly wake: () => void;
}

/** Answers whether it was due. */
export async function collectWhenDue({ jobs, clock, wake }: CollectWhenDueDeps): Promise<boolean> {
  const last = await jobs.findByKey(collectJob.uniqueKey);
  if (last !== null && clock.now() - last.updatedAt < DAY_MS) return false;
  await jobs.put(collectJob, clock.now());
  wake();
  return true;
}
