// Makes the pictures along the seek bar: key frames only, scaled down and tiled into JPEG sheets.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'node-av';
import { mediaErrors } from '#domains/media/errors.ts';
import type { ThumbnailTask } from '#domains/media/ports.ts';
import type { PackagedThumbnails } from '#engine/media/packaged-media.ts';
import { decodeStream, streamOf } from './decode-stream.ts';
import type { Report } from './serve-tasks.ts';
import { openFilter } from './filter-graph.ts';
import { openJpegEncoder } from './jpeg-encoder.ts';
import type { OpenFilter } from './filter-graph.ts';
import { closeSource, openSource } from './open-source.ts';
import { thumbnailFilters } from './picture-filters.ts';
import { onDisk } from './track-writer.ts';
import { videoSourceArguments } from './video-source-arguments.ts';

export async function makeThumbnails(
  task: Omit<ThumbnailTask, 'signal' | 'onProgress'>,
  report: Report,
): Promise<PackagedThumbnails> {
  const { facts, plan, outDir } = task;
  const { columns, rows, tileWidth, tileHeight, secondsPerTile } = plan;
  const tiles = Math.max(1, Math.ceil(facts.durationSeconds / secondsPerTile - 1e-6));
  const source = openSource(task.file);
  // About 4 kB for each picture of 214 pixels.
  const encoder = openJpegEncoder(columns * tileWidth, rows * tileHeight, 5);
  onDisk(outDir, () => {
    rmSync(outDir, { recursive: true, force: true });
    mkdirSync(outDir, { recursive: true });
  });
  let filter: OpenFilter | null = null;
  let sheets = 0;
  let largestSheetBytes = 0;
  let seen = 0;
  try {
    const body = thumbnailFilters(facts.video, plan, tiles);
    const take = (_output: number, frame: Frame) => {
      if (sheets * columns * rows >= tiles) return;
      const bytes = encoder.encode(frame);
      sheets++;
      largestSheetBytes = Math.max(largestSheetBytes, bytes.length);
      onDisk(outDir, () => writeFileSync(join(outDir, `${sheets}.jpg`), bytes));
    };
    const stream = streamOf(source, facts.video.index);
    const { num, den } = stream.timeBase;
    for (const frame of decodeStream(source, stream, {
      keyFramesOnly: true,
      startSeconds: facts.startSeconds,
    })) {
      filter ??= openFilter('video', videoSourceArguments(frame, facts.video), body, 1);
      filter.push(frame, take);
      seen++;
      await report(Math.min(1, (Number(frame.pts) * num) / den / facts.durationSeconds));
    }
    filter?.push(null, take);
    if (seen === 0 || sheets === 0) throw mediaErrors.media_undecodable(task.file, facts.video.codec);
    return { ...plan, tiles: Math.min(tiles, sheets * columns * rows), sheets, largestSheetBytes };
  } finally {
    filter?.close();
    encoder.close();
    closeSource(source);
  }
}
