// Where the two programs of FFmpeg are, and which version they are of.
import { basename, dirname, join } from 'node:path';
import { ProgramError, runProgram } from './run-program.ts';

export type Programs = { ffmpeg: string; ffprobe: string };

/** ffprobe lies beside ffmpeg, under the same kind of name, unless it is named. */
export function programsOf(ffmpeg: string, ffprobe?: string): Programs {
  if (ffprobe !== undefined) return { ffmpeg, ffprobe };
  const name = basename(ffmpeg).replace('ffmpeg', 'ffprobe');
  // A name without a folder is looked for on the PATH.
  return { ffmpeg, ffprobe: basename(ffmpeg) === ffmpeg ? name : join(dirname(ffmpeg), name) };
}

/** The version that a program says it is, such as `5.1.6-0+deb12u1`. Throws ProgramError when it does not run. */
export async function versionOf(program: string): Promise<string> {
  const lines: string[] = [];
  await runProgram({ program, args: ['-version'], onLine: (line) => lines.push(line) });
  const version = /^ff(?:mpeg|probe) version (\S+)/.exec(lines[0] ?? '')?.[1];
  if (version === undefined) throw new ProgramError(program, 'no version: it is not FFmpeg', '');
  return version;
}
