// Makes a run of segments of one rendition by itself, in a run of FFmpeg that begins reading shortly before it.
import type { EncodeSegmentsTask } from '#adapters/ffmpeg/encode-segments.ts';
import { leadSeconds, picturePart, soundPart } from '#adapters/ffmpeg/part-of-film.ts';
import { ladderFilters } from '#adapters/ffmpeg/picture-filters.ts';
import { soundFilters } from '#adapters/ffmpeg/sound-filters.ts';
import { mediaErrors } from '#domains/media/errors.ts';
import type { AudioRendition, VideoRendition } from '#engine/media/ladder-for.ts';
import { segmentSeconds } from '#engine/media/segment-grid.ts';
import { begin, fromZero, source } from './arguments.ts';
import { audioOutput } from './audio-output.ts';
import type { Programs } from './programs.ts';
import { firstOutput, runProgram } from './run-program.ts';
import { videoOutput } from './video-output.ts';

/** `made` is told each segment as soon as it is on disk. */
export function encodeSegments(
  programs: Programs,
  task: EncodeSegmentsTask,
  made: (segment: number) => void,
): Promise<void> {
  return task.rendition.kind === 'video'
    ? encodePictures(programs, task, task.rendition.video, made)
    : encodeSound(programs, task, task.rendition.audio, made);
}

async function encodePictures(
  { ffmpeg }: Programs,
  task: EncodeSegmentsTask,
  rendition: VideoRendition,
  made: (segment: number) => void,
): Promise<void> {
  const { facts, frameRate, gopFrames, outDir, protection, first } = task;
  const part = picturePart(task, task);
  const run = { first, made };
  const output = videoOutput({ rendition, frameRate, gopFrames, outDir, protection, run });
  const shifted = `[0:${facts.video.index}]${fromZero('setpts', facts.startSeconds)}`;
  await runProgram({
    program: ffmpeg,
    args: [
      ...begin,
      ...source(task.file, [
        '-reinit_filter',
        '0',
        '-max_error_rate',
        '1',
        ...seekTo(task, part.startSeconds),
      ]),
      '-filter_complex',
      `${shifted},${ladderFilters(facts.video, frameRate, [rendition], part)}`,
      ...output.args(0, firstOutput),
    ],
    outputs: [output.take],
  });
  if (output.frames() < part.frames) throw mediaErrors.media_undecodable(task.file, facts.video.codec);
  output.finish();
}

async function encodeSound(
  { ffmpeg }: Programs,
  task: EncodeSegmentsTask,
  rendition: AudioRendition,
  made: (segment: number) => void,
): Promise<void> {
  const { facts, outDir, protection, first } = task;
  const part = soundPart(task, task, rendition);
  const run = { first, made, kept: part.kept };
  const output = audioOutput(rendition, segmentSeconds(task), outDir, protection, run);
  const sound = soundFilters(rendition, part.firstSample, part.endSample);
  await runProgram({
    program: ffmpeg,
    args: [
      ...begin,
      ...source(task.file, ['-max_error_rate', '1', ...seekTo(task, part.startSeconds)]),
      '-map',
      `0:${rendition.sourceIndex}`,
      '-af',
      `${fromZero('asetpts', facts.startSeconds)},${sound},asetpts=PTS-STARTPTS`,
      ...output.args(firstOutput),
    ],
    outputs: [output.take],
  });
  if (output.finish() === null) throw mediaErrors.media_undecodable(task.file, 'sound of the');
}

/** Nothing that is read is thrown away: the filters know which picture is shown at the place. */
function seekTo({ facts }: Pick<EncodeSegmentsTask, 'facts'>, seconds: number): string[] {
  const from = Math.max(0, seconds - leadSeconds(facts));
  return from > 0 ? ['-noaccurate_seek', '-ss', from.toFixed(6)] : [];
}
