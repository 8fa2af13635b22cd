// The work that media does by itself: freeing the disk once a day, looking at the watched folder every few seconds.
import { diskDropFolder } from '#adapters/disk/drop-folder.ts';
import type { WorkerDeps } from '#domains/jobs/run-jobs.ts';
import { collectGarbage, type GarbageDeps } from '#domains/media/collect-garbage.ts';
import { collectWhenDue } from '#domains/media/collect-when-due.ts';
import { collectKind, watchJob, watchKind } from '#domains/media/media-jobs.ts';
import { watchFolder, type WatchFolderDeps } from '#domains/media/watch-folder.ts';

/** Milliseconds between two looks whether the disk should be tidied up, and at the watched folder. */
const LOOK_AT_DISK = 3600_000;
const LOOK_AT_FOLDER = 5_000;

export interface HousekeepingDeps extends Omit<WatchFolderDeps, 'folder'> {
  readonly garbage: GarbageDeps;
  /** Absolute path; null when no folder is watched. */
  readonly watchedFolder: string | null;
  readonly onError: (error: unknown) => void;
}

export interface Housekeeping {
  readonly handlers: WorkerDeps['handlers'];
  /** Queues the work when it is due, until `stop` aborts. */
  start(stop: AbortSignal): void;
}

export function openHousekeeping(deps: HousekeepingDeps): Housekeeping {
  const { garbage, watchedFolder, jobs, clock, wake, onError } = deps;
  const collect: WorkerDeps['handlers'] = {
    [collectKind]: async (_payload, { signal }) => void (await collectGarbage(garbage, { signal })),
  };
  const every = (milliseconds: number, stop: AbortSignal, work: () => Promise<unknown>): void => {
    const look = (): void =>
      void work().catch((error: unknown) => {
        if (!stop.aborted) onError(error);
      });
    look();
    const timer = setInterval(look, milliseconds).unref();
    stop.addEventListener('abort', () => clearInterval(timer), { once: true });
  };
  return {
    handlers: watchedFolder === null ? collect : { ...collect, ...watching(deps, watchedFolder) },
    start(stop) {
      every(LOOK_AT_DISK, stop, () => collectWhenDue({ jobs, clock, wake }));
      if (watchedFolder === null) return;
      every(LOOK_AT_FOLDER, stop, async () => {
        await jobs.put(watchJob, clock.now());
        wake();
      });
    },
  };
}

function watching(deps: HousekeepingDeps, path: string): WorkerDeps['handlers'] {
  const folder = diskDropFolder(path);
  let told = '';
  return {
    async [watchKind](_payload, { signal }) {
      try {
        await watchFolder({ ...deps, folder }, signal);
        told = '';
      } catch (error) {
        // A folder that is away is told once, and looked at again.
        if (String(error) === told) return;
        told = String(error);
        throw error;
      }
    },
  };
}
