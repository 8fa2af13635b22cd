// The arguments that every run of FFmpeg begins with: which files it may touch, and how it says where it is.
import { resolve } from 'node:path';
import { containers } from '#adapters/ffmpeg/examine-file.ts';
import { maxSide } from '#adapters/ffmpeg/limits.ts';

/** Quiet but for errors; progress on standard output. Timestamps stay those of the file, so that each filter shifts them alike. */
export const begin: readonly string[] = [
  '-hide_banner',
  '-loglevel',
  'error',
  '-nostats',
  '-nostdin',
  '-progress',
  'pipe:1',
  '-stats_period',
  '0.3',
  '-copyts',
];

/** Reading one plain file in a known container, and nothing that it points to. For ffmpeg and ffprobe. */
export const guard: readonly string[] = [
  '-protocol_whitelist',
  'file',
  '-format_whitelist',
  containers,
  '-max_pixels',
  String(maxSide * maxSide),
];

/** A source file; `options` come before it. Pictures are turned by our own filters. */
export function source(file: string, options: readonly string[] = []): string[] {
  return [...guard, '-noautorotate', ...options, '-i', `file:${resolve(file)}`];
}

/** Filter that makes the first moment of the file time 0: `setpts` for pictures, `asetpts` for sound. */
export function fromZero(filter: 'setpts' | 'asetpts', startSeconds: number): string {
  return `${filter}=round(PTS-(${startSeconds})/TB)`;
}

/** Keeps titles, chapters and tags of the source out of an output. */
export const bare: readonly string[] = ['-map_metadata', '-1', '-map_chapters', '-1'];
