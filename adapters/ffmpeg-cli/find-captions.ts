// Finds out whether the pictures of a file carry closed captions, from those of its beginning; nothing is decoded.
import { captionSearch } from '#adapters/ffmpeg/limits.ts';
import { captionCodecs, readCaptionPairs } from '#engine/media/read-caption-pairs.ts';
import { begin, source } from './arguments.ts';
import { copyPictures } from './copy-pictures.ts';
import type { Programs } from './programs.ts';
import { firstOutput, ProgramError, runProgram } from './run-program.ts';

/** Ends the program when there is nothing more to learn. */
class Enough extends Error {}

export async function findCaptions(
  { ffmpeg }: Programs,
  file: string,
  video: { index: number; codec: string },
  startSeconds: number,
): Promise<boolean> {
  if (!captionCodecs.has(video.codec)) return false;
  let found = false;
  let bytes = 0;
  const copy = copyPictures({ video, startSeconds }, (picture, seconds) => {
    found = readCaptionPairs(picture).length > 0;
    bytes += picture.length;
    if (found || bytes > captionSearch.bytes || seconds > captionSearch.seconds) throw new Enough();
  });
  try {
    await runProgram({
      program: ffmpeg,
      args: [...begin, ...source(file), ...copy.args(firstOutput)],
      outputs: [copy.take],
    });
  } catch (error) {
    // Captions are in the order in which pictures are shown: one without a time ends the copy.
    if (error instanceof ProgramError) return false;
    if (!(error instanceof Enough)) throw error;
  }
  return found;
}
