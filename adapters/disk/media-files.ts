// Files of assets on the local disk: one folder an asset, in the folder of media.
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMediaFileName } from '#domains/media/file-names.ts';
import type { MediaFiles } from '#domains/media/ports.ts';

/** Bytes read at once: larger pieces cost less processor time for each segment. */
const pieceBytes = 512 * 1024;

/** `root` is made when the first asset is. */
export function diskMediaFiles(root: string): MediaFiles {
  const folderOf = (assetId: number) => {
    if (!Number.isSafeInteger(assetId) || assetId < 1)
      throw new Error(`Cannot name the folder of asset ${assetId}`);
    return join(root, String(assetId));
  };
  const pathOf = (assetId: number, name: string) => {
    if (!isMediaFileName(name)) throw new Error(`Cannot use "${name}" as the name of a media file`);
    return join(folderOf(assetId), ...name.split('/'));
  };
  return {
    async folder(assetId) {
      const folder = folderOf(assetId);
      await mkdir(folder, { recursive: true });
      return folder;
    },

    async write(assetId, name, text) {
      const path = pathOf(assetId, name);
      await mkdir(dirname(path), { recursive: true });
      const partial = `${path}.${process.pid}.part`;
      await writeFile(partial, text);
      await rename(partial, path);
    },

    async open(assetId, name) {
      if (!isMediaFileName(name)) return null;
      const path = pathOf(assetId, name);
      try {
        const facts = await stat(path);
        if (!facts.isFile()) return null;
        return {
          bytes: facts.size,
          modifiedAt: facts.mtimeMs,
          location: `${assetId}/${name}`,
          read: (start, end) => createReadStream(path, { start, end, highWaterMark: pieceBytes }),
        };
      } catch {
        return null;
      }
    },

    async remove(assetId) {
      await rm(folderOf(assetId), { recursive: true, force: true });
    },
  };
}
