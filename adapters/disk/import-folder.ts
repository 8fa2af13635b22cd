// A folder of files to import, packed with gzip or not.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ingestErrors } from '#domains/ingest/errors.ts';
import type { ImportFile, ImportFolder } from '#domains/ingest/ports.ts';

/** Bytes read at once. */
const PIECE = 32 * 1024;

/** Where a file is there packed and unpacked, the unpacked one counts. Throws `ingest_folder_missing`. */
export async function openImportFolder(path: string): Promise<ImportFolder> {
  const folder = resolve(path);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw ingestErrors.ingest_folder_missing(
      path,
      code === 'ENOENT'
        ? 'there is no such folder'
        : code === 'ENOTDIR'
          ? 'it is not a folder'
          : String(error),
    );
  }
  const files = new Map<string, ImportFile>();
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const facts = await stat(join(folder, name));
    if (facts.isFile()) files.set(name.replace(/\.gz$/, ''), importFile(join(folder, name), facts.size));
  }
  return { name: basename(folder), path, files: [...files.values()] };
}

function importFile(path: string, size: number): ImportFile {
  return {
    name: basename(path).replace(/\.gz$/, ''),
    size,
    async hash() {
      const sha = createHash('sha256');
      for await (const piece of createReadStream(path, { highWaterMark: PIECE }))
        sha.update(piece as Uint8Array);
      return sha.digest('hex');
    },
    async *read(onRead) {
      const source = createReadStream(path, { highWaterMark: PIECE });
      let read = 0;
      source.on('data', (piece) => {
        read += piece.length;
        onRead?.(read);
      });
      // `pipeline` closes the file when the reader stops early, and hands a failure on to the end that is read.
      const stream = path.endsWith('.gz')
        ? pipeline(source, createGunzip({ chunkSize: PIECE }), () => undefined)
        : source;
      for await (const piece of stream) yield piece as Uint8Array;
    },
  };
}
