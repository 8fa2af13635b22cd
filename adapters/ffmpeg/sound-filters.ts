// The filter description that sound passes through, in FFmpeg's own words, whatever runs it.
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import { soundFrame } from './audio-track.ts';

/** Stereo at the rendition's rate, holes filled with silence so that sound stays with its picture. */
export function soundFilters(rendition: AudioRendition, firstSample: number): string {
  return [
    `aresample=${rendition.sampleRate}:async=1000:first_pts=${firstSample}`,
    `aformat=sample_fmts=${rendition.codec === 'opus' ? 'flt' : 'fltp'}:sample_rates=${rendition.sampleRate}:channel_layouts=stereo`,
    `asetnsamples=n=${soundFrame(rendition)}:p=1`,
  ].join(',');
}
