// The transcoder that needs nothing installed: FFmpeg inside a Node addon, in a child process for each task.
import { fileURLToPath } from 'node:url';
import type { Transcoder } from '#domains/media/ports.ts';
import { workerTranscoder } from './worker-transcoder.ts';
import type { WorkerTranscoderOptions } from './worker-transcoder.ts';

const worker = fileURLToPath(new URL('./transcode-worker.ts', import.meta.url));

export function ffmpegTranscoder(options: WorkerTranscoderOptions = {}): Transcoder {
  return workerTranscoder(worker, [], options);
}
