// The server's side of a transcoder: a child process for each task, watched, and stopped with all that it started.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { z } from 'zod';
import { mediaErrors } from '#domains/media/errors.ts';
import type { OnProgress, Transcoder } from '#domains/media/ports.ts';
import { KinoraError } from '#engine/api/define-errors.ts';
import {
  encodedTracksMessage,
  heardMessage,
  measuredTrialsMessage,
  mediaFactsMessage,
  replyMessage,
  seenMessage,
  subtitlesMessage,
  thumbnailsMessage,
} from './messages.ts';
import type { ReplyMessage, TaskMessage } from './messages.ts';

export type WorkerTranscoderOptions = {
  /** A task without any progress for so long is stopped. Default 120 s. */
  stallSeconds?: number;
  /** Lower scheduling priority, so that encoding never makes a viewer wait. Default 10 (nice). */
  niceness?: number;
};

/** Windows has no process groups; there a program ends when nobody reads it any more. */
const hasGroups = process.platform !== 'win32';

/** How long a child waits for a task that was said to come. */
const spareSeconds = 10;

/** What the child may know of the environment. */
const passedOn = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'NODE_COMPILE_CACHE'];

/** `worker` is a module that calls `serveTasks`; it gets `args` as its arguments. */
export function workerTranscoder(
  worker: string,
  args: readonly string[],
  options: WorkerTranscoderOptions = {},
): Transcoder {
  const { stallSeconds = 120, niceness = 10 } = options;
  const children = new Set<ChildProcess>();

  /** Children that are ready, or about to be, and have no task yet. */
  const spares: ChildProcess[] = [];
  let spareTimer: NodeJS.Timeout | undefined;

  function open(): ChildProcess {
    const env: NodeJS.ProcessEnv = {};
    for (const name of passedOn) if (process.env[name] !== undefined) env[name] = process.env[name];
    const child = fork(worker, args, {
      serialization: 'advanced',
      execArgv: [],
      env,
      // A group of its own, so that what the child starts ends with it.
      detached: hasGroups,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    children.add(child);
    child.on('exit', () => {
      children.delete(child);
      const at = spares.indexOf(child);
      if (at >= 0) spares.splice(at, 1);
    });
    // Told to whoever gives it a task, too.
    child.on('error', () => children.delete(child));
    return child;
  }

  /** Runs one task in a child of its own and parses what it answers. */
  function run<T>(
    what: string,
    task: TaskMessage,
    result: z.ZodType<T>,
    watch: { onProgress?: OnProgress; onSegment?: (segment: number) => void; signal?: AbortSignal } = {},
  ): Promise<T> {
    const { onProgress, onSegment, signal } = watch;
    if (signal?.aborted === true) return Promise.reject(mediaErrors.media_cancelled(what));
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const child = (task.kind === 'segments' ? spares.pop() : undefined) ?? open();
    const stop = (error: KinoraError) => {
      reject(error);
      kill(child);
    };
    const cancel = () => stop(mediaErrors.media_cancelled(what));
    signal?.addEventListener('abort', cancel, { once: true });
    const stalled = () => stop(mediaErrors.media_stalled(what, stallSeconds));
    let timer = setTimeout(stalled, stallSeconds * 1000);

    child.on('message', (message) => {
      clearTimeout(timer);
      timer = setTimeout(stalled, stallSeconds * 1000);
      const parsed = replyMessage.safeParse(message);
      if (!parsed.success)
        return stop(mediaErrors.media_worker_failed(what, 'it said something unintelligible'));
      const reply: ReplyMessage = parsed.data;
      if (reply.kind === 'progress') onProgress?.(Math.min(1, Math.max(0, reply.fraction)));
      else if (reply.kind === 'made') onSegment?.(reply.segment);
      else if (reply.kind === 'failed') {
        const { errorKind } = reply;
        reject(
          errorKind === null
            ? mediaErrors.media_worker_failed(what, reply.message)
            : new KinoraError(reply.code, errorKind, reply.message),
        );
      } else {
        const answer = result.safeParse(reply.result);
        if (answer.success) resolve(answer.data);
        else stop(mediaErrors.media_worker_failed(what, `its answer is not one: ${answer.error.message}`));
      }
    });
    child.on('error', (error) => reject(mediaErrors.media_worker_failed(what, error.message)));
    child.on('exit', (code, exitSignal) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      // After an answer this changes nothing: a promise settles once.
      reject(mediaErrors.media_worker_failed(what, exitSignal ?? `exit code ${code}`));
    });
    child.send(task, (error) => {
      if (error !== null) reject(mediaErrors.media_worker_failed(what, error.message));
    });
    // Somebody waits for a probe, for a clip and for single segments; a film is encoded behind everything else.
    lower(child, ['probe', 'clip', 'segments'].includes(task.kind) ? 0 : niceness);
    return promise;
  }

  return {
    probe: (file, { signal } = {}) =>
      run(`reading "${file}"`, { kind: 'probe', file }, mediaFactsMessage, { signal }),
    encode: ({ onProgress, signal, video, audio, ...task }) =>
      run(
        `encoding "${task.file}"`,
        { kind: 'encode', ...task, video: [...video], audio: [...audio] },
        encodedTracksMessage,
        { onProgress, signal },
      ),
    measure: ({ onProgress, signal, plan, ...task }) =>
      run(
        `measuring "${task.file}"`,
        { kind: 'measure', ...task, plan: { ...plan, samples: [...plan.samples], trials: [...plan.trials] } },
        measuredTrialsMessage,
        { onProgress, signal },
      ),
    async encodeSegments({ onSegment, signal, ...task }) {
      const { first, last } = task;
      const what = `segments ${first} to ${last} of "${task.file}"`;
      await run(what, { kind: 'segments', ...task }, z.null(), { onSegment, signal });
    },
    warmUp(tasks) {
      while (spares.length < tasks) spares.push(open());
      clearTimeout(spareTimer);
      spareTimer = setTimeout(() => {
        for (const spare of spares.splice(0)) kill(spare);
      }, spareSeconds * 1000).unref();
    },
    thumbnails: ({ onProgress, signal, ...task }) =>
      run(`thumbnails of "${task.file}"`, { kind: 'thumbnails', ...task }, thumbnailsMessage, {
        onProgress,
        signal,
      }),
    subtitles: ({ onProgress, signal, ...task }) =>
      run(`subtitles of "${task.file}"`, { kind: 'subtitles', ...task }, subtitlesMessage, {
        onProgress,
        signal,
      }),
    listen: ({ onProgress, signal, ...task }) =>
      run(`listening to "${task.file}"`, { kind: 'listen', ...task }, heardMessage, { onProgress, signal }),
    look: ({ onProgress, signal, ...task }) =>
      run(`looking at "${task.file}"`, { kind: 'look', ...task }, seenMessage, { onProgress, signal }),
    renderClip: ({ onProgress, signal, layers, cards, video, music, ...task }) =>
      run(
        'rendering a clip',
        {
          kind: 'clip',
          ...task,
          layers: [...layers],
          cards: [...cards],
          music: { ...music, genres: [...music.genres] },
          video: [...video],
        },
        encodedTracksMessage,
        { onProgress, signal },
      ),
    async close() {
      clearTimeout(spareTimer);
      spares.length = 0;
      const ended = [...children].map((child) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        child.once('exit', () => resolve());
        kill(child);
        return promise;
      });
      await Promise.all(ended);
    },
  };
}

/** Ends the child and the programs that it runs. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (hasGroups) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** A system that refuses runs the child as it is. */
function lower(child: ChildProcess, niceness: number): void {
  if (child.pid === undefined || niceness === 0) return;
  try {
    setPriority(child.pid, niceness);
  } catch {
    // Containers may forbid it; the work is done all the same.
  }
}
