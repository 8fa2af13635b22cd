// Learns what a media file is from ffprobe: its streams as typed facts, its first picture decoded, its end looked at.
import { resolve } from 'node:path';
import { z } from 'zod';
import { chaptersOfFile } from '#adapters/ffmpeg/chapters-of-file.ts';
import { examineFile, whyUnreadable } from '#adapters/ffmpeg/examine-file.ts';
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
} from '#adapters/ffmpeg/stream-facts.ts';
import { mediaErrors } from '#domains/media/errors.ts';
import type { AudioFacts, Fraction, MediaFacts, VideoFacts } from '#engine/media/media-facts.ts';
import { coloursOf } from '#engine/media/picture-colours.ts';
import { guard } from './arguments.ts';
import { findCaptions } from './find-captions.ts';
import { readLastTimes } from './last-time.ts';
import type { Programs } from './programs.ts';
import { ProgramError, runProgram } from './run-program.ts';

/** What ffprobe says of a stream, as far as it is of use; unknown numbers are absent, or words. */
const streamSchema = z.object({
  index: z.number(),
  codec_name: z.string().default('unknown'),
  codec_type: z.string().default('unknown'),
  width: z.number().default(0),
  height: z.number().default(0),
  sample_aspect_ratio: z.string().default(''),
  r_frame_rate: z.string().default(''),
  avg_frame_rate: z.string().default(''),
  channels: z.number().default(0),
  sample_rate: z.coerce.number().catch(0),
  disposition: z.record(z.string(), z.number()).default({}),
  tags: z.record(z.string(), z.string()).default({}),
  side_data_list: z.array(z.object({ displaymatrix: z.string().optional() })).default([]),
});
type Stream = z.infer<typeof streamSchema>;

const headersSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({
    format_name: z.string(),
    start_time: z.coerce.number().catch(0),
    duration: z.coerce.number().catch(0),
  }),
});

const frameSchema = z.object({
  width: z.number(),
  height: z.number(),
  interlaced_frame: z.number().default(0),
  color_transfer: z.string().default(''),
  color_space: z.string().default(''),
  color_primaries: z.string().default(''),
});
type PictureFrame = z.infer<typeof frameSchema>;

/** Packets read to find a first picture: most files need one, a damaged or late one a few seconds of them. */
const firstTries = [4, 300] as const;

/** Throws one of mediaErrors. */
export async function probeFile(programs: Programs, file: string): Promise<MediaFacts> {
  const outside = examineFile(file);
  const { streams, format } = await readHeaders(programs, file).catch((error: unknown) => {
    // What does not run at all says nothing about the file.
    if (error instanceof ProgramError && error.complaint !== '') throw whyUnreadable(file, outside);
    throw error;
  });
  const stream = streams.find(
    (each) => each.codec_type === 'video' && each.disposition['attached_pic'] !== 1,
  );
  if (stream === undefined || format.format_name.endsWith('_pipe'))
    throw mediaErrors.media_not_video(file, `it holds no moving picture (${format.format_name})`);
  const pixelAspect = pixelAspectOf(stream);
  checkSize(file, stream.width, stream.height, pixelAspect);

  const startSeconds = format.start_time;
  const rates = new Map(streams.map((each) => [each.index, fractionOf(each.avg_frame_rate, '/')]));
  // Written as it plays, a file has no length in its header: count it.
  const declared = format.duration;
  const from = declared > 0 ? endCheckFrom(startSeconds, declared) : null;
  const ends = await readLastTimes(programs, file, from, rates);
  const last = Math.max(-Infinity, ...ends.values()) - startSeconds;
  const durationSeconds = declared > 0 ? declared : last;
  if (!(durationSeconds > 0)) throw mediaErrors.media_no_duration(file);
  if (declared > 0) checkLast(file, last, declared);
  const video = videoFacts(file, stream, pixelAspect, await firstPicture(programs, file, stream));
  return {
    container: format.format_name,
    bytes: outside.bytes,
    durationSeconds,
    startSeconds,
    video: {
      ...video,
      closedCaptions: await findCaptions(programs, file, video, startSeconds),
      ...endOf(ends, stream.index, startSeconds),
    },
    audio: streams
      .filter((each) => each.codec_type === 'audio' && each.sample_rate > 0)
      .map((each) => ({ ...audioFacts(each), ...endOf(ends, each.index, startSeconds) })),
    subtitles: streams
      .filter((each) => each.codec_type === 'subtitle')
      .map(({ index, codec_name: codec, tags, disposition }) => ({
        index,
        codec,
        language: languageOf(tags),
        title: titleOf(tags),
        forced: disposition['forced'] === 1,
        forHearingImpaired: disposition['hearing_impaired'] === 1,
        text: isTextSubtitle(codec),
      })),
    chapters: chaptersOfFile(file, { bytes: outside.bytes, startSeconds, durationSeconds }),
  };
}

