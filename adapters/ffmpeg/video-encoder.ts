// Encodes one rendition from filtered frames into segments of one closed group of pictures each.
import { AV_PICTURE_TYPE_NONE, Packet } from 'node-av';
import type { Frame } from 'node-av';
import { av1Configuration, av1Sample } from '#engine/media/av1-bitstream.ts';
import { avcConfiguration, lengthPrefixed } from '#engine/media/h264-bitstream.ts';
import type { PackagedVideo } from '#engine/media/packaged-media.ts';
import { avCall, avPart, avTook } from './av-call.ts';
import { openSvtAv1 } from './open-svt-av1.ts';
import { openX264 } from './open-x264.ts';
import { openVideoTrack } from './video-track.ts';
import type { VideoTrackOptions } from './video-track.ts';

export type VideoEncoder = {
  /** `frame` counts frames in its pts, from 0 without holes. */
  encode(frame: Frame): void;
  finish(): PackagedVideo;
  close(): void;
};

export function openVideoEncoder(options: VideoTrackOptions): VideoEncoder {
  const { rendition, frameRate, gopFrames } = options;
  const isAv1 = rendition.codec === 'av1';
  const context = (isAv1 ? openSvtAv1 : openX264)(rendition, frameRate, gopFrames);
  const header = avPart('header of the coded pictures', context.extraData);
  const configuration = isAv1 ? av1Configuration(header) : avcConfiguration(header);
  const stored = isAv1 ? av1Sample : lengthPrefixed;
  const track = openVideoTrack(options, configuration);
  const packet = new Packet();
  packet.alloc();

  const drain = () => {
    while (avTook('encode', context.receivePacketSync(packet))) {
      const data = stored(avPart('coded frame', packet.data));
      track.add({ data, shown: Number(packet.pts), isKey: packet.isKeyframe });
      packet.unref();
    }
  };
  return {
    encode(frame) {
      frame.pictType = AV_PICTURE_TYPE_NONE;
      avCall('encode', context.sendFrameSync(frame));
      drain();
    },
    finish() {
      avCall('end encoding', context.sendFrameSync(null));
      drain();
      return track.finish();
    },
    close() {
      packet.free();
      context.freeContext();
    },
  };
}
