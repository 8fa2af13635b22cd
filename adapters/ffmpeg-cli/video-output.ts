// One rendition of a run of FFmpeg: the arguments that make it, and the segments that its stream becomes.
import { openVideoTrack } from '#adapters/ffmpeg/video-track.ts';
import type { VideoTrack, VideoTrackOptions } from '#adapters/ffmpeg/video-track.ts';
import type { PackagedVideo } from '#engine/media/packaged-media.ts';
import { readFragments } from '#engine/media/read-fmp4.ts';
import { videoTicks } from '#engine/media/segment-grid.ts';
import { bare } from './arguments.ts';
import { pictureArguments } from './picture-arguments.ts';

export type VideoOutput = {
  /** For the filter output `[out<i>]`, to descriptor `pipe`. */
  args(i: number, pipe: number): string[];
  take(chunk: Uint8Array): void;
  frames(): number;
  /** Throws when the stream was cut off or empty. */
  finish(): PackagedVideo;
};

export function videoOutput(options: VideoTrackOptions): VideoOutput {
  const { rendition, frameRate, gopFrames } = options;
  const { timescale, ticks } = videoTicks(frameRate);
  let track: VideoTrack | null = null;
  let firstOffset: number | null = null;
  const opened = (): VideoTrack => {
    if (track === null) throw new Error(`FFmpeg gave no picture for ${rendition.id}`);
    return track;
  };
  const reader = readFragments({
    configured(configuration, found) {
      if (found !== timescale)
        throw new Error(`FFmpeg gave ${rendition.id} ${found} ticks a second instead of ${timescale}`);
      track = openVideoTrack(options, configuration);
    },
    sample({ data, compositionOffset, isKey }) {
      const pictures = opened();
      // The offset of the first picture, a key frame, is how late all are because of reordering.
      firstOffset ??= compositionOffset;
      const shown = pictures.frames() + Math.round((compositionOffset - firstOffset) / ticks);
      pictures.add({ data, shown, isKey });
    },
  });
  return {
    args(i, pipe) {
      return [
        '-map',
        `[out${i}]`,
        '-fps_mode:v',
        'passthrough',
        ...pictureArguments(rendition, gopFrames),
        ...bare,
        // A fragment for each frame: nothing is held back, and a segment is written when its last frame is there.
        '-movflags',
        '+frag_every_frame+empty_moov+default_base_moof',
        '-flush_packets',
        '1',
        '-video_track_timescale',
        String(timescale),
        '-f',
        'mp4',
        `pipe:${pipe}`,
      ];
    },
    take: (chunk) => reader.push(chunk),
    frames: () => track?.frames() ?? 0,
    finish() {
      reader.end();
      return opened().finish();
    },
  };
}
