// Makes a small film of our own and brings it to the service under test by its command line.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

function run(args: string[]): string {
  const home = process.env['HOME_UNDER_TEST'];
  if (!home) throw new Error('HOME_UNDER_TEST is not set: it is the data folder of the service under test');
  const env = { ...process.env, KINORA_HOME: home };
  const done = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`node ${args[0]} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

export interface BroughtFilm {
  readonly movieId: number;
  readonly encryption: string;
}

/** 320x180, with a sound; `file` is where it is made, `wishes` are options of `media add`. */
export function bringFilm(
  title: string,
  { file, seconds, wishes = [] }: { file: string; seconds: number; wishes?: readonly string[] },
): BroughtFilm {
  const video = { width: 320, height: 180, rate: '24' };
  const audio = [{ language: 'eng', hertz: 440 }];
  const fixture = JSON.stringify({ file, container: 'mp4', seconds, video, audio });
  const make = `import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts'; makeFixture(${fixture});`;
  run(['--input-type=module', '--eval', make]);
  const told = run(['apps/cli/kinora.js', 'media', 'add', file, '--title', title, ...wishes, '--json']);
  return JSON.parse(told) as BroughtFilm;
}
