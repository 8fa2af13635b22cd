// The arguments that make FFmpeg's command line encode one output by x264.
import { x264Settings } from '#adapters/ffmpeg/x264-settings.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';

export function x264Arguments(rendition: VideoRendition, gopFrames: number): string[] {
  const { preset, profile, crf, 'x264-params': parameters } = x264Settings(rendition, gopFrames);
  return [
    '-c:v',
    'libx264',
    '-preset',
    preset,
    '-profile:v',
    profile,
    '-crf',
    crf,
    '-g',
    String(gopFrames),
    '-x264-params',
    parameters,
    // One second of buffer: a segment of four can exceed the peak rate by a quarter at most.
    '-maxrate',
    String(rendition.maxBitrate),
    '-bufsize',
    String(rendition.maxBitrate),
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
    '-color_trc',
    'bt709',
    '-color_range',
    'tv',
  ];
}
