// Frees the disk of what nothing names any more: files of removed videos, left-overs of interrupted work, folders without a video.
import type { JobStore } from '#domains/jobs/ports.ts';
import type { Clock } from '#engine/api/clock.ts';
import { packagedFiles } from '#engine/media/packaged-files.ts';
import { isCollectable } from './file-names.ts';
import { jobFor } from './media-jobs.ts';
import { playableMedia } from './playable-media.ts';
import type { Asset, AssetStore, MediaFiles, StoredFile, Uploads } from './ports.ts';

export interface GarbageDeps {
  readonly assets: AssetStore;
  readonly files: MediaFiles;
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly uploads: Pick<Uploads, 'release'>;
  /**
   * Milliseconds that a removed video and a file that nothing names are left alone. Never less than an address of media is good for:
   * whoever began to play has the playlists of a removed video, and they lead to its files.
   */
  readonly graceMs: number;
}

export interface Garbage {
  readonly assetId: number;
  readonly kind: 'removed' | 'left-over' | 'orphan';
  readonly files: number;
  readonly bytes: number;
}

export interface GarbageOptions {
  /** Only say what would go. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** Milliseconds that the work on a video is kept from beginning again while its folder is cleared. */
const REST_MS = 60_000;
const PAGE = 100;

/** Safe at any moment, beside playback, packaging, removal and restoring, and in several processes at once. */
export async function collectGarbage(deps: GarbageDeps, options: GarbageOptions = {}): Promise<Garbage[]> {
  const { assets, files } = deps;
  const found: Garbage[] = [];
  const note = (garbage: Garbage | null): void => void (garbage !== null && found.push(garbage));
  for await (const asset of every(assets, true, options.signal))
    note(await collectRemoved(deps, asset, options));
  for await (const asset of every(assets, false, options.signal))
    note(await collectLeftOvers(deps, asset, options));
  for (const assetId of await files.assetIds()) {
    if (options.signal?.aborted === true) break;
    note(await collectOrphan(deps, assetId, options));
  }
  return found;
}

async function collectRemoved(
  { assets, files, jobs, clock, uploads, graceMs }: GarbageDeps,
  asset: Asset,
  { dryRun = false }: GarbageOptions,
): Promise<Garbage | null> {
  const removedBy = clock.now() - graceMs;
  if (asset.removedAt === null || asset.removedAt > removedBy) return null;
  const garbage = sumUp(asset.id, 'removed', await files.list(asset.id));
  if (dryRun) return garbage;
  const { uniqueKey } = jobFor(asset);
  const job = await jobs.findByKey(uniqueKey);
  /** Of one that was restored in the meantime the work goes on, which was stopped here. */
  const goOn = async (): Promise<null> => {
    const restored = await assets.find(asset.id);
    const wasOpen = job !== null && ['ready', 'running', 'paused'].includes(job.state);
    if (wasOpen && restored !== null && restored.removedAt === null)
      await jobs.put(jobFor(restored), clock.now());
    return null;
  };
  if (job !== null) {
    await jobs.cancel(job.id, clock.now());
    // Somebody works on it still, for another moment.
    if (!(await jobs.rest(uniqueKey, clock.now(), clock.now() + REST_MS))) return goOn();
  }
  // It is decided here: one that was restored in the meantime is not forgotten, and keeps its files.
  if (!(await assets.forget(asset.id, removedBy))) return goOn();
  await files.remove(asset.id);
  if (asset.sourcePath !== null) await uploads.release(asset.sourcePath);
  return garbage;
}

async function collectLeftOvers(
  { assets, files, jobs, clock, graceMs }: GarbageDeps,
  { id }: Asset,
  { dryRun = false }: GarbageOptions,
): Promise<Garbage | null> {
  const old = clock.now() - graceMs;
  const strays = (stored: readonly StoredFile[], asset: Asset): StoredFile[] => {
    // Its playlists were others until a moment ago, and a player may have those still.
    if (asset.updatedAt > old) return [];
    const media = playableMedia(asset);
    const named = new Set([...(media === null ? [] : packagedFiles(media).values())].flat());
    const tracks = new Set([...named].map((name) => name.split('/')[0]));
    return stored.filter(
      ({ name, modifiedAt }) => modifiedAt <= old && !named.has(name) && isCollectable(name, tracks),
    );
  };
  // Listed before the video is read: what is named by then is kept, whoever adds to it.
  let stored = await files.list(id);
  let asset = await assets.find(id);
  if (asset === null || strays(stored, asset).length === 0) return null;
  const until = clock.now() + REST_MS;
  if (!asset.complete) {
    const { uniqueKey } = jobFor(asset);
    const job = await jobs.findByKey(uniqueKey);
    if (job === null || job.state === 'ready' || job.state === 'running' || job.state === 'paused')
      return null;
    if (!dryRun) {
      if (!(await jobs.rest(uniqueKey, clock.now(), until))) return null;
      // Nobody writes from here on: what is there now is all that there is.
      stored = await files.list(id);
      asset = await assets.find(id);
      if (asset === null) return null;
    }
  }
  const gone: StoredFile[] = [];
  for (const file of strays(stored, asset)) {
    if (clock.now() > until - REST_MS / 2) break;
    if (!dryRun) await files.discard(id, file.name);
    gone.push(file);
  }
  return sumUp(id, 'left-over', gone);
}

/** A folder whose video was forgotten, by a process that died before it could remove it. */
async function collectOrphan(
  { assets, files, clock, graceMs }: GarbageDeps,
  assetId: number,
  { dryRun = false }: GarbageOptions,
): Promise<Garbage | null> {
  // A video is known before its folder is made, and its number is never given again.
  if ((await assets.find(assetId)) !== null) return null;
  const stored = await files.list(assetId);
  if (stored.some(({ modifiedAt }) => modifiedAt > clock.now() - graceMs)) return null;
  if (!dryRun) await files.remove(assetId);
  return sumUp(assetId, 'orphan', stored);
}

async function* every(assets: AssetStore, removed: boolean, signal?: AbortSignal): AsyncIterable<Asset> {
  let before: number | undefined;
  for (;;) {
    const rows = await assets.list({ limit: PAGE, removed, ...(before === undefined ? {} : { before }) });
    for (const asset of rows.slice(0, PAGE)) {
      if (signal?.aborted === true) return;
      yield asset;
      before = asset.id;
    }
    if (rows.length <= PAGE) return;
  }
}

function sumUp(assetId: number, kind: Garbage['kind'], stored: readonly StoredFile[]): Garbage {
  return { assetId, kind, files: stored.length, bytes: stored.reduce((sum, { bytes }) => sum + bytes, 0) };
}
