// Puts coded H.264 or AV1 frames into segments of one closed group of pictures each.
import { join } from 'node:path';
import type { MediaProtection } from '#domains/media/ports.ts';
import { av1CodecString, avcCodecString } from '#engine/media/codec-string.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { Fraction } from '#engine/media/media-facts.ts';
import type { PackagedVideo } from '#engine/media/packaged-media.ts';
import { videoTicks } from '#engine/media/segment-grid.ts';
import { openTrack } from './track-writer.ts';
import type { SegmentRun } from './track-writer.ts';

export type VideoTrackOptions = {
  rendition: VideoRendition;
  frameRate: Fraction;
  gopFrames: number;
  outDir: string;
  protection?: MediaProtection | null;
  /** Writes only these segments; absent for the whole track. */
  run?: SegmentRun;
};

export type CodedPicture = {
  /** As MP4 stores it. */
  data: Uint8Array;
  /** Place in order of presentation, from 0. */
  shown: number;
  isKey: boolean;
};

export type VideoTrack = {
  /** Frames in order of decoding. A segment is written as soon as its group is whole. */
  add(picture: CodedPicture): void;
  /** Frames added so far. */
  frames(): number;
  finish(): PackagedVideo;
};

/** `configuration` is the content of avcC or av1C. */
export function openVideoTrack(options: VideoTrackOptions, configuration: Uint8Array): VideoTrack {
  const { rendition, frameRate, gopFrames, outDir, protection, run } = options;
  const { id, width, height, pixelAspect } = rendition;
  const { timescale, ticks } = videoTicks(frameRate);
  const isAv1 = rendition.codec === 'av1';
  const header = {
    kind: 'video' as const,
    format: isAv1 ? ('av01' as const) : ('avc1' as const),
    timescale,
    language: 'und',
    width,
    height,
    pixelAspect,
    configuration,
  };
  const track = openTrack(
    join(outDir, id),
    header,
    protection,
    run && { ...run, decodeTime: (run.first - 1) * gopFrames * ticks },
  );
  let order = 0;
  return {
    add({ data, shown, isKey }) {
      if (isKey !== (order % gopFrames === 0) || (isKey && shown !== order)) {
        throw new Error(
          `the encoder of ${id} gave frame ${shown} as number ${order}, ${isKey ? 'a' : 'no'} key frame, in groups of ${gopFrames}`,
        );
      }
      track.add({ data, duration: ticks, compositionOffset: (shown - order) * ticks, isKey });
      order++;
      if (order % gopFrames === 0) track.cut();
    },
    frames: () => order,
    finish: () => ({
      kind: 'video',
      id,
      codec: isAv1 ? av1CodecString(configuration) : avcCodecString(configuration),
      timescale,
      segments: track.finish(),
      width,
      height,
      pixelAspect,
      frameRate,
    }),
  };
}
