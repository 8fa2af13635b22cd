// The arguments that make FFmpeg's command line encode one output of pictures: by x264 or SVT-AV1, in groups, in the colours of its source or of HD.
import { svtAv1Settings } from '#adapters/ffmpeg/svt-av1-settings.ts';
import { x264Settings } from '#adapters/ffmpeg/x264-settings.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import { hdColours, transferOf } from '#engine/media/picture-colours.ts';

export function pictureArguments(rendition: VideoRendition, gopFrames: number): string[] {
  const colours = rendition.colours ?? hdColours;
  return [
    ...(rendition.codec === 'av1' ? svtAv1Arguments(rendition) : x264Arguments(rendition, gopFrames)),
    '-g',
    String(gopFrames),
    '-colorspace',
    colours.matrix,
    '-color_primaries',
    colours.primaries,
    '-color_trc',
    transferOf(colours),
    '-color_range',
    'tv',
  ];
}

function x264Arguments(rendition: VideoRendition, gopFrames: number): string[] {
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
    '-x264-params',
    parameters,
    // One second of buffer: a segment of four can exceed the peak rate by a quarter at most.
    '-maxrate',
    String(rendition.maxBitrate),
    '-bufsize',
    String(rendition.maxBitrate),
  ];
}

function svtAv1Arguments(rendition: VideoRendition): string[] {
  const { preset, crf, 'svtav1-params': parameters } = svtAv1Settings(rendition);
  return ['-c:v', 'libsvtav1', '-preset', preset, '-crf', crf, '-svtav1-params', parameters];
}
