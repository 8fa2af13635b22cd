// Makes a run of segments of one rendition by itself, so that it fits among those of the whole encode without a seam.
import { AVSEEK_FLAG_BACKWARD } from 'node-av';
import type { Frame } from 'node-av';
import { mediaErrors } from '#domains/media/errors.ts';
import type { SegmentsTask } from '#domains/media/ports.ts';
import type { AudioRendition, VideoRendition } from '#engine/media/ladder-for.ts';
import { segmentSeconds } from '#engine/media/segment-grid.ts';
import { openAudioEncoder } from './audio-encoder.ts';
import { decodeStream, streamOf } from './decode-stream.ts';
import { openFilter } from './filter-graph.ts';
import type { OpenFilter } from './filter-graph.ts';
import { closeSource, openSource } from './open-source.ts';
import { leadSeconds, picturePart, soundPart } from './part-of-film.ts';
import { ladderFilters } from './picture-filters.ts';
import { soundSourceArguments } from './sound-source-arguments.ts';
import { soundFilters } from './sound-filters.ts';
import { openVideoEncoder } from './video-encoder.ts';
import { videoSourceArguments } from './video-source-arguments.ts';

export type EncodeSegmentsTask = Omit<SegmentsTask, 'signal' | 'onSegment'>;

const microseconds = 1_000_000;

/** `made` is told each segment as soon as it is on disk. */
export function encodeSegments(task: EncodeSegmentsTask, made: (segment: number) => void): void {
  if (task.rendition.kind === 'video') encodePictures(task, task.rendition.video, made);
  else encodeSound(task, task.rendition.audio, made);
}

function encodePictures(
  task: EncodeSegmentsTask,
  rendition: VideoRendition,
  made: (segment: number) => void,
): void {
  const { facts, frameRate, gopFrames, outDir, protection = null, first } = task;
  const part = picturePart(task, task);
  const encoder = openVideoEncoder({
    rendition,
    frameRate,
    gopFrames,
    outDir,
    protection,
    run: { first, made },
  });
  let filter: OpenFilter | null = null;
  let taken = 0;
  const take = (_output: number, frame: Frame): void => {
    if (taken >= part.frames) return;
    frame.pts = BigInt(taken++);
    encoder.encode(frame);
  };
  try {
    for (const frame of framesFrom(task, facts.video.index, part.startSeconds)) {
      filter ??= openFilter(
        'video',
        videoSourceArguments(frame, facts.video),
        ladderFilters(facts.video, frameRate, [rendition], part),
        1,
      );
      filter.push(frame, take);
      if (taken >= part.frames) break;
    }
    if (taken < part.frames) filter?.push(null, take);
    if (taken < part.frames) throw mediaErrors.media_undecodable(task.file, facts.video.codec);
    encoder.finish();
  } finally {
    filter?.close();
    encoder.close();
  }
}

function encodeSound(
  task: EncodeSegmentsTask,
  rendition: AudioRendition,
  made: (segment: number) => void,
): void {
  const { outDir, protection, first } = task;
  const part = soundPart(task, task, rendition);
  const run = { first, made, kept: part.kept };
  const encoder = openAudioEncoder(rendition, segmentSeconds(task), outDir, protection, run);
  let filter: OpenFilter | null = null;
  let shape = '';
  const wanted = part.endSample - part.firstSample;
  const take = (_output: number, frame: Frame): void => {
    if (encoder.samples() >= wanted) return;
    // The encoder counts from its own beginning.
    frame.pts = BigInt(encoder.samples());
    encoder.encode(frame);
  };
  try {
    for (const frame of framesFrom(task, rendition.sourceIndex, part.startSeconds)) {
      if (beginOf(frame) + frame.nbSamples / frame.sampleRate <= part.startSeconds) continue;
      const now = soundSourceArguments(frame);
      // Channels or rate changed on the way: a new graph goes on where the old one was.
      if (filter !== null && now !== shape) {
        filter.close();
        filter = null;
      }
      if (filter === null) {
        shape = now;
        const from = part.firstSample + encoder.samples();
        filter = openFilter('audio', now, `${soundFilters(rendition, from, part.endSample)}[out0]`, 1);
      }
      filter.push(frame, take);
      if (encoder.samples() >= wanted) break;
    }
    if (encoder.samples() < wanted) filter?.push(null, take);
    if (encoder.samples() < wanted) throw mediaErrors.media_undecodable(task.file, 'sound of the');
    encoder.finish();
  } finally {
    filter?.close();
    encoder.close();
  }
}

/**
 * Decoded frames of a stream from a key frame at or before a place of the film. A file may lead behind the place: then it is looked for
 * further and further before, and from the start at last.
 */
function* framesFrom({ file, facts }: EncodeSegmentsTask, index: number, seconds: number): Generator<Frame> {
  const lead = leadSeconds(facts);
  for (const back of [lead, lead + 10, lead + 40, Infinity]) {
    const from = seconds - back;
    const source = openSource(file);
    try {
      if (from > 0) {
        const place = BigInt(Math.floor((from + facts.startSeconds) * microseconds));
        source.context.seekFrameSync(-1, place, AVSEEK_FLAG_BACKWARD);
      }
      const frames = decodeStream(source, streamOf(source, index), { startSeconds: facts.startSeconds });
      let first = true;
      for (const frame of frames) {
        if (first && from > 0 && beginOf(frame) > seconds) break;
        first = false;
        yield frame;
      }
      if (!first || from <= 0) return;
    } finally {
      closeSource(source);
    }
  }
}

function beginOf({ pts, timeBase: { num, den } }: Frame): number {
  return (Number(pts) * num) / den;
}
