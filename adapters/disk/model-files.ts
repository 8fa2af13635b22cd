// Keeps model files in a folder: written beside, forced to the disk, then renamed, so that a file is whole or absent.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFiles } from '#domains/recommend/ports.ts';

/** No separator and no leading dot: a name cannot leave the folder. */
const NAME = /^[a-z0-9][a-z0-9.-]{0,120}$/;

/** Makes the folder when the first file is written. */
export function diskModelFiles(folder: string): ModelFiles {
  const path = (name: string): string => {
    if (!NAME.test(name)) throw new Error(`Cannot use "${name}" as the name of a model file`);
    return join(folder, name);
  };
  return {
    async write(name, bytes) {
      const target = path(name);
      await mkdir(folder, { recursive: true });
      const temporary = `${target}.${process.pid}.part`;
      try {
        const file = await open(temporary, 'w');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncFolder(folder);
    },

    read: async (name) => readFile(path(name)),

    remove: async (name) => rm(path(name), { force: true }),
  };
}

/** Makes the rename itself survive a power cut; Windows cannot open folders and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
