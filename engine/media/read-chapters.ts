// The chapters that a video file holds, whichever of the known containers it is.
import type { ByteSource } from './byte-source.ts';
import type { Chapter } from './chapters-and-markers.ts';
import { readMatroskaChapters } from './read-matroska-chapters.ts';
import { readMp4Chapters } from './read-mp4-chapters.ts';
import { tidyChapters } from './tidy-chapters.ts';

/** Reads of a file, and bytes of them, for its chapters: those of a film of hours take a few hundred. What nests and repeats itself ends here. */
const mostReads = 50_000;
const mostBytes = 32 * 1024 * 1024;

/** None of other containers than Matroska, WebM, MP4 and QuickTime, which hold none in practice. */
export function readChapters(
  source: ByteSource,
  time: { startSeconds: number; durationSeconds: number },
): Chapter[] {
  const bounded = within(source);
  const [first = 0, second = 0, third = 0, fourth = 0] = bounded.read(0, 4);
  const matroska = first === 0x1a && second === 0x45 && third === 0xdf && fourth === 0xa3;
  return tidyChapters(matroska ? readMatroskaChapters(bounded) : readMp4Chapters(bounded), time);
}

/** The same file, of which nothing more is to be had when the bounds are reached. */
function within(source: ByteSource): ByteSource {
  let reads = 0;
  let bytes = 0;
  return {
    size: source.size,
    read(offset, length) {
      if (reads >= mostReads || bytes >= mostBytes) return new Uint8Array();
      const got = source.read(offset, Math.min(length, mostBytes - bytes));
      reads++;
      bytes += got.length;
      return got;
    },
  };
}
