// The transcoder on an installed FFmpeg (5.1 or newer, with libx264): its command line, in a child process for each task.
import { fileURLToPath } from 'node:url';
import { workerTranscoder } from '#adapters/ffmpeg/worker-transcoder.ts';
import type { WorkerTranscoderOptions } from '#adapters/ffmpeg/worker-transcoder.ts';
import type { Transcoder } from '#domains/media/ports.ts';
import type { Programs } from './programs.ts';

const worker = fileURLToPath(new URL('./transcode-worker.ts', import.meta.url));

/** `programs` are paths, or names on the PATH; that they run is found out by the first task, or by `versionOf`. */
export function ffmpegCliTranscoder(programs: Programs, options: WorkerTranscoderOptions = {}): Transcoder {
  return workerTranscoder(worker, [programs.ffmpeg, programs.ffprobe], options);
}
