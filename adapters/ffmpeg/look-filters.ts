// How pictures are looked at and posters made, in FFmpeg's own words, whatever runs them.
import { displaySize, type VideoFacts } from '#engine/media/media-facts.ts';
import { seenHeight, seenWidth } from '#engine/media/see-picture.ts';
import { orientationFilters, repeatLast } from './picture-filters.ts';

/** Seconds between two pictures that are looked at: some thousands for the longest film. */
export function secondsBetween(durationSeconds: number): number {
  return Math.max(1, Math.ceil(durationSeconds / 5000));
}

/** Key frames as small grey pictures at equal distances: each repeats the last one before its time. */
export function lookFilters(durationSeconds: number): string {
  const seconds = secondsBetween(durationSeconds);
  const pictures = Math.max(1, Math.round(durationSeconds / seconds));
  return [
    `fps=fps=1/${seconds}:start_time=0:eof_action=pass`,
    repeatLast(pictures),
    `scale=${seenWidth}:${seenHeight}:flags=area:out_range=pc`,
    'format=gray',
  ].join(',');
}

/** Pixels of the longer side of a poster. */
const longestSide = 1280;

/** Even, never above the film. */
export function posterSize(video: VideoFacts): { width: number; height: number } {
  const shown = displaySize(video);
  const scale = Math.min(1, longestSide / Math.max(shown.width, shown.height));
  const even = (side: number): number => Math.max(2, Math.round((side * scale) / 2) * 2);
  return { width: even(shown.width), height: even(shown.height) };
}

/** One picture upright, of square pixels, in the range that JPEG has. */
export function posterFilters(video: VideoFacts): string {
  const { width, height } = posterSize(video);
  const sideways = video.rotation === 90 || video.rotation === 270;
  const [w, h] = sideways ? [height, width] : [width, height];
  const scale = video.highDynamicRange
    ? `zscale=w=${w}:h=${h}:t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=pc`
    : `scale=${w}:${h}:flags=bicubic:out_range=pc`;
  return [scale, ...orientationFilters(video), 'format=yuvj420p', 'setsar=1'].join(',');
}
