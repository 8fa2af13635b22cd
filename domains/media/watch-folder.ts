// A folder whose files become videos: looked at again and again; each file is taken once, when it has stopped growing.
import type { CatalogReader } from '#domains/catalog/contract.ts';
import { KinoraError } from '#engine/api/define-errors.ts';
import { parseVideoName } from '#engine/media/parse-video-name.ts';
import { addMedia, type AddMediaDeps } from './add-media.ts';
import { mediaErrors } from './errors.ts';
import { matchTitle } from './match-title.ts';
import type { DroppedFile, DropFolder, WatchedFile, WatchStore } from './ports.ts';

export interface WatchFolderDeps extends AddMediaDeps {
  readonly folder: DropFolder;
  readonly watched: WatchStore;
  readonly catalog: Pick<CatalogReader, 'findByName' | 'cards' | 'detail'>;
  /** Told of each file that was taken, could not be matched, or was refused. */
  readonly onVerdict: (file: WatchedFile) => void;
  /** Told that a job was queued. */
  readonly wake: () => void;
}

/** Milliseconds that a file must not have changed. */
export const STILL_MS = 10_000;
/** Milliseconds after which a file without a title is matched again: the title may have come. */
const MATCH_AGAIN_MS = 10 * 60_000;

/** One look. Throws what kept it from reading the folder; one file that cannot be judged now does not keep it from the others. */
export async function watchFolder(deps: WatchFolderDeps, signal?: AbortSignal): Promise<void> {
  const { folder, watched, clock, onVerdict } = deps;
  const files = await folder.list();
  const known = new Map((await watched.all()).map((row) => [row.name, row]));
  const faults: unknown[] = [];
  for (const file of files) {
    if (signal?.aborted === true) return;
    const before = known.get(file.name);
    const now = clock.now();
    if (!isDue(file, before, now)) {
      if (!isSame(file, before)) await watched.put(noted(file, 'settling', now));
      continue;
    }
    try {
      const verdict = await judge(deps, file);
      // Gone since the folder was listed: the next look forgets it.
      if (verdict === null) continue;
      await watched.put(verdict);
      // What is matched again in vain is not told again.
      if (verdict.state !== before?.state || verdict.reason?.code !== before.reason?.code) onVerdict(verdict);
    } catch (error) {
      faults.push(error);
    }
  }
  const there = new Set(files.map(({ name }) => name));
  // What was taken stays known: a disk that was away for a moment must not bring it twice.
  const gone = [...known.values()].filter((row) => row.state !== 'taken' && !there.has(row.name));
  await watched.forget(gone.map(({ name }) => name));
  if (faults.length > 0) throw faults[0];
}

function isSame(file: DroppedFile, row: WatchedFile | undefined): row is WatchedFile {
  if (row === undefined || row.bytes !== file.bytes) return false;
  // Somebody touched it: it is the same film all the same.
  return row.state === 'taken' || row.modifiedAt === file.modifiedAt;
}

function isDue(file: DroppedFile, row: WatchedFile | undefined, now: number): boolean {
  if (!isSame(file, row)) return false;
  if (row.state === 'settling') return now - row.updatedAt >= STILL_MS;
  return row.state === 'unmatched' && now - row.updatedAt >= MATCH_AGAIN_MS;
}

/** Null when the file is gone. Throws what may pass: a store that is busy, a transcoder that stopped. */
async function judge(deps: WatchFolderDeps, file: DroppedFile): Promise<WatchedFile | null> {
  const { folder, catalog, clock, wake } = deps;
  try {
    if (file.kind === 'unreadable') throw mediaErrors.watch_unreadable(file.name);
    const found = file.kind === 'link' ? file.kind : await folder.resolve(file.name);
    if (found === 'gone') return null;
    if (found === 'link') throw mediaErrors.watch_link(file.name);
    const name = parseVideoName(file.name);
    if (name === null) throw mediaErrors.watch_unmatched(file.name, '');
    const title = await matchTitle(catalog, file.name, name);
    // Known by its path: a process that died between this and the note finds the video that it made.
    const { asset } = await addMedia(deps, { ...title, file: found.path });
    wake();
    return { ...noted(file, 'taken', clock.now()), assetId: asset.id };
  } catch (error) {
    if (!(error instanceof KinoraError) || error.kind === 'unavailable' || error.kind === 'fault')
      throw error;
    const { code, message } = error;
    if (code === 'media_not_found' && (await folder.resolve(file.name)) === 'gone') return null;
    const state = unmatched.has(code) ? 'unmatched' : 'refused';
    return { ...noted(file, state, clock.now()), reason: { code, message } };
  }
}

const unmatched: ReadonlySet<string> = new Set(['watch_unmatched', 'watch_ambiguous', 'watch_episode']);

function noted(
  { name, bytes, modifiedAt }: DroppedFile,
  state: WatchedFile['state'],
  now: number,
): WatchedFile {
  return { name, bytes, modifiedAt, state, assetId: null, reason: null, updatedAt: now };
}
