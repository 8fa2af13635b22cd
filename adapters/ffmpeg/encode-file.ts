// Encodes a file into the renditions asked for: the pictures decoded once for all rungs, each sound track once, all in step.
import type { Frame } from 'node-av';
import type { EncodedTracks, EncodeTask } from '#domains/media/ports.ts';
import { mediaErrors } from '#domains/media/errors.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { openAudioEncoder } from './audio-encoder.ts';
import { decodeStream, streamOf } from './decode-stream.ts';
import { openFilter } from './filter-graph.ts';
import type { OpenFilter } from './filter-graph.ts';
import { closeSource, openSource } from './open-source.ts';
import { ladderFilters } from './picture-filters.ts';
import { checkLength } from './check-length.ts';
import { inStep } from './in-step.ts';
import type { Work } from './in-step.ts';
import type { Report } from './serve-tasks.ts';
import { soundFilters } from './sound-filters.ts';
import { openVideoEncoder } from './video-encoder.ts';
import { soundSourceArguments } from './sound-source-arguments.ts';
import { videoSourceArguments } from './video-source-arguments.ts';

export type EncodeFileTask = Omit<EncodeTask, 'signal' | 'onProgress'>;

/** The work of a sound track, where that of the pictures of the whole ladder is 1. */
const audioShare = 0.04;

export async function encodeFile(task: EncodeFileTask, report: Report): Promise<EncodedTracks> {
  const sounds = task.audio.map((rendition) => encodeSound(task, rendition));
  const pictures = task.video.length > 0 ? [encodePictures(task)] : [];
  const weights = [...pictures.map(() => 1), ...sounds.map(() => audioShare)];
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const made = await inStep<PackagedVideo[] | PackagedAudio | null>([...pictures, ...sounds], (fractions) =>
    report(fractions.reduce((sum, fraction, i) => sum + fraction * (weights[i] ?? 0), 0) / whole),
  );
  return {
    video: made.flatMap((tracks) => (Array.isArray(tracks) ? tracks : [])),
    audio: made.flatMap((track) => (track === null || Array.isArray(track) ? [] : [track])),
  };
}

function* encodePictures(task: EncodeFileTask): Work<PackagedVideo[]> {
  const { facts, frameRate, gopFrames, outDir, protection = null } = task;
  const source = openSource(task.file);
  const encoders = task.video.map((rendition) =>
    openVideoEncoder({ rendition, frameRate, gopFrames, outDir, protection }),
  );
  const expected = Math.max(1, (facts.durationSeconds * frameRate.num) / frameRate.den);
  let filter: OpenFilter | null = null;
  let shape = '';
  let frames = 0;
  try {
    const take = (output: number, frame: Frame) => {
      encoders[output]?.encode(frame);
      if (output === 0) frames++;
    };
    const stream = streamOf(source, facts.video.index);
    for (const frame of decodeStream(source, stream, { startSeconds: facts.startSeconds })) {
      const now = `${frame.width}x${frame.height}:${frame.format}`;
      if (filter === null) {
        shape = now;
        filter = openFilter(
          'video',
          videoSourceArguments(frame, facts.video),
          ladderFilters(facts.video, frameRate, task.video),
          encoders.length,
        );
      } else if (now !== shape) {
        // A picture that changes its size on the way would need a graph of its own.
        throw mediaErrors.media_undecodable(
          task.file,
          `${facts.video.codec} (its size changes from ${shape} to ${now})`,
        );
      }
      filter.push(frame, take);
      yield Math.min(1, frames / expected);
    }
    filter?.push(null, take);
    checkLength(task, frames);
    return encoders.map((encoder) => encoder.finish());
  } finally {
    filter?.close();
    for (const encoder of encoders) encoder.close();
    closeSource(source);
  }
}

function* encodeSound(task: EncodeFileTask, rendition: AudioRendition): Work<PackagedAudio | null> {
  const { facts, frameRate, gopFrames, outDir, protection } = task;
  const source = openSource(task.file);
  const segmentSeconds = (gopFrames * frameRate.den) / frameRate.num;
  const encoder = openAudioEncoder(rendition, segmentSeconds, outDir, protection);
  let filter: OpenFilter | null = null;
  let shape = '';
  try {
    const stream = streamOf(source, rendition.sourceIndex);
    const take = (_output: number, frame: Frame) => encoder.encode(frame);
    for (const frame of decodeStream(source, stream, { startSeconds: facts.startSeconds, threads: 1 })) {
      const now = soundSourceArguments(frame);
      if (filter !== null && now !== shape) {
        // Channels or rate changed on the way: what is in the old graph is let out, a new one goes on.
        filter.push(null, take);
        filter.close();
        filter = null;
      }
      if (filter === null) {
        shape = now;
        filter = openFilter('audio', now, `${soundFilters(rendition, encoder.samples())}[out0]`, 1);
      }
      filter.push(frame, take);
      const { num, den } = stream.timeBase;
      yield Math.min(1, (Number(frame.pts) * num) / den / facts.durationSeconds);
    }
    filter?.push(null, take);
    return encoder.finish();
  } finally {
    filter?.close();
    encoder.close();
    closeSource(source);
  }
}
