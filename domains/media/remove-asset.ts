// Removes a video, and takes that back: nobody new plays it at once, its files stay until they are collected.
import type { JobStore } from '#domains/jobs/ports.ts';
import type { Clock } from '#engine/api/clock.ts';
import { mediaErrors } from './errors.ts';
import { jobFor } from './media-jobs.ts';
import type { Asset, AssetStore } from './ports.ts';

export interface RemoveDeps {
  readonly assets: AssetStore;
  readonly jobs: JobStore;
  readonly clock: Clock;
  /** Told that a job can be taken up. */
  readonly wake: () => void;
}

/** Whoever plays it may see it to its end. Work on it is held. Throws `asset_not_found`, also for one that was removed before. */
export async function removeAsset(deps: RemoveDeps, assetId: number): Promise<Asset> {
  const { assets, jobs, clock } = deps;
  if (!(await assets.remove(assetId, clock.now()))) throw mediaErrors.asset_not_found(assetId);
  const asset = await known(assets, assetId);
  const job = await jobs.findByKey(jobFor(asset).uniqueKey);
  if (job !== null) await jobs.pause(job.id, clock.now());
  return asset;
}

/** Work on it that was held goes on. Throws `asset_not_found` once its files were collected. */
export async function restoreAsset(deps: RemoveDeps, assetId: number): Promise<Asset> {
  const { assets, jobs, clock, wake } = deps;
  const before = await known(assets, assetId);
  if (!(await assets.restore(assetId))) return before;
  const asset = await known(assets, assetId);
  const job = await jobs.findByKey(jobFor(asset).uniqueKey);
  if (job !== null && (await jobs.resume(job.id, clock.now()))) wake();
  return asset;
}

async function known(assets: AssetStore, assetId: number): Promise<Asset> {
  const asset = await assets.find(assetId);
  if (asset === null) throw mediaErrors.asset_not_found(assetId);
  return asset;
}