async function ask(programs: Programs, file: string, args: readonly string[]): Promise<unknown> {
  const lines: string[] = [];
  const input = `file:${resolve(file)}`;
  await runProgram({
    program: programs.ffprobe,
    args: ['-hide_banner', '-loglevel', 'error', ...guard, '-threads', '1', '-of', 'json', ...args, input],
    onLine: (line) => lines.push(line),
  });
  return JSON.parse(lines.join('\n'));
}

async function readHeaders(programs: Programs, file: string): Promise<z.infer<typeof headersSchema>> {
  return headersSchema.parse(await ask(programs, file, ['-show_format', '-show_streams']));
}

/** The header may lie; the first decoded picture does not. */
async function firstPicture(programs: Programs, file: string, stream: Stream): Promise<PictureFrame> {
  for (const packets of firstTries) {
    const select = ['-select_streams', String(stream.index), '-read_intervals', `%+#${packets}`];
    const answer = z
      .object({ frames: z.array(z.unknown()).default([]) })
      .parse(await ask(programs, file, [...select, '-show_frames']));
    const frame = frameSchema.safeParse(answer.frames[0]);
    if (frame.success) return frame.data;
  }
  throw mediaErrors.media_undecodable(file, stream.codec_name);
}

function videoFacts(file: string, stream: Stream, pixelAspect: Fraction, frame: PictureFrame): VideoFacts {
  const { width, height } = frame;
  checkSize(file, width, height, pixelAspect);
  const interlaced = frame.interlaced_frame === 1;
  const average = fractionOf(stream.avg_frame_rate, '/');
  return {
    index: stream.index,
    codec: stream.codec_name,
    width,
    height,
    pixelAspect,
    ...orientationFrom(displayMatrix(stream)),
    ...frameRateFrom(average, fractionOf(stream.r_frame_rate, '/'), interlaced),
    interlaced,
    highDynamicRange: ['smpte2084', 'arib-std-b67'].includes(frame.color_transfer),
    colours: coloursOf({ matrix: frame.color_space, primaries: frame.color_primaries, height }),
  };
}

function audioFacts(stream: Stream): AudioFacts {
  const { index, codec_name: codec, channels, sample_rate: sampleRate, tags, disposition } = stream;
  return {
    index,
    codec,
    channels,
    sampleRate,
    language: languageOf(tags),
    title: titleOf(tags),
    isDefault: disposition['default'] === 1,
    role: roleFrom(disposition['comment'] === 1, disposition['visual_impaired'] === 1),
  };
}

/** 0/0 when it is none. */
function fractionOf(text: string, between: '/' | ':'): Fraction {
  const [num = 0, den = 0] = text.split(between).map(Number);
  return Number.isFinite(num) && Number.isFinite(den) ? { num, den } : { num: 0, den: 0 };
}

function pixelAspectOf(stream: Stream): Fraction {
  const aspect = fractionOf(stream.sample_aspect_ratio, ':');
  return aspect.num > 0 && aspect.den > 0 ? aspect : { num: 1, den: 1 };
}

/** The upper left two by two numbers of the matrix, which ffprobe prints in three rows after an offset each. */
function displayMatrix(stream: Stream): number[] {
  const text = stream.side_data_list.find((each) => each.displaymatrix !== undefined)?.displaymatrix ?? '';
  const rows = text
    .trim()
    .split('\n')
    .map((row) => row.split(/\s+/).slice(1).map(Number));
  const [[a, b] = [], [c, d] = []] = rows;
  const found = [a, b, c, d].filter((each): each is number => each !== undefined);
  return found.length === 4 ? found : [];
}
