// Learns what a media file is from ffprobe: its streams as typed facts, its first picture decoded, its end looked at.
import { resolve } from 'node:path';
import { z } from 'zod';
import { examineFile, whyUnreadable } from '#adapters/ffmpeg/examine-file.ts';
import { factsOf, lengthOf, pictureStreamOf } from '#adapters/ffmpeg/found-file.ts';
import type { FirstPicture, FoundFile, FoundStream } from '#adapters/ffmpeg/found-file.ts';
import { endCheckFrom } from '#adapters/ffmpeg/stream-facts.ts';
import { mediaErrors } from '#domains/media/errors.ts';
import type { Fraction, MediaFacts } from '#engine/media/media-facts.ts';
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
  const found: FoundFile = {
    file,
    container: format.format_name,
    bytes: outside.bytes,
    startSeconds: format.start_time,
    declaredSeconds: format.duration,
    streams: streams.map(foundStream),
  };
  const stream = pictureStreamOf(found);
  const rates = new Map(found.streams.map(({ index, averageRate }) => [index, averageRate]));
  const { startSeconds, declaredSeconds } = found;
  const from = declaredSeconds > 0 ? endCheckFrom(startSeconds, declaredSeconds) : null;
  const ends = await readLastTimes(programs, file, from, rates);
  const durationSeconds = lengthOf(found, ends);
  const picture = await firstPicture(programs, file, stream);
  const closedCaptions = await findCaptions(programs, file, stream, startSeconds);
  return factsOf(found, durationSeconds, ends, stream, { ...picture, closedCaptions });
}

function foundStream(stream: Stream): FoundStream {
  const { index, codec_name: codec, codec_type: type, width, height, channels, tags, disposition } = stream;
  return {
    index,
    kind: type === 'video' || type === 'audio' || type === 'subtitle' ? type : 'other',
    codec,
    width,
    height,
    pixelAspect: fractionOf(stream.sample_aspect_ratio, ':'),
    averageRate: fractionOf(stream.avg_frame_rate, '/'),
    baseRate: fractionOf(stream.r_frame_rate, '/'),
    channels,
    sampleRate: stream.sample_rate,
    turn: displayMatrix(stream),
    tags,
    is: (wanted) => disposition[wanted] === 1,
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

async function firstPicture(
  programs: Programs,
  file: string,
  { index, codec }: FoundStream,
): Promise<FirstPicture> {
  for (const packets of firstTries) {
    const select = ['-select_streams', String(index), '-read_intervals', `%+#${packets}`];
    const answer = z
      .object({ frames: z.array(z.unknown()).default([]) })
      .parse(await ask(programs, file, [...select, '-show_frames']));
    const frame = frameSchema.safeParse(answer.frames[0]);
    if (!frame.success) continue;
    const { width, height, interlaced_frame: interlaced, color_transfer: transfer } = frame.data;
    const { color_space: matrix, color_primaries: primaries } = frame.data;
    const colours = coloursOf({ matrix, primaries, height });
    const highDynamicRange = ['smpte2084', 'arib-std-b67'].includes(transfer);
    return { width, height, interlaced: interlaced === 1, highDynamicRange, colours };
  }
  throw mediaErrors.media_undecodable(file, codec);
}

/** 0/0 when it is none. */
function fractionOf(text: string, between: '/' | ':'): Fraction {
  const [num = 0, den = 0] = text.split(between).map(Number);
  return Number.isFinite(num) && Number.isFinite(den) ? { num, den } : { num: 0, den: 0 };
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
