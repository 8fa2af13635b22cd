// The filter description that sound passes through, in FFmpeg's own words, whatever runs it.
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import { soundFrame } from '#engine/media/segment-grid.ts';

/** What is measured: as it would be encoded, without a gain. Packed floats. */
export const heardFilters =
  'aresample=48000:async=1000:first_pts=0,aformat=sample_fmts=flt:sample_rates=48000:channel_layouts=stereo';

/**
 * Stereo at the rendition's rate, holes filled with silence so that sound stays with its picture. With `endSample` it ends exactly there,
 * silent where the source ends before.
 */
export function soundFilters(rendition: AudioRendition, firstSample: number, endSample?: number): string {
  return [
    // `first_pts` counts samples of what comes in: then they are those of what goes out.
    ...(firstSample > 0 ? [`aresample=${rendition.sampleRate}`] : []),
    `aresample=${rendition.sampleRate}:async=1000:first_pts=${firstSample}`,
    `aformat=sample_fmts=${rendition.codec === 'opus' ? 'flt' : 'fltp'}:sample_rates=${rendition.sampleRate}:channel_layouts=stereo`,
    ...(rendition.gain === undefined ? [] : [`volume=volume=${rendition.gain}dB:precision=float`]),
    ...(endSample === undefined ? [] : ['apad', `atrim=end_pts=${endSample}`]),
    `asetnsamples=n=${soundFrame(rendition)}:p=1`,
  ].join(',');
}
