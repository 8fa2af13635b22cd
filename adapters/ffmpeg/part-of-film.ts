// Which pictures and which sound a run of segments holds, and where in a file to begin reading for them.
import type { MediaFacts } from '#engine/media/media-facts.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import { aacFrame, segmentSeconds, soundBoundary, type PictureGrid } from '#engine/media/segment-grid.ts';
import type { PicturePart } from './picture-filters.ts';

/** `total` units of the track in all; segments from `first` to `last`, both included. */
export type RunOfSegments = { first: number; last: number; total: number };

/** Frames of sound that are encoded before a run, so that its first is coded as if the track had gone on: AAC overlaps its frames. */
const primingFrames = 4;

export function picturePart({ first, last, total }: RunOfSegments, grid: PictureGrid): PicturePart {
  const from = (first - 1) * grid.gopFrames;
  return {
    startSeconds: (from * grid.frameRate.den) / grid.frameRate.num,
    frames: Math.min(last * grid.gopFrames, total) - from,
  };
}

export type SoundPart = {
  /** Frames before the first segment. */
  priming: number;
  /** Of the first and behind the last sample, counted from the start of the track. */
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
  const priming = Math.min(from, primingFrames);
  const firstSample = (from - priming) * aacFrame;
  return {
    priming,
    firstSample,
    endSample: Math.min(soundBoundary(last, seconds, sampleRate), total) * aacFrame,
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
