// Opens x264 for one rendition: size, colours, groups, rate control.
import {
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  Codec,
  CodecContext,
  FF_ENCODER_LIBX264,
  Rational,
} from 'node-av';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { Fraction } from '#engine/media/media-facts.ts';
import { avCall, avPart } from './av-call.ts';
import { x264Settings } from './x264-settings.ts';

/** Time base of frames and packets is one frame. */
export function openX264(rendition: VideoRendition, frameRate: Fraction, gopFrames: number): CodecContext {
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
  // As many as x264 thinks right for the machine; without a word the library takes one.
  context.threadCount = 0;
  context.colorSpace = AVCOL_SPC_BT709;
  context.colorPrimaries = AVCOL_PRI_BT709;
  context.colorTrc = AVCOL_TRC_BT709;
  context.colorRange = AVCOL_RANGE_MPEG;
  context.rcMaxRate = BigInt(rendition.maxBitrate);
  // One second of buffer: a segment of four can exceed the peak rate by a quarter at most.
  context.rcBufferSize = rendition.maxBitrate;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  for (const [name, value] of Object.entries(x264Settings(rendition, gopFrames)))
    avCall(`set ${name}`, context.setOption(name, value));
  avCall('open libx264', context.open2Sync(codec));
  return context;
}
