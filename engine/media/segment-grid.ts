// Where the segments of a title begin and end: whole groups of pictures, and sound that follows them to the nearest AAC frame.
import type { Fraction } from './media-facts.ts';

/** Samples of each channel in one AAC frame. */
export const aacFrame = 1024;

/** Samples of each channel in one coded frame: those of AAC, or the 20 ms of Opus. */
export function soundFrame({ codec }: { codec?: 'opus' }): 960 | 1024 {
  return codec === 'opus' ? 960 : aacFrame;
}

/** The pictures of a ladder: what decides where segments are cut. */
export type PictureGrid = { frameRate: Fraction; gopFrames: number };

/** Ticks per second, 1000 or more, and whole ticks of one frame. */
export function videoTicks({ num, den }: Fraction): { timescale: number; ticks: number } {
  return num < 1000 ? { timescale: num * 1000, ticks: den * 1000 } : { timescale: num, ticks: den };
}

/** Exact length of every segment but the last. */
export function segmentSeconds({ frameRate, gopFrames }: PictureGrid): number {
  return (gopFrames * frameRate.den) / frameRate.num;
}

/** Coded frames before the end of segment `segment`, counted from 1; 0 for segment 0. */
export function soundBoundary(
  segment: number,
  seconds: number,
  sampleRate: number,
  frame: 960 | 1024 = aacFrame,
): number {
  return Math.round((segment * seconds * sampleRate) / frame);
}

/** Units that each segment has, where `before(n)` of them lie before the end of segment n and there are `total` in all. */
export function segmentUnits(total: number, before: (segment: number) => number): number[] {
  const units: number[] = [];
  for (let segment = 1; before(segment - 1) < total; segment++)
    units.push(Math.min(before(segment), total) - before(segment - 1));
  return units;
}
