// A folder on the disk that operators drop files into. It is read and nothing else; links in it are never followed.
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DroppedFile, DropFolder } from '#domains/media/ports.ts';

/** Folders below the watched one that are looked into: "Series/Season 1/". */
const DEPTH = 4;
/** Files that are looked at; more is no folder for dropping. */
const MOST = 20_000;
/** Characters of a name with its folders. */
const LONGEST = 500;

/** Hidden files, and those that programs write to while they download. */
const passing = /^[.~]|\.(?:part|partial|crdownload|download|tmp|filepart)$/i;

export function diskDropFolder(root: string): DropFolder {
  const read = async (below: string, depth: number, files: DroppedFile[]): Promise<void> => {
    const entries = await readdir(join(root, below), { withFileTypes: true });
    for (const entry of entries) {
      if (files.length >= MOST) return;
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (passing.test(entry.name) || name.length > LONGEST) continue;
      const unreadable = (): void => void files.push({ name, bytes: 0, modifiedAt: 0, kind: 'unreadable' });
      if (entry.isDirectory()) {
        // One folder that may not be read does not keep the others from being looked at.
        if (depth < DEPTH)
          await read(name, depth + 1, files).catch((error: unknown) => isGone(error) || unreadable());
        continue;
      }
      try {
        const facts = await lstat(join(root, name));
        const { size: bytes, mtimeMs } = facts;
        files.push({ name, bytes, modifiedAt: Math.floor(mtimeMs), kind: facts.isFile() ? 'plain' : 'link' });
      } catch (error) {
        // Bytes that are no text are listed as U+FFFD, and what is so called is not there.
        if (!isGone(error) || name.includes('\u{fffd}')) unreadable();
      }
    }
  };
  return {
    async list() {
      const files: DroppedFile[] = [];
      await read('', 0, files);
      return files;
    },

    async resolve(name) {
      const path = join(root, ...name.split('/'));
      try {
        const facts = await lstat(path);
        if (!facts.isFile()) return 'link';
        // No folder on the way may have become a link either.
        const [real, base] = [await realpath(path), await realpath(root)];
        return real === join(base, ...name.split('/')) && real.startsWith(base + sep)
          ? { path: real }
          : 'link';
      } catch (error) {
        if (!isGone(error)) throw error;
        return 'gone';
      }
    },
  };
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
