// Looks over a film by its key frames, and writes the pictures that stand best for it.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keepPosters } from '#adapters/ffmpeg/keep-posters.ts';
import { lookFilters, posterFilters } from '#adapters/ffmpeg/look-filters.ts';
import type { Report } from '#adapters/ffmpeg/serve-tasks.ts';
import type { LookTask, SeenFilm } from '#domains/media/ports.ts';
import { seenHeight, seenWidth, seePicture, type SeenPicture } from '#engine/media/see-picture.ts';
import { bare, begin, fromZero, source } from './arguments.ts';
import { followProgress } from './follow-progress.ts';
import type { Programs } from './programs.ts';
import { firstOutput, runProgram } from './run-program.ts';

type Task = Omit<LookTask, 'signal' | 'onProgress'>;

const keyFrames = ['-discard', 'nokey', '-skip_frame', 'nokey', '-max_error_rate', '1'];

export async function lookAtFile(programs: Programs, task: Task, report: Report): Promise<SeenFilm> {
  const outDir = resolve(task.outDir);
  return keepPosters({ ...task, outDir }, await seeAll(programs, task, report), async (seconds, name) => {
    await writePicture(programs, task, seconds, outDir, name);
    return existsSync(join(outDir, name));
  });
}

async function seeAll({ ffmpeg }: Programs, { file, facts }: Task, report: Report): Promise<SeenPicture[]> {
  const pictures: SeenPicture[] = [];
  const grey = new Uint8Array(seenWidth * seenHeight);
  let filled = 0;
  const take = (chunk: Uint8Array): void => {
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(grey.length - filled, chunk.length - at);
      grey.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < grey.length) continue;
      pictures.push(seePicture(grey));
      filled = 0;
    }
  };
  await runProgram({
    program: ffmpeg,
    args: [
      ...begin,
      ...source(file, keyFrames),
      '-map',
      `0:${facts.video.index}`,
      '-vf',
      `${fromZero('setpts', facts.startSeconds)},${lookFilters(facts.durationSeconds)}`,
      '-fps_mode:v',
      'passthrough',
      ...bare,
      '-f',
      'rawvideo',
      `pipe:${firstOutput}`,
    ],
    outputs: [take],
    onLine: followProgress(({ seconds }) => void report(Math.min(1, seconds / facts.durationSeconds))),
  });
  return pictures;
}

/** The key frame that is shown at a time. */
async function writePicture(
  { ffmpeg }: Programs,
  { file, facts }: Task,
  seconds: number,
  outDir: string,
  name: string,
): Promise<void> {
  await runProgram({
    program: ffmpeg,
    args: [
      ...begin,
      ...source(file, [...keyFrames, '-noaccurate_seek', '-ss', String(seconds)]),
      '-map',
      `0:${facts.video.index}`,
      '-vf',
      posterFilters(facts.video),
      '-frames:v',
      '1',
      '-c:v',
      'mjpeg',
      '-q:v',
      '3',
      ...bare,
      '-f',
      'image2',
      '-update',
      '1',
      // The folder is the one it runs in: a name with "%" would be taken for a pattern.
      name,
    ],
    cwd: outDir,
  });
}
