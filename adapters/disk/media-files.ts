// Files of assets on the local disk: one folder an asset, in the folder of media.
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isMediaFileName } from '#domains/media/file-names.ts';
import type { MediaFiles, StoredFile } from '#domains/media/ports.ts';

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
          load: (room) => loadFile(path, facts, room),
        };
      } catch {
        return null;
      }
    },

    list: (assetId) => listFiles(folderOf(assetId)),

    async discard(assetId, name) {
      // Listed names have no other form; anything else would lead out of the folder.
      if (name.split('/').some((part) => part === '' || part === '.' || part === '..'))
        throw new Error(`Cannot use "${name}" as the name of a stored file`);
      await unlink(join(folderOf(assetId), ...name.split('/'))).catch(unlessGone);
    },

    async assetIds() {
      const names = await readdir(root).catch(noneIfGone);
      return names.filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number);
    },

    async remove(assetId) {
      const folder = folderOf(assetId);
      const playlists = (await listFiles(folder))
        .filter(({ name }) => /\.(?:m3u8|mpd)$/.test(name))
        // Those that name others first.
        .toSorted((a, b) => a.name.split('/').length - b.name.split('/').length);
      for (const { name } of playlists) await unlink(join(folder, ...name.split('/'))).catch(unlessGone);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** False unless the file that lies there now is the one that `facts` are of. */
async function loadFile(
  path: string,
  facts: { readonly size: number; readonly mtimeMs: number },
  room: Uint8Array,
): Promise<boolean> {
  const file = await open(path).catch(unlessGone);
  if (file === undefined) return false;
  try {
    const { size, mtimeMs } = await file.stat();
    if (size !== facts.size || mtimeMs !== facts.mtimeMs) return false;
    for (let filled = 0; filled < size;) {
      const { bytesRead } = await file.read(room, filled, size - filled, filled);
      // Shortened under our hands: what was not filled is of something else.
      if (bytesRead === 0) return false;
      filled += bytesRead;
    }
    return true;
  } finally {
    await file.close();
  }
}

/** Nothing where there is no folder. What vanishes meanwhile is left out; links are not followed. */
async function listFiles(folder: string): Promise<StoredFile[]> {
  const names = await readdir(folder, { recursive: true }).catch(noneIfGone);
  const files: StoredFile[] = [];
  for (const name of names) {
    const facts = await lstat(join(folder, name)).catch(unlessGone);
    if (facts === undefined || facts.isDirectory()) continue;
    files.push({ name: name.split(sep).join('/'), bytes: facts.size, modifiedAt: facts.mtimeMs });
  }
  return files;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function unlessGone(error: unknown): undefined {
  if (!isGone(error)) throw error;
}

function noneIfGone(error: unknown): string[] {
  if (!isGone(error)) throw error;
  return [];
}
