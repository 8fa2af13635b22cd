// An asset as the API shows it: without paths, with the progress of its job.
import type { JobStore } from '#domains/jobs/ports.ts';
import { trackBitrates } from '#engine/media/packaged-media.ts';
import type { AssetView } from './contract.ts';
import { encodeKey, standInKey } from './media-jobs.ts';
import type { Asset } from './ports.ts';

export async function presentAsset(asset: Asset, jobs: Pick<JobStore, 'findByKey'>): Promise<AssetView> {
  const key = asset.origin === 'file' ? encodeKey(asset.id) : standInKey(asset.id);
  const job = asset.complete ? null : await jobs.findByKey(key);
  const video = (asset.packaged?.video ?? []).map((track) => ({
    id: track.id,
    kind: 'video' as const,
    codec: track.codec,
    bitrate: trackBitrates(track).peak,
    width: track.width,
    height: track.height,
    language: null,
  }));
  const audio = (asset.packaged?.audio ?? []).map((track) => ({
    id: track.id,
    kind: 'audio' as const,
    codec: track.codec,
    bitrate: trackBitrates(track).peak,
    width: null,
    height: null,
    language: track.language,
  }));
  const failed = job?.state === 'failed' && asset.packaged === null;
  const lost =
    failed && job.errorCode !== null ? { code: job.errorCode, message: job.errorMessage ?? '' } : null;
  return {
    id: asset.id,
    movieId: asset.titleId,
    episodeId: asset.episodeId,
    origin: asset.origin,
    state: failed ? 'failed' : asset.state,
    complete: asset.complete,
    progress: asset.complete ? 1 : (job?.progress ?? 0),
    encryption: asset.packaged?.protection?.scheme ?? 'none',
    sourceName: asset.sourceName,
    duration: asset.packaged?.durationSeconds ?? asset.facts?.durationSeconds ?? null,
    renditions: [...video, ...audio],
    error: asset.error ?? lost,
    createdAt: asset.createdAt,
    updatedAt: asset.updatedAt,
  };
}
