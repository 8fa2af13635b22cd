// Opens an encoder of pictures: what every codec is told of size, rate, groups and colours.
import {
  AVCOL_RANGE_MPEG,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  Codec,
  CodecContext,
  Rational,
} from 'node-av';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { Fraction } from '#engine/media/media-facts.ts';
import { hdColours, transferOf } from '#engine/media/picture-colours.ts';
import { avCall, avPart } from './av-call.ts';
import { matrixCodes, primariesCodes, transferCodes } from './colour-codes.ts';

type Grid = { rendition: VideoRendition; frameRate: Fraction; gopFrames: number };

/** `options` are those of the codec, by FFmpeg's names; `prepare` sets what is no option. */
export function openPictureEncoder(
  name: Parameters<typeof Codec.findEncoderByName>[0],
  { rendition, frameRate, gopFrames }: Grid,
  options: Readonly<Record<string, string>>,
  prepare: (context: CodecContext) => void,
): CodecContext {
  const codec = avPart(name, Codec.findEncoderByName(name));
  const context = new CodecContext();
  context.allocContext3(codec);
  context.width = rendition.width;
  context.height = rendition.height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.sampleAspectRatio = new Rational(rendition.pixelAspect.num, rendition.pixelAspect.den);
  context.timeBase = new Rational(frameRate.den, frameRate.num);
  context.framerate = new Rational(frameRate.num, frameRate.den);
  context.gopSize = gopFrames;
  const colours = rendition.colours ?? hdColours;
  context.colorSpace = matrixCodes[colours.matrix];
  context.colorPrimaries = primariesCodes[colours.primaries];
  context.colorTrc = transferCodes[transferOf(colours)];
  context.colorRange = AVCOL_RANGE_MPEG;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  prepare(context);
  for (const [option, value] of Object.entries(options))
    avCall(`set ${option}`, context.setOption(option, value));
  avCall(`open ${name}`, context.open2Sync(codec));
  return context;
}
