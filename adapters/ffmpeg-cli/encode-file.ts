// Encodes a file into the renditions asked for: one FFmpeg for all rungs, and beside it one for each sound track.
import { checkLength } from '#adapters/ffmpeg/check-length.ts';
import { ladderFilters } from '#adapters/ffmpeg/picture-filters.ts';
import type { Report } from '#adapters/ffmpeg/serve-tasks.ts';
import { soundFilters } from '#adapters/ffmpeg/sound-filters.ts';
import { mediaErrors } from '#domains/media/errors.ts';
import type { EncodedTracks, EncodeTask } from '#domains/media/ports.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { begin, fromZero, source } from './arguments.ts';
import { audioOutput } from './audio-output.ts';
import { followProgress } from './follow-progress.ts';
import type { Programs } from './programs.ts';
import { ProgramError, firstOutput, runProgram } from './run-program.ts';
import { videoOutput } from './video-output.ts';

export type EncodeFileTask = Omit<EncodeTask, 'signal' | 'onProgress'>;

/** The work of a sound track, where that of the pictures of the whole ladder is 1. */
const audioShare = 0.04;

/** What FFmpeg complains of when a stream holds nothing that its decoder understands. */
export const undecodable =
  /Cannot determine format of input|Invalid data found|Error while decoding|Decoder .* not found/;

export async function encodeFile(
  programs: Programs,
  task: EncodeFileTask,
  report: Report,
): Promise<EncodedTracks> {
  const parts = [...(task.video.length > 0 ? [1] : []), ...task.audio.map(() => audioShare)];
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const fractions = parts.map(() => 0);
  const reportOf = (part: number): Report => {
    return (fraction) => {
      fractions[part] = fraction;
      return report(fractions.reduce((sum, each, i) => sum + each * (parts[i] ?? 0), 0) / whole);
    };
  };
  const [video, audio] = await Promise.all([
    task.video.length > 0 ? encodePictures(programs, task, reportOf(0)) : [],
    encodeSounds(programs, task, (sound) => reportOf(parts.length - task.audio.length + sound)),
  ]);
  return { video, audio };
}

/** One after the other: beside the pictures there is no processor for more. */
async function encodeSounds(
  programs: Programs,
  task: EncodeFileTask,
  reportOf: (sound: number) => Report,
): Promise<PackagedAudio[]> {
  const made: PackagedAudio[] = [];
  for (const [i, rendition] of task.audio.entries()) {
    const track = await encodeSound(programs, task, rendition, reportOf(i));
    if (track !== null) made.push(track);
  }
  return made;
}

async function encodePictures(
  { ffmpeg }: Programs,
  task: EncodeFileTask,
  report: Report,
): Promise<PackagedVideo[]> {
  const { facts, frameRate, gopFrames, outDir, protection } = task;
  const outputs = task.video.map((rendition) =>
    videoOutput({ rendition, frameRate, gopFrames, outDir, protection }),
  );
  const expected = Math.max(1, (facts.durationSeconds * frameRate.num) / frameRate.den);
  const first = fromZero('setpts', facts.startSeconds);
  const filters = `[0:${facts.video.index}]${first},${ladderFilters(facts.video, frameRate, task.video)}`;
  const frames = (): number => outputs[0]?.frames() ?? 0;
  try {
    await runProgram({
      program: ffmpeg,
      args: [
        ...begin,
        // A picture that changes its size on the way is scaled like the others; a new graph would begin at time 0 again.
        ...source(task.file, ['-reinit_filter', '0', '-max_error_rate', '1']),
        '-filter_complex',
        filters,
        ...outputs.flatMap((output, i) => output.args(i, firstOutput + i)),
      ],
      outputs: outputs.map((output) => output.take),
      onLine: followProgress(() => void report(Math.min(1, frames() / expected))),
    });
  } catch (error) {
    if (error instanceof ProgramError && frames() === 0 && undecodable.test(error.complaint))
      throw mediaErrors.media_undecodable(task.file, facts.video.codec);
    throw error;
  }
  checkLength(task, frames());
  return outputs.map((output) => output.finish());
}

async function encodeSound(
  { ffmpeg }: Programs,
  task: EncodeFileTask,
  rendition: AudioRendition,
  report: Report,
): Promise<PackagedAudio | null> {
  const { facts, frameRate, gopFrames, outDir, protection } = task;
  const output = audioOutput(rendition, (gopFrames * frameRate.den) / frameRate.num, outDir, protection);
  const filters = `${fromZero('asetpts', facts.startSeconds)},${soundFilters(rendition, 0)}`;
  try {
    await runProgram({
      program: ffmpeg,
      args: [
        ...begin,
        ...source(task.file, ['-max_error_rate', '1']),
        '-map',
        `0:${rendition.sourceIndex}`,
        '-af',
        filters,
        ...output.args(firstOutput),
      ],
      outputs: [output.take],
      onLine: followProgress(({ seconds }) => void report(Math.min(1, seconds / facts.durationSeconds))),
    });
  } catch (error) {
    // A track without anything to hear is left out, as the film can be shown without it.
    if (!(error instanceof ProgramError) || !undecodable.test(error.complaint)) throw error;
  }
  return output.finish();
}
