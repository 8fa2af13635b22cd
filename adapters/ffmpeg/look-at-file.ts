// Looks over a film by its key frames, and writes the pictures that stand best for it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AVSEEK_FLAG_BACKWARD } from 'node-av';
import type { Frame } from 'node-av';
import type { LookTask, SeenFilm } from '#domains/media/ports.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { seenHeight, seenWidth, seePicture, type SeenPicture } from '#engine/media/see-picture.ts';
import { avCall, avPart } from './av-call.ts';
import { decodeStream, streamOf } from './decode-stream.ts';
import { openFilter } from './filter-graph.ts';
import type { OpenFilter } from './filter-graph.ts';
import { openJpegEncoder, type JpegEncoder } from './jpeg-encoder.ts';
import { keepPosters } from './keep-posters.ts';
import { lookFilters, posterFilters, posterSize } from './look-filters.ts';
import { closeSource, openSource } from './open-source.ts';
import type { Report } from './serve-tasks.ts';
import { onDisk } from './track-writer.ts';
import { videoSourceArguments } from './video-source-arguments.ts';

export async function lookAtFile(
  task: Omit<LookTask, 'signal' | 'onProgress'>,
  report: Report,
): Promise<SeenFilm> {
  const { file, facts, outDir } = task;
  return keepPosters(task, await seeAll(file, facts, report), (seconds, name) => {
    const jpeg = pictureAt(file, facts, seconds);
    if (jpeg !== null) onDisk(outDir, () => writeFileSync(join(outDir, name), jpeg));
    return jpeg !== null;
  });
}

async function seeAll(file: string, facts: MediaFacts, report: Report): Promise<SeenPicture[]> {
  const source = openSource(file);
  const pictures: SeenPicture[] = [];
  let filter: OpenFilter | null = null;
  try {
    const stream = streamOf(source, facts.video.index);
    const { num, den } = stream.timeBase;
    const take = (_output: number, frame: Frame) => pictures.push(seePicture(greyOf(frame)));
    const { startSeconds } = facts;
    for (const frame of decodeStream(source, stream, { keyFramesOnly: true, startSeconds })) {
      const body = `${lookFilters(facts.durationSeconds)}[out0]`;
      filter ??= openFilter('video', videoSourceArguments(frame, facts.video), body, 1);
      filter.push(frame, take);
      await report(Math.min(1, Math.max(0, (Number(frame.pts) * num) / den / facts.durationSeconds)));
    }
    filter?.push(null, take);
    return pictures;
  } finally {
    filter?.close();
    closeSource(source);
  }
}

/** Rows without the padding behind them. */
function greyOf(frame: Frame): Uint8Array {
  const plane = avPart('grey picture', frame.data?.[0]);
  const stride = avPart('rows of the grey picture', frame.linesize[0]);
  const grey = new Uint8Array(seenWidth * seenHeight);
  for (let y = 0; y < seenHeight; y++)
    grey.set(plane.subarray(y * stride, y * stride + seenWidth), y * seenWidth);
  return grey;
}

/** The key frame that is shown at a time, or the next one; null when none can be decoded there. */
function pictureAt(file: string, facts: MediaFacts, seconds: number): Uint8Array | null {
  const source = openSource(file);
  const { width, height } = posterSize(facts.video);
  let filter: OpenFilter | null = null;
  let encoder: JpegEncoder | null = null;
  try {
    const time = BigInt(Math.floor((seconds + facts.startSeconds) * 1e6));
    avCall('seek', source.context.seekFrameSync(-1, time, AVSEEK_FLAG_BACKWARD));
    const stream = streamOf(source, facts.video.index);
    for (const frame of decodeStream(source, stream, { keyFramesOnly: true, threads: 1 })) {
      filter = openFilter(
        'video',
        videoSourceArguments(frame, facts.video),
        `${posterFilters(facts.video)}[out0]`,
        1,
      );
      const jpegs: Uint8Array[] = [];
      const opened = (encoder = openJpegEncoder(width, height, 3));
      const take = (_output: number, picture: Frame) => jpegs.push(opened.encode(picture));
      filter.push(frame, take);
      filter.push(null, take);
      return jpegs[0] ?? null;
    }
    return null;
  } finally {
    encoder?.close();
    filter?.close();
    closeSource(source);
  }
}
