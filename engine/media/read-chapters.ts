// The chapters that a video file holds, whichever of the known containers it is.
import type { ByteSource } from './byte-source.ts';
import type { Chapter } from './chapters-and-markers.ts';
import { readMatroskaChapters } from './read-matroska-chapters.ts';
import { readMp4Chapters } from './read-mp4-chapters.ts';
import { tidyChapters } from './tidy-chapters.ts';

/** None of other containers than Matroska, WebM, MP4 and QuickTime, which hold none in practice. */
export function readChapters(
  source: ByteSource,
  time: { startSeconds: number; durationSeconds: number },
): Chapter[] {
  const [first = 0, second = 0, third = 0, fourth = 0] = source.read(0, 4);
  const matroska = first === 0x1a && second === 0x45 && third === 0xdf && fourth === 0xa3;
  return tidyChapters(matroska ? readMatroskaChapters(source) : readMp4Chapters(source), time);
}
