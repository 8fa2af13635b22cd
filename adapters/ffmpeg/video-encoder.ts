// Encodes one H.264 rendition from filtered frames into segments of one closed group of pictures each.
import {
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  Codec,
  CodecContext,
  FF_ENCODER_LIBX264,
  Packet,
  Rational,
} from 'node-av';
import type { Frame } from 'node-av';
import { avcConfiguration, lengthPrefixed } from '#engine/media/h264-bitstream.ts';
import type { PackagedVideo } from '#engine/media/packaged-media.ts';
import { avCall, avPart, avTook } from './av-call.ts';
import { openVideoTrack } from './video-track.ts';
import type { VideoTrackOptions } from './video-track.ts';
import { x264Preset, x264Settings } from './x264-settings.ts';

export type VideoEncoderOptions = VideoTrackOptions & {
  /** x264 preset; superfast keeps .9997 of veryfast's SSIM at two thirds of its processor time. */
  preset?: string;
};

export type VideoEncoder = {
  /** `frame` counts frames in its pts, from 0 without holes. */
  encode(frame: Frame): void;
  finish(): PackagedVideo;
  close(): void;
};

export function openVideoEncoder(options: VideoEncoderOptions): VideoEncoder {
  const { rendition, frameRate, gopFrames, preset = x264Preset } = options;
  const codec = avPart('libx264', Codec.findEncoderByName(FF_ENCODER_LIBX264));
  const context = new CodecContext();
  context.allocContext3(codec);
  context.width = rendition.width;
  context.height = rendition.height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.sampleAspectRatio = new Rational(rendition.pixelAspect.num, rendition.pixelAspect.den);
  context.timeBase = new Rational(frameRate.den, frameRate.num);
  context.framerate = new Rational(frameRate.num, frameRate.den);
  context.gopSize = gopFrames;
  context.colorSpace = AVCOL_SPC_BT709;
  context.colorPrimaries = AVCOL_PRI_BT709;
  context.colorTrc = AVCOL_TRC_BT709;
  context.colorRange = AVCOL_RANGE_MPEG;
  context.rcMaxRate = BigInt(rendition.maxBitrate);
  // One second of buffer: a segment of four can exceed the peak rate by a quarter at most.
  context.rcBufferSize = rendition.maxBitrate;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  const settings = { preset, ...x264Settings(rendition, gopFrames) };
  for (const [name, value] of Object.entries(settings)) avCall(`set ${name}`, context.setOption(name, value));
  avCall('open libx264', context.open2Sync(codec));

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
