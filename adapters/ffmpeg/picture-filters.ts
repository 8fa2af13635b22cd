// The filter descriptions that pictures of a source pass through, whatever they become.
import { avGetPixFmtName } from 'node-av';
import type { Frame } from 'node-av';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { Fraction, VideoFacts } from '#engine/media/media-facts.ts';

/** Arguments of the buffer source that takes frames like this one. */
export function videoSourceArguments(frame: Frame, video: Pick<VideoFacts, 'pixelAspect'>): string {
  const { num, den } = frame.timeBase;
  const format = avGetPixFmtName(frame.format as Parameters<typeof avGetPixFmtName>[0]) ?? 'yuv420p';
  return [
    `video_size=${frame.width}x${frame.height}`,
    `pix_fmt=${format}`,
    `time_base=${num}/${den}`,
    `pixel_aspect=${video.pixelAspect.num}/${video.pixelAspect.den}`,
    `colorspace=${frame.colorSpace}`,
    `range=${frame.colorRange}`,
  ].join(':');
}

/** Turns a picture upright. */
export function orientationFilters(video: Pick<VideoFacts, 'rotation' | 'flipped'>): string[] {
  const turns = {
    0: [],
    90: ['transpose=clock'],
    180: ['hflip', 'vflip'],
    270: ['transpose=cclock'],
  } as const;
  return [...(video.flipped ? ['vflip'] : []), ...turns[video.rotation]];
}

/** Constant rate, upright, progressive, standard range; then one scaled branch per rendition. */
export function ladderFilters(
  video: VideoFacts,
  frameRate: Fraction,
  renditions: readonly VideoRendition[],
): string {
  const sideways = video.rotation === 90 || video.rotation === 270;
  const before = [
    ...(video.interlaced ? ['bwdif=mode=send_frame:deint=interlaced'] : []),
    `fps=fps=${frameRate.num}/${frameRate.den}:start_time=0`,
  ];
  const branches = renditions.map((rendition, i) => {
    const [width, height] = sideways
      ? [rendition.height, rendition.width]
      : [rendition.width, rendition.height];
    const scale = video.highDynamicRange
      ? // Tone mapping in linear light; Hable's curve keeps the highlights.
        `zscale=w=${width}:h=${height}:t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv`
      : `scale=${width}:${height}:flags=bicubic:out_color_matrix=bt709:out_range=tv`;
    const { num, den } = rendition.pixelAspect;
    return `[branch${i}]${[scale, 'format=yuv420p', ...orientationFilters(video), `setsar=${num}/${den}`].join(',')}[out${i}]`;
  });
  const labels = renditions.map((_, i) => `[branch${i}]`).join('');
  return `${before.join(',')},split=${renditions.length}${labels};${branches.join(';')}`;
}
