// Listens to the sound tracks of a file, each as it would be encoded.
import type { Frame } from 'node-av';
import type { HeardTrack, ListenTask } from '#domains/media/ports.ts';
import { hearSound } from '#engine/media/hear-sound.ts';
import { avPart } from './av-call.ts';
import { decodeStream, streamOf } from './decode-stream.ts';
import { openFilter } from './filter-graph.ts';
import type { OpenFilter } from './filter-graph.ts';
import { closeSource, openSource } from './open-source.ts';
import type { Report } from './serve-tasks.ts';
import { heardFilters } from './sound-filters.ts';
import { soundSourceArguments } from './sound-source-arguments.ts';

type Task = Omit<ListenTask, 'signal' | 'onProgress'>;

export async function listenToFile(task: Task, report: Report): Promise<HeardTrack[]> {
  const heard: HeardTrack[] = [];
  const { audio } = task.facts;
  for (const [i, { index }] of audio.entries())
    heard.push(await listenToTrack(task, index, i === 0, (share) => report((i + share) / audio.length)));
  return heard;
}

async function listenToTrack(
  { file, facts, printSeconds }: Task,
  index: number,
  isFirst: boolean,
  report: Report,
): Promise<HeardTrack> {
  const source = openSource(file);
  const listener = hearSound(isFirst ? printSeconds : 0);
  let filter: OpenFilter | null = null;
  let shape = '';
  try {
    const stream = streamOf(source, index);
    const { num, den } = stream.timeBase;
    // Two channels of four bytes a sample; what lies behind them in the buffer is padding.
    const take = (_output: number, frame: Frame) =>
      listener.push(avPart('heard sound', frame.data?.[0]).subarray(0, frame.nbSamples * 8));
    for (const frame of decodeStream(source, stream, { startSeconds: facts.startSeconds, threads: 1 })) {
      const now = soundSourceArguments(frame);
      if (filter !== null && now !== shape) {
        filter.push(null, take);
        filter.close();
        filter = null;
      }
      if (filter === null) {
        shape = now;
        filter = openFilter('audio', now, `${heardFilters}[out0]`, 1);
      }
      filter.push(frame, take);
      await report(Math.min(1, Math.max(0, (Number(frame.pts) * num) / den / facts.durationSeconds)));
    }
    filter?.push(null, take);
    return { index, ...listener.finish() };
  } finally {
    filter?.close();
    closeSource(source);
  }
}
