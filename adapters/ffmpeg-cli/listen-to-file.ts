// Listens to the sound tracks of a file, each as it would be encoded.
import type { Report } from '#adapters/ffmpeg/serve-tasks.ts';
import { heardFilters } from '#adapters/ffmpeg/sound-filters.ts';
import type { HeardTrack, ListenTask } from '#domains/media/ports.ts';
import { hearSound } from '#engine/media/hear-sound.ts';
import { bare, begin, fromZero, source } from './arguments.ts';
import { undecodable } from './encode-file.ts';
import { followProgress } from './follow-progress.ts';
import type { Programs } from './programs.ts';
import { firstOutput, ProgramError, runProgram } from './run-program.ts';

type Task = Omit<ListenTask, 'signal' | 'onProgress'>;

export async function listenToFile(programs: Programs, task: Task, report: Report): Promise<HeardTrack[]> {
  const heard: HeardTrack[] = [];
  const { audio } = task.facts;
  for (const [i, { index }] of audio.entries()) {
    const part = (share: number) => report((i + share) / audio.length);
    heard.push(await listenToTrack(programs, task, index, i === 0, part));
  }
  return heard;
}

async function listenToTrack(
  { ffmpeg }: Programs,
  { file, facts, printSeconds }: Task,
  index: number,
  isFirst: boolean,
  report: Report,
): Promise<HeardTrack> {
  const listener = hearSound(isFirst ? printSeconds : 0);
  try {
    await runProgram({
      program: ffmpeg,
      args: [
        ...begin,
        ...source(file, ['-max_error_rate', '1']),
        '-map',
        `0:${index}`,
        '-af',
        `${fromZero('asetpts', facts.startSeconds)},${heardFilters}`,
        ...bare,
        '-c:a',
        'pcm_f32le',
        '-f',
        'f32le',
        `pipe:${firstOutput}`,
      ],
      outputs: [(chunk) => listener.push(chunk)],
      onLine: followProgress(({ seconds }) => void report(Math.min(1, seconds / facts.durationSeconds))),
    });
  } catch (error) {
    // A track without anything to hear is left out of the film as well.
    if (!(error instanceof ProgramError) || !undecodable.test(error.complaint)) throw error;
  }
  return { index, ...listener.finish() };
}
