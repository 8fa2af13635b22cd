// Says to a filter graph which kind of frames it will be given.
import { avGetPixFmtName } from 'node-av';
import type { Frame } from 'node-av';
import type { VideoFacts } from '#engine/media/media-facts.ts';

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
