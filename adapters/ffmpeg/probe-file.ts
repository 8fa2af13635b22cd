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
import type {
  AudioFacts,
  Fraction,
  MediaFacts,
  Rotation,
  SubtitleFacts,
  VideoFacts,
} from '#engine/media/media-facts.ts';
import { coloursOf } from '#engine/media/picture-colours.ts';
import { chaptersOfFile } from './chapters-of-file.ts';
import { coloursSaid } from './colour-codes.ts';
import { decodeStream } from './decode-stream.ts';
import { findCaptions } from './find-captions.ts';
import { closeSource, openSource } from './open-source.ts';
import type { Source } from './open-source.ts';
import {
  checkLast,
  checkSize,
  endOf,
  endCheckFrom,
  frameRateFrom,
  isTextSubtitle,
  languageOf,
  orientationFrom,
  roleFrom,
  titleOf,
} from './stream-facts.ts';

const microseconds = 1_000_000;

/** Opens, reads and closes the file. Throws one of mediaErrors. */
export function probeFile(file: string): MediaFacts {
  const source = openSource(file);
  try {
    return factsOf(source);
  } finally {
    closeSource(source);
  }
}

function factsOf(source: Source): MediaFacts {
  const { context, file } = source;
  const { streams } = context;
  const stream = streams.find(
    (candidate) =>
      candidate.codecpar.codecType === AVMEDIA_TYPE_VIDEO &&
      !candidate.hasDisposition(AV_DISPOSITION_ATTACHED_PIC),
  );
  const container = context.iformat?.name ?? 'unknown';
  if (stream === undefined || container.endsWith('_pipe')) {
    throw mediaErrors.media_not_video(file, `it holds no moving picture (${container})`);
  }
  checkSize(file, stream.codecpar.width, stream.codecpar.height, pixelAspectOf(stream));

  const startSeconds = context.startTime === AV_NOPTS_VALUE ? 0 : Number(context.startTime) / microseconds;
  const declared = context.duration === AV_NOPTS_VALUE ? 0 : Number(context.duration) / microseconds;
  // Written as it plays, a file has no length in its header: count it.
  const ends = lastTimes(source, declared > 0 ? endCheckFrom(startSeconds, declared) : null);
  const last = Math.max(-Infinity, ...ends.values()) - startSeconds;
  const durationSeconds = declared > 0 ? declared : last;
  if (!(durationSeconds > 0)) throw mediaErrors.media_no_duration(file);
  if (declared > 0) checkLast(file, last, declared);

  rewind(source, startSeconds);
  const video = videoFacts(source, stream);
  rewind(source, startSeconds);
  const closedCaptions = findCaptions(source, stream, video.codec, startSeconds);
  return {
    container,
    bytes: source.bytes,
    durationSeconds,
    startSeconds,
    video: { ...video, closedCaptions, ...endOf(ends, stream.index, startSeconds) },
    audio: streams
      .filter((each) => each.codecpar.codecType === AVMEDIA_TYPE_AUDIO && each.codecpar.sampleRate > 0)
      .map((each) => ({ ...audioFacts(each), ...endOf(ends, each.index, startSeconds) })),
    subtitles: streams.filter((each) => each.codecpar.codecType === AVMEDIA_TYPE_SUBTITLE).map(subtitleFacts),
    chapters: chaptersOfFile(file, { bytes: source.bytes, startSeconds, durationSeconds }),
  };
}

function videoFacts(source: Source, stream: Stream): VideoFacts {
  const { codecpar } = stream;
  const codec = avGetCodecName(codecpar.codecId) ?? 'unknown';
  // The header may lie; the first decoded picture does not.
  for (const frame of decodeStream(source, stream, { threads: 1 })) {
    const pixelAspect = pixelAspectOf(stream);
    checkSize(source.file, frame.width, frame.height, pixelAspect);
    const interlaced = frame.hasFlags(AV_FRAME_FLAG_INTERLACED);
    return {
      index: stream.index,
      codec,
      width: frame.width,
      height: frame.height,
      pixelAspect,
      ...orientationOf(stream),
      ...frameRateFrom(stream.avgFrameRate, stream.rFrameRate, interlaced),
      interlaced,
      highDynamicRange: frame.colorTrc === AVCOL_TRC_SMPTE2084 || frame.colorTrc === AVCOL_TRC_ARIB_STD_B67,
      colours: coloursOf(coloursSaid(frame)),
    };
  }
  throw mediaErrors.media_undecodable(source.file, codec);
}

function audioFacts(stream: Stream): AudioFacts {
  const tags = stream.metadata?.getAll() ?? {};
  return {
    index: stream.index,
    codec: avGetCodecName(stream.codecpar.codecId) ?? 'unknown',
    channels: stream.codecpar.channels,
    sampleRate: stream.codecpar.sampleRate,
    language: languageOf(tags),
    title: titleOf(tags),
    isDefault: stream.hasDisposition(AV_DISPOSITION_DEFAULT),
    role: roleFrom(
      stream.hasDisposition(AV_DISPOSITION_COMMENT),
      stream.hasDisposition(AV_DISPOSITION_VISUAL_IMPAIRED),
    ),
  };
}

function subtitleFacts(stream: Stream): SubtitleFacts {
  const tags = stream.metadata?.getAll() ?? {};
  const codec = avGetCodecName(stream.codecpar.codecId) ?? 'unknown';
  return {
    index: stream.index,
    codec,
    language: languageOf(tags),
    title: titleOf(tags),
    forced: stream.hasDisposition(AV_DISPOSITION_FORCED),
    forHearingImpaired: stream.hasDisposition(AV_DISPOSITION_HEARING_IMPAIRED),
    text: isTextSubtitle(codec),
  };
}

function pixelAspectOf(stream: Stream): Fraction {
  for (const { num, den } of [stream.sampleAspectRatio, stream.codecpar.sampleAspectRatio]) {
    if (num > 0 && den > 0) return { num, den };
  }
  return { num: 1, den: 1 };
}

/** Reads the display matrix (ISO/IEC 14496-12, 8.3.2): 3x3 numbers, the left two columns in 16.16 fixed point. */
function orientationOf(stream: Stream): { rotation: Rotation; flipped: boolean } {
  const bytes = stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  if (bytes === null || bytes.length < 36) return { rotation: 0, flipped: false };
  return orientationFrom([0, 4, 12, 16].map((at) => bytes.readInt32LE(at)));
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
