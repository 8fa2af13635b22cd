// The operator's hand on the work on a video: pause, resume, cancel, retry.
import type { Job, JobStore } from '#domains/jobs/ports.ts';
import type { Clock } from '#engine/api/clock.ts';
import { mediaErrors } from './errors.ts';
import { jobFor } from './media-jobs.ts';
import type { Asset, AssetStore } from './ports.ts';

export const workSteps = ['pause', 'resume', 'cancel', 'retry'] as const;
export type WorkStep = (typeof workSteps)[number];

export interface SteerDeps {
  readonly assets: AssetStore;
  readonly jobs: JobStore;
  readonly clock: Clock;
  /** Told that a job can be taken up. */
  readonly wake: () => void;
}

/**
 * Answers the asset afterwards. What is finished of it is kept by every step, and plays. Throws `asset_not_found`, `asset_removed`, or `asset_work` where
 * the step makes no sense in the state of the work.
 */
export async function steerWork(deps: SteerDeps, assetId: number, step: WorkStep): Promise<Asset> {
  const { assets, jobs, clock, wake } = deps;
  const asset = await assets.find(assetId);
  if (asset === null) throw mediaErrors.asset_not_found(assetId);
  if (asset.removedAt !== null) throw mediaErrors.asset_removed(step, assetId);
  const wanted = jobFor(asset);
  const job = await jobs.findByKey(wanted.uniqueKey);
  const refuse = (): never => {
    throw mediaErrors.asset_work(step, assetId, asset.complete ? 'done' : (job?.state ?? 'not queued'));
  };
  if (asset.complete) return refuse();
  const now = clock.now();
  if (step === 'retry') {
    if (job !== null && !hasStopped(job)) return refuse();
    const state = asset.packaged === null ? 'queued' : asset.state;
    await assets.update(assetId, { state, error: null }, now);
    await jobs.put(wanted, now);
    wake();
  } else if (job === null) {
    return refuse();
  } else if (step === 'cancel') {
    if (hasStopped(job)) return refuse();
    await jobs.cancel(job.id, now);
  } else {
    const done = await (step === 'pause' ? jobs.pause(job.id, now) : jobs.resume(job.id, now));
    if (!done) return refuse();
    if (step === 'resume') wake();
  }
  return (await assets.find(assetId)) ?? asset;
}

/** `done` too: a job that ended without its asset being complete has nothing left to wait for. */
function hasStopped({ state }: Job): boolean {
  return state === 'failed' || state === 'cancelled' || state === 'done';
}
