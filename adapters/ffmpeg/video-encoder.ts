// Encodes one H.264 rendition from filtered frames into segments of one closed group of pictures each.
import { AV_PICTURE_TYPE_NONE, Packet } from 'node-av';
import type { Frame } from 'node-av';
import { avcConfiguration, lengthPrefixed } from '#engine/media/h264-bitstream.ts';
import type { PackagedVideo } from '#engine/media/packaged-media.ts';
import { avCall, avPart, avTook } from './av-call.ts';
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
  const context = openX264(rendition, frameRate, gopFrames);
  const configuration = avcConfiguration(avPart('H.264 header', context.extraData));
  const track = openVideoTrack(options, configuration);
  const packet = new Packet();
  packet.alloc();

  const drain = () => {
    while (avTook('encode', context.receivePacketSync(packet))) {
      const data = lengthPrefixed(avPart('coded frame', packet.data));
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
