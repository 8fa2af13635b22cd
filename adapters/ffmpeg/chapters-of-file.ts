// The chapters of a file on the disk: FFmpeg's library does not hand them out, so that both transcoders read them here.
import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Chapter } from '#engine/media/chapters-and-markers.ts';
import { readChapters } from '#engine/media/read-chapters.ts';

export function chaptersOfFile(
  file: string,
  facts: { bytes: number; startSeconds: number; durationSeconds: number },
): Chapter[] {
  const descriptor = openSync(resolve(file), 'r');
  try {
    const read = (offset: number, length: number): Uint8Array => {
      if (!Number.isSafeInteger(offset) || offset < 0 || offset >= facts.bytes) return new Uint8Array();
      const bytes = new Uint8Array(Math.min(length, facts.bytes - offset));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
    };
    return readChapters({ size: facts.bytes, read }, facts);
  } finally {
    closeSync(descriptor);
  }
}
