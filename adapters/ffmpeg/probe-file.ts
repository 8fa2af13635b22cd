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
import { decodeStream } from './decode-stream.ts';
import { maxPixelAspect, maxSide, minSide } from './limits.ts';
import { closeSource, openSource } from './open-source.ts';
import type { Source } from './open-source.ts';

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
  const durationSeconds = declared > 0 ? declared : lastTime(source, null) - startSeconds;
  if (!(durationSeconds > 0)) throw mediaErrors.media_no_duration(file);
  if (declared > 0) checkEnd(source, startSeconds, declared);

  rewind(source, startSeconds);
  return {
    container,
    bytes: source.bytes,
    durationSeconds,
    startSeconds,
    video: videoFacts(source, stream),
    audio: streams
      .filter((each) => each.codecpar.codecType === AVMEDIA_TYPE_AUDIO && each.codecpar.sampleRate > 0)
      .map(audioFacts),
    subtitles: streams.filter((each) => each.codecpar.codecType === AVMEDIA_TYPE_SUBTITLE).map(subtitleFacts),
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
      ...frameRateOf(stream, interlaced),
      interlaced,
      highDynamicRange: frame.colorTrc === AVCOL_TRC_SMPTE2084 || frame.colorTrc === AVCOL_TRC_ARIB_STD_B67,
    };
  }
  throw mediaErrors.media_undecodable(source.file, codec);
}

function audioFacts(stream: Stream): AudioFacts {
  const tags = stream.metadata?.getAll() ?? {};
  const commentary = stream.hasDisposition(AV_DISPOSITION_COMMENT);
  return {
    index: stream.index,
    codec: avGetCodecName(stream.codecpar.codecId) ?? 'unknown',
    channels: stream.codecpar.channels,
    sampleRate: stream.codecpar.sampleRate,
    language: languageOf(tags),
    title: titleOf(tags),
    isDefault: stream.hasDisposition(AV_DISPOSITION_DEFAULT),
    role: commentary
      ? 'commentary'
      : stream.hasDisposition(AV_DISPOSITION_VISUAL_IMPAIRED)
        ? 'description'
        : 'main',
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
    text: ['subrip', 'webvtt', 'ass', 'ssa', 'mov_text', 'text'].includes(codec),
  };
}

/** The tag in its short form (`ger`, `deu` and `de` are all `de`); `und` for none and for nonsense. */
function languageOf(tags: Record<string, string>): string {
  const tag = tags['language']?.trim().replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag)) return 'und';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'und';
  } catch {
    return 'und';
  }
}

function titleOf(tags: Record<string, string>): string | null {
  const title = (tags['title'] ?? tags['handler_name'] ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim();
  // What encoders write when nobody named the track.
  return title === '' || /handler|^(stereo|mono|surround|core media)/i.test(title)
    ? null
    : title.slice(0, 80);
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
  const a = bytes.readInt32LE(0);
  const b = bytes.readInt32LE(4);
  const c = bytes.readInt32LE(12);
  const d = bytes.readInt32LE(16);
  const quarterTurns = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  const rotations = [0, 90, 180, 270] as const;
  return { rotation: rotations[(quarterTurns + 4) % 4] ?? 0, flipped: a * d - b * c < 0 };
}

/** Rates that cameras and editors use; measured ones are snapped to them. */
const usualRates: readonly Fraction[] = [
  { num: 24000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30000, den: 1001 },
  { num: 30, den: 1 },
  { num: 48, den: 1 },
  { num: 50, den: 1 },
  { num: 60000, den: 1001 },
  { num: 60, den: 1 },
];

function frameRateOf(
  stream: Stream,
  interlaced: boolean,
): { frameRate: Fraction; variableFrameRate: boolean } {
  const average = stream.avgFrameRate;
  const base = stream.rFrameRate;
  const averageRate = average.den > 0 ? average.num / average.den : 0;
  const baseRate = base.den > 0 ? base.num / base.den : 0;
  const rate = averageRate > 0 ? averageRate : baseRate;
  if (!(rate > 0) || rate > 1000) return { frameRate: { num: 25, den: 1 }, variableFrameRate: true };
  const variable =
    !interlaced && averageRate > 0 && baseRate > 0 && Math.abs(baseRate / averageRate - 1) > 0.02;
  const near = usualRates.find(
    ({ num, den }) => Math.abs(rate / (num / den) - 1) < (variable ? 0.03 : 0.0004),
  );
  if (near !== undefined) return { frameRate: near, variableFrameRate: variable };
  if (!variable && averageRate > 0 && average.den <= 1001 && average.num < 200_000) {
    return { frameRate: { num: average.num, den: average.den }, variableFrameRate: false };
  }
  // A variable rate is encoded at the next usual one, so that no picture is lost.
  const above = usualRates.find(({ num, den }) => num / den >= rate) ?? { num: 60, den: 1 };
  return {
    frameRate: variable ? above : { num: Math.max(1, Math.round(rate)), den: 1 },
    variableFrameRate: variable,
  };
}

function checkSize(file: string, width: number, height: number, pixelAspect: Fraction): void {
  const shape = pixelAspect.num / pixelAspect.den;
  const fits =
    Math.min(width, height) >= minSide && Math.max(width, height * shape, width * shape) <= maxSide;
  if (!fits || shape > maxPixelAspect || shape < 1 / maxPixelAspect)
    throw mediaErrors.media_dimensions(file, width, height);
}

/** Seeks near the end: a file that was cut off has nothing there. */
function checkEnd(source: Source, startSeconds: number, durationSeconds: number): void {
  const from = Math.max(0, durationSeconds - 5) + startSeconds;
  const last = lastTime(source, from) - startSeconds;
  if (last < durationSeconds - Math.max(2, durationSeconds * 0.05)) {
    const found = Number.isFinite(last) && last > 0 ? `${last.toFixed(1)} s` : 'nothing';
    throw mediaErrors.media_truncated(
      source.file,
      `it should last ${durationSeconds.toFixed(1)} s, near its end there is ${found}`,
    );
  }
}

/** End of the last packet, in seconds of the file's own clock, reading on from `fromSeconds` or from the start. */
function lastTime(source: Source, fromSeconds: number | null): number {
  const { context } = source;
  if (fromSeconds !== null)
    context.seekFrameSync(-1, BigInt(Math.floor(fromSeconds * microseconds)), AVSEEK_FLAG_BACKWARD);
  const packet = new Packet();
  packet.alloc();
  let last = -Infinity;
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
      last = Math.max(last, ((Number(time) + duration) * num) / den);
    }
    packet.unref();
  }
  packet.free();
  return last;
}

function rewind(source: Source, startSeconds: number): void {
  source.context.seekFrameSync(-1, BigInt(Math.floor(startSeconds * microseconds)), AVSEEK_FLAG_BACKWARD);
}
