// Pictures of films that stand for titles, on the local disk: one file each.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StillFiles } from '#domains/catalog/ports.ts';

/** `root` is made with the first of them. */
export function diskStillFiles(root: string): StillFiles {
  const pathOf = (name: string): string => {
    if (!/^[a-z0-9-]{1,80}$/.test(name)) throw new Error(`Cannot use "${name}" as the name of a picture`);
    return join(root, `${name}.jpg`);
  };
  return {
    async put(name, jpeg) {
      const path = pathOf(name);
      await mkdir(root, { recursive: true });
      const partial = `${path}.${process.pid}.part`;
      await writeFile(partial, jpeg);
      await rename(partial, path);
    },

    async read(name) {
      try {
        return await readFile(pathOf(name));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },

    remove: (name) => rm(pathOf(name), { force: true }),
  };
}
