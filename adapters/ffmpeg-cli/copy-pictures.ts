// Has FFmpeg hand on the coded pictures of a file as they are, each with its time, for what is read of them without decoding.
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { readMatroskaBlocks } from '#engine/media/read-matroska-blocks.ts';
import { bare } from './arguments.ts';

export type PictureCopy = {
  /** To descriptor `pipe`. */
  args(pipe: number): string[];
  take(chunk: Uint8Array): void;
};

/** Seconds count from the start of the film. */
export function copyPictures(
  { video, startSeconds }: { video: Pick<MediaFacts['video'], 'index'>; startSeconds: number },
  take: (picture: Uint8Array, seconds: number) => void,
): PictureCopy {
  const reader = readMatroskaBlocks((picture, seconds) => take(picture, seconds - startSeconds));
  return {
    args: (pipe) => [
      '-map',
      `0:${video.index}`,
      '-c:v',
      'copy',
      ...bare,
      // Times stay those of the file; Matroska is the one that keeps them and takes every codec.
      '-avoid_negative_ts',
      'disabled',
      '-f',
      'matroska',
      `pipe:${pipe}`,
    ],
    take: (chunk) => reader.push(chunk),
  };
}
