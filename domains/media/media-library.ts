// What playback asks of media: the best video of a title, made if need be, and its files.
import { setTimeout as pause } from 'node:timers/promises';
import type { JobStore } from '#domains/jobs/ports.ts';
import type { Clock } from '#engine/api/clock.ts';
import { posterFolder } from '#engine/media/packaged-files.ts';
import type { MediaFile, MediaLibrary, PreparedMedia } from './contract.ts';
import { chooseAsset } from './choose-asset.ts';
import { cutPreview } from './cut-preview.ts';
import { isMediaFileName, isSegmentName } from './file-names.ts';
import type { SegmentMaker } from './make-segments.ts';
import { marksOf } from './marks-of.ts';
import { jobFor } from './media-jobs.ts';
import { playableMedia } from './playable-media.ts';
import { playsNow } from './plays-now.ts';
import type { Asset, AssetStore, KeyStore, MediaFiles } from './ports.ts';
import type { SegmentMemory } from './segment-memory.ts';

export interface MediaLibraryDeps {
  readonly assets: AssetStore;
  readonly files: MediaFiles;
  /** Opens what viewers ask for. */
  readonly memory: Pick<SegmentMemory, 'open'>;
  readonly keys: Pick<KeyStore, 'find'>;
  readonly jobs: JobStore;
  readonly clock: Clock;
  /** Told that a job was queued, so that a worker need not wait for its next look. */
  readonly wake: () => void;
  /** Makes a title without renditions playable; null leaves viewers waiting for the first rendition. */
  readonly onDemand: {
    readonly promise: (asset: Asset) => Promise<Asset>;
    readonly segments: Pick<SegmentMaker, 'expect' | 'want' | 'given'>;
  } | null;
}

/** Milliseconds after which a failed job may be tried again. */
const retryAfter = 30_000;

/** States of a job in which a viewer waits in vain. */
const stopped: ReadonlySet<string> = new Set(['failed', 'cancelled', 'paused']);

/** Milliseconds that a request waits for a segment that is being made, and between two looks. */
const longestWait = 25_000;
const look = 100;

export function mediaLibrary(deps: MediaLibraryDeps): MediaLibrary {
  const { assets, files, memory, keys, jobs, clock, wake, onDemand } = deps;

  async function present(asset: Asset): Promise<PreparedMedia> {
    const media = playableMedia(asset);
    const ready = media !== null && playsNow(asset);
    const job = ready ? null : await jobs.findByKey(jobFor(asset).uniqueKey);
    const broken = !ready && (asset.state === 'failed' || (job !== null && stopped.has(job.state)));
    return {
      assetId: asset.id,
      state: ready ? 'ready' : broken ? 'failed' : 'preparing',
      progress: ready ? 1 : (job?.progress ?? 0),
      error: broken
        ? (asset.error?.message ?? job?.errorMessage ?? `It was ${job?.state ?? 'cancelled'}`)
        : null,
      durationSeconds: media?.durationSeconds ?? asset.facts?.durationSeconds ?? null,
      standIn: asset.origin === 'stand-in',
      hasThumbnails: media?.thumbnails != null,
      poster: media?.posters?.[0] ? `${posterFolder}/${media.posters[0].name}` : null,
      hasDash: media?.protection?.scheme !== 'aes-128',
      ...marksOf(asset),
    };
  }

  return {
    async prepare(titleId, episodeId, { standIn }) {
      const known = chooseAsset(await promiseNewest(await assets.of(titleId, episodeId)));
      const wanted = known === null || known.state === 'failed' ? standIn : false;
      const asset = wanted ? await assets.standIn(titleId, clock.now()) : known;
      if (asset === null) return null;
      if (asset.promised !== null && asset.packaged === null) onDemand?.segments.expect();
      await queueIfIdle(asset);
      return present(asset);
    },

    async look(titleId, episodeId) {
      const asset = chooseAsset(await assets.of(titleId, episodeId));
      if (asset === null || asset.state === 'failed') return null;
      const { id: assetId, packaged, complete } = asset;
      return { assetId, standIn: asset.origin === 'stand-in', packaged, complete, ...marksOf(asset) };
    },

    async open(assetId, name, asker) {
      if (!isMediaFileName(name)) return null;
      const file = await memory.open(assetId, name);
      if (!isSegmentName(name)) return file;
      if (file === null) return makeOrWait(assetId, name, asker.signal);
      onDemand?.segments.given(assetId, name);
      return file;
    },

    preview: (titleId, episodeId) => cutPreview({ assets, files }, titleId, episodeId),

    key: (assetId) => keys.find(assetId),
  };

  /** Of several videos that nothing is made of, the newest is made playable. */
  async function promiseNewest(found: readonly Asset[]): Promise<readonly Asset[]> {
    const newest = found.find(
      (asset) => asset.origin === 'file' && asset.packaged === null && !asset.complete,
    );
    if (onDemand === null || newest === undefined) return found;
    const promised = await onDemand.promise(newest);
    return found.map((asset) => (asset === newest ? promised : asset));
  }

  async function makeOrWait(assetId: number, name: string, signal: AbortSignal): Promise<MediaFile | null> {
    const asset = await assets.find(assetId);
    if (asset === null) return null;
    if (onDemand === null || asset.promised === null) return waitFor(assetId, name, signal);
    try {
      await onDemand.segments.want(asset, name, signal);
    } catch (error) {
      const file = await memory.open(assetId, name);
      // The full encode was quicker.
      if (file !== null) return file;
      throw error;
    }
    return memory.open(assetId, name);
  }

  /** Work that is not done and that nobody has queued, or that failed in passing: a viewer wants it now. */
  async function queueIfIdle(asset: Asset): Promise<void> {
    if (asset.complete || asset.state === 'failed') return;
    const job = await jobs.findByKey(jobFor(asset).uniqueKey);
    // What failed in passing is tried again after a while, when somebody asks; polling must not do it at once.
    const again = job?.state === 'failed' && clock.now() - job.updatedAt > retryAfter;
    if (job !== null && !again) return;
    await jobs.put(jobFor(asset), clock.now());
    wake();
  }

  /** A segment that playlists promise and that is still on its way. */
  async function waitFor(assetId: number, name: string, signal: AbortSignal): Promise<MediaFile | null> {
    for (let waited = 0; waited < longestWait && !signal.aborted; waited += look) {
      const asset = await assets.find(assetId);
      if (asset === null || asset.complete || asset.packaged === null || !promises(asset, name)) break;
      const job = await jobs.findByKey(jobFor(asset).uniqueKey);
      if (job === null || (job.state !== 'ready' && job.state !== 'running')) break;
      await pause(look);
      const file = await memory.open(assetId, name);
      if (file !== null) return file;
    }
    return memory.open(assetId, name);
  }
}

/** True when a playlist of the asset names the file. */
function promises(asset: Asset, name: string): boolean {
  const [folder = '', file = ''] = name.split('/');
  const track = [...(asset.packaged?.video ?? []), ...(asset.packaged?.audio ?? [])].find(
    ({ id }) => id === folder,
  );
  if (track === undefined) return false;
  return file === 'init.mp4' || Number.parseInt(file, 10) <= track.segments.length;
}
