// Encodes one H.264 rendition from filtered frames into segments of one closed group of pictures each.
import { join } from 'node:path';
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
import { avcCodecString } from '#engine/media/codec-string.ts';
import { avcConfiguration, lengthPrefixed } from '#engine/media/h264-bitstream.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { MediaProtection } from '#domains/media/ports.ts';
import type { Fraction } from '#engine/media/media-facts.ts';
import type { PackagedVideo } from '#engine/media/packaged-media.ts';
import { avCall, avPart, avTook } from './av-call.ts';
import { openTrack } from './track-writer.ts';

export type VideoEncoderOptions = {
  rendition: VideoRendition;
  frameRate: Fraction;
  gopFrames: number;
  outDir: string;
  protection?: MediaProtection | null;
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
  const { rendition, frameRate, gopFrames, outDir, protection, preset = 'superfast' } = options;
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
  const settings = {
    preset,
    profile: rendition.profile,
    crf: String(rendition.quality),
    // Key frames exactly every gopFrames and groups that need nothing before them: segments of all rungs line up.
    'x264-params': `keyint=${gopFrames}:min-keyint=${gopFrames}:scenecut=0:open-gop=0:level=${rendition.level}:force-cfr=1:stitchable=1`,
  };
  for (const [name, value] of Object.entries(settings)) avCall(`set ${name}`, context.setOption(name, value));
  avCall('open libx264', context.open2Sync(codec));

  const configuration = avcConfiguration(avPart('H.264 header', context.extraData));
  // Whole ticks for one frame, at 1000 ticks or more a second.
  const timescale = frameRate.num < 1000 ? frameRate.num * 1000 : frameRate.num;
  const ticks = frameRate.num < 1000 ? frameRate.den * 1000 : frameRate.den;
  const track = openTrack(
    join(outDir, rendition.id),
    {
      kind: 'video',
      timescale,
      language: 'und',
      width: rendition.width,
      height: rendition.height,
      pixelAspect: rendition.pixelAspect,
      configuration,
    },
    protection,
  );
  const packet = new Packet();
  packet.alloc();
  let order = 0;

  const drain = () => {
    while (avTook('encode', context.receivePacketSync(packet))) {
      const shown = Number(packet.pts);
      if (packet.isKeyframe && order > 0) track.cut();
      if (packet.isKeyframe !== (order % gopFrames === 0) || (packet.isKeyframe && shown !== order)) {
        throw new Error(
          `x264 gave frame ${shown} as number ${order}, ${packet.isKeyframe ? 'a' : 'no'} key frame, in groups of ${gopFrames}`,
        );
      }
      track.add({
        data: lengthPrefixed(avPart('coded frame', packet.data)),
        duration: ticks,
        compositionOffset: (shown - order) * ticks,
        isKey: packet.isKeyframe,
      });
      order++;
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
      return {
        kind: 'video',
        id: rendition.id,
        codec: avcCodecString(configuration),
        timescale,
        segments: track.finish(),
        width: rendition.width,
        height: rendition.height,
        pixelAspect: rendition.pixelAspect,
        frameRate,
      };
    },
    close() {
      packet.free();
      context.freeContext();
    },
  };
}
