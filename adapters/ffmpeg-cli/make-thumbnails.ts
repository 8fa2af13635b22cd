// Makes the pictures along the seek bar: key frames only, scaled down and tiled into JPEG sheets.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { thumbnailFilters } from '#adapters/ffmpeg/picture-filters.ts';
import type { Report } from '#adapters/ffmpeg/serve-tasks.ts';
import { onDisk } from '#adapters/ffmpeg/track-writer.ts';
import { mediaErrors } from '#domains/media/errors.ts';
import type { ThumbnailTask } from '#domains/media/ports.ts';
import type { PackagedThumbnails } from '#engine/media/packaged-media.ts';
import { bare, begin, fromZero, source } from './arguments.ts';
import { followProgress } from './follow-progress.ts';
import type { Programs } from './programs.ts';
import { runProgram } from './run-program.ts';

export async function makeThumbnails(
  { ffmpeg }: Programs,
  task: Omit<ThumbnailTask, 'signal' | 'onProgress'>,
  report: Report,
): Promise<PackagedThumbnails> {
  const { file, facts, plan } = task;
  const { columns, rows, secondsPerTile } = plan;
  const outDir = resolve(task.outDir);
  const tiles = Math.max(1, Math.ceil(facts.durationSeconds / secondsPerTile - 1e-6));
  const wanted = Math.ceil(tiles / (columns * rows));
  onDisk(outDir, () => {
    rmSync(outDir, { recursive: true, force: true });
    mkdirSync(outDir, { recursive: true });
  });
  const first = `[0:${facts.video.index}]${fromZero('setpts', facts.startSeconds)},split[seen][kept]`;
  await runProgram({
    program: ffmpeg,
    args: [
      ...begin,
      ...source(file, ['-discard', 'nokey', '-skip_frame', 'nokey', '-max_error_rate', '1']),
      '-filter_complex',
      `${first};[kept]${thumbnailFilters(facts.video, plan, tiles)}`,
      // Sheets come too rarely to tell progress by: count the key frames that went into them.
      '-map',
      '[seen]',
      '-fps_mode:v',
      'passthrough',
      '-f',
      'null',
      '-',
      // Fixed quantiser: fine enough for pictures of 214 pixels, about 4 kB each.
      '-map',
      '[out0]',
      '-fps_mode:v',
      'passthrough',
      '-c:v',
      'mjpeg',
      '-qmin',
      '5',
      '-qmax',
      '5',
      // The folder is the one it runs in: a name with "%" would be taken for a pattern.
      ...bare,
      '-frames:v',
      String(wanted),
      '-f',
      'image2',
      '%d.jpg',
    ],
    cwd: outDir,
    onLine: followProgress(({ seconds }) => void report(Math.min(1, seconds / facts.durationSeconds))),
  });
  const sizes = readdirSync(outDir).map((name) => statSync(join(outDir, name)).size);
  if (sizes.length === 0) throw mediaErrors.media_undecodable(file, facts.video.codec);
  const sheets = sizes.length;
  const largestSheetBytes = Math.max(...sizes);
  return { ...plan, tiles: Math.min(tiles, sheets * columns * rows), sheets, largestSheetBytes };
}
