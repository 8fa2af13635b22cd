// The kinds of work that media queues, and how urgent each is.
import type { NewJob } from '#domains/jobs/ports.ts';
import type { Asset } from './ports.ts';

export const encodeKind = 'media.encode';
export const standInKind = 'media.stand-in';
export const collectKind = 'media.collect';
export const watchKind = 'media.watch';
export const mediaJobKinds = [encodeKind, standInKind] as const;

export const encodeKey = (assetId: number): string => `${encodeKind}:${assetId}`;
export const standInKey = (assetId: number): string => `${standInKind}:${assetId}`;

export function encodeJob(assetId: number): NewJob {
  return {
    kind: encodeKind,
    uniqueKey: encodeKey(assetId),
    payload: { assetId },
    priority: 5,
    maxAttempts: 5,
  };
}

/** The work that an asset of its origin needs. */
export function jobFor(asset: Pick<Asset, 'id' | 'origin'>): NewJob {
  return asset.origin === 'file' ? encodeJob(asset.id) : standInJob(asset.id);
}

/** A look at the watched folder: by one process at a time, of those that have it. */
export const watchJob: NewJob = {
  kind: watchKind,
  uniqueKey: watchKind,
  payload: {},
  priority: 10,
  maxAttempts: 1,
};

/** Nobody waits for it; the next day it is queued again. */
export const collectJob: NewJob = {
  kind: collectKind,
  uniqueKey: collectKind,
  payload: {},
  priority: 10,
  maxAttempts: 3,
};

/** A viewer is waiting for it. */
export function standInJob(assetId: number): NewJob {
  return {
    kind: standInKind,
    uniqueKey: standInKey(assetId),
    payload: { assetId },
    priority: 0,
    maxAttempts: 3,
  };
}
