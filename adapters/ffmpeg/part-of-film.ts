// Which pictures and which sound a run of segments holds, and where in a file to begin reading for them.
import type { MediaFacts } from '#engine/media/media-facts.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import { aacFrame, segmentSeconds, soundBoundary, type PictureGrid } from '#engine/media/segment-grid.ts';
import type { KeptFrames } from './audio-encoder.ts';
import type { PicturePart } from './picture-filters.ts';

/** `total` units of the track in all; segments from `first` to `last`, both included. */
export type RunOfSegments = { first: number; last: number; total: number };

/**
 * Frames of sound that are encoded before and behind a run and left out of it, so that it is coded as if the track went on: AAC overlaps
 * its frames, and looks ahead.
 */
const framesBefore = 4;
const framesBehind = 2;

export function picturePart({ first, last, total }: RunOfSegments, grid: PictureGrid): PicturePart {
  const from = (first - 1) * grid.gopFrames;
  return {
    startSeconds: (from * grid.frameRate.den) / grid.frameRate.num,
    frames: Math.min(last * grid.gopFrames, total) - from,
  };
}

export type SoundPart = {
  /** Which of the frames that are encoded belong to it. */
  kept: KeptFrames;
  /** The first sample and the one behind the last that are encoded, counted from the start of the track. */
  firstSample: number;
  endSample: number;
  startSeconds: number;
};

export function soundPart(
  { first, last, total }: RunOfSegments,
  grid: PictureGrid,
  { sampleRate }: AudioRendition,
): SoundPart {
  const seconds = segmentSeconds(grid);
  const from = soundBoundary(first - 1, seconds, sampleRate);
  const end = Math.min(soundBoundary(last, seconds, sampleRate), total);
  const before = Math.min(from, framesBefore);
  const firstSample = (from - before) * aacFrame;
  return {
    kept: { before, frames: end - from },
    firstSample,
    endSample: (end + framesBehind) * aacFrame,
    startSeconds: firstSample / sampleRate,
  };
}

/** These have no index of their key frames: a player lands somewhere near. */
const unindexed = /mpeg|flv|asf/;

/**
 * Seconds before a wanted place at which to look for a key frame. Never 0: the picture that is shown at the place may be of just before,
 * and its key frame stored before one that is shown later.
 */
export function leadSeconds({ container }: Pick<MediaFacts, 'container'>): number {
  return unindexed.test(container) ? 6 : 0.2;
}
