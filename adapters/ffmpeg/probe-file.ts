// Learns what a media file is: its streams as typed facts, its first picture decoded, its end looked at.
import {
  AVCOL_TRC_ARIB_STD_B67,
  AVCOL_TRC_SMPTE2084,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_SUBTITLE,
  AVMEDIA_TYPE_VIDEO,
  AVSEEK_FLAG_BACKWARD,
  AV_DISPOSITION_ATTACHED_PIC,
  AV_DISPOSITION_COMMENT,
  AV_DISPOSITION_DEFAULT,
  AV_DISPOSITION_FORCED,
  AV_DISPOSITION_HEARING_IMPAIRED,
  AV_DISPOSITION_VISUAL_IMPAIRED,
  AV_FRAME_FLAG_INTERLACED,
  AV_NOPTS_VALUE,
  AV_PKT_DATA_DISPLAYMATRIX,
  Packet,
  avGetCodecName,
} from 'node-av';
import type { Stream } from 'node-av';
import { mediaErrors } from '#domains/media/errors.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { coloursOf } from '#engine/media/picture-colours.ts';
import { coloursSaid } from './colour-codes.ts';
import { decodeStream, streamOf } from './decode-stream.ts';
import { findCaptions } from './find-captions.ts';
import { factsOf, lengthOf, pictureStreamOf } from './found-file.ts';
import type { FirstPicture, FoundFile, FoundStream } from './found-file.ts';
import { closeSource, openSource } from './open-source.ts';
import type { Source } from './open-source.ts';
import { endCheckFrom } from './stream-facts.ts';

const microseconds = 1_000_000;

/** Opens, reads and closes the file. Throws one of mediaErrors. */
export function probeFile(file: string): MediaFacts {
  const source = openSource(file);
  try {
    return read(source);
  } finally {
    closeSource(source);
  }
}

function read(source: Source): MediaFacts {
  const found = foundIn(source);
  const { startSeconds, declaredSeconds } = found;
  const stream = pictureStreamOf(found);
  const from = declaredSeconds > 0 ? endCheckFrom(startSeconds, declaredSeconds) : null;
  const ends = lastTimes(source, from);
  const durationSeconds = lengthOf(found, ends);
  rewind(source, startSeconds);
  const picture = firstPicture(source, stream);
  rewind(source, startSeconds);
  const closedCaptions = findCaptions(source, streamOf(source, stream.index), stream.codec, startSeconds);
  return factsOf(found, durationSeconds, ends, stream, { ...picture, closedCaptions });
}

function foundIn({ context, file, bytes }: Source): FoundFile {
  const seconds = (time: bigint): number => (time === AV_NOPTS_VALUE ? 0 : Number(time) / microseconds);
  return {
    file,
    container: context.iformat?.name ?? 'unknown',
    bytes,
    startSeconds: seconds(context.startTime),
    declaredSeconds: seconds(context.duration),
    streams: context.streams.map(foundStream),
  };
}

const kinds = new Map<number, FoundStream['kind']>([
  [AVMEDIA_TYPE_VIDEO, 'video'],
  [AVMEDIA_TYPE_AUDIO, 'audio'],
  [AVMEDIA_TYPE_SUBTITLE, 'subtitle'],
]);

const dispositions = {
  attached_pic: AV_DISPOSITION_ATTACHED_PIC,
  comment: AV_DISPOSITION_COMMENT,
  default: AV_DISPOSITION_DEFAULT,
  forced: AV_DISPOSITION_FORCED,
  hearing_impaired: AV_DISPOSITION_HEARING_IMPAIRED,
  visual_impaired: AV_DISPOSITION_VISUAL_IMPAIRED,
} as const;

function foundStream(stream: Stream): FoundStream {
  const { codecpar } = stream;
  const shapes = [stream.sampleAspectRatio, codecpar.sampleAspectRatio];
  const { num, den } = shapes.find((shape) => shape.num > 0 && shape.den > 0) ?? { num: 0, den: 0 };
  return {
    index: stream.index,
    kind: kinds.get(codecpar.codecType) ?? 'other',
    codec: avGetCodecName(codecpar.codecId) ?? 'unknown',
    width: codecpar.width,
    height: codecpar.height,
    pixelAspect: { num, den },
    averageRate: stream.avgFrameRate,
    baseRate: stream.rFrameRate,
    channels: codecpar.channels,
    sampleRate: codecpar.sampleRate,
    turn: displayMatrix(stream),
    tags: stream.metadata?.getAll() ?? {},
    is: (disposition) => stream.hasDisposition(dispositions[disposition]),
  };
}

function firstPicture(source: Source, { index, codec }: FoundStream): FirstPicture {
  for (const frame of decodeStream(source, streamOf(source, index), { threads: 1 })) {
    return {
      width: frame.width,
      height: frame.height,
      interlaced: frame.hasFlags(AV_FRAME_FLAG_INTERLACED),
      highDynamicRange: frame.colorTrc === AVCOL_TRC_SMPTE2084 || frame.colorTrc === AVCOL_TRC_ARIB_STD_B67,
      colours: coloursOf(coloursSaid(frame)),
    };
  }
  throw mediaErrors.media_undecodable(source.file, codec);
}

/** Reads the display matrix (ISO/IEC 14496-12, 8.3.2): 3x3 numbers, the left two columns in 16.16 fixed point. */
function displayMatrix(stream: Stream): number[] {
  const bytes = stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  return bytes === null || bytes.length < 36 ? [] : [0, 4, 12, 16].map((at) => bytes.readInt32LE(at));
}

/**
 * Where the last packets of pictures and sounds end, by the index of their stream, in seconds of the file's own clock, reading on from
 * `fromSeconds` or from the start. A file that was cut off has nothing near its end.
 */
function lastTimes(source: Source, fromSeconds: number | null): Map<number, number> {
  const { context } = source;
  if (fromSeconds !== null)
    context.seekFrameSync(-1, BigInt(Math.floor(fromSeconds * microseconds)), AVSEEK_FLAG_BACKWARD);
  const packet = new Packet();
  packet.alloc();
  const ends = new Map<number, number>();
  while (context.readFrameSync(packet) >= 0) {
    const stream = context.streams[packet.streamIndex];
    const time = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts;
    const type = stream?.codecpar.codecType;
    if (
      stream !== undefined &&
      time !== AV_NOPTS_VALUE &&
      (type === AVMEDIA_TYPE_VIDEO || type === AVMEDIA_TYPE_AUDIO)
    ) {
      const { num, den } = stream.timeBase;
      const rate = stream.avgFrameRate;
      const oneFrame = rate.num > 0 ? (rate.den / rate.num) * (den / num) : 0;
      const duration =
        packet.duration > 0n ? Number(packet.duration) : type === AVMEDIA_TYPE_VIDEO ? oneFrame : 0;
      const end = ((Number(time) + duration) * num) / den;
      ends.set(stream.index, Math.max(end, ends.get(stream.index) ?? -Infinity));
    }
    packet.unref();
  }
  packet.free();
  return ends;
}

function rewind(source: Source, startSeconds: number): void {
  source.context.seekFrameSync(-1, BigInt(Math.floor(startSeconds * microseconds)), AVSEEK_FLAG_BACKWARD);
}
