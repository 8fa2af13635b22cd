// The child's side of a transcoder: takes one task, reports how far it is, answers, and ends.
import { flushCompileCache } from 'node:module';
import type { EmbeddedSubtitles, EncodedTracks, HeardTrack, SeenFilm } from '#domains/media/ports.ts';
import { KinoraError } from '#engine/api/define-errors.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import type { MeasuredTrial } from '#engine/media/plan-trials.ts';
import type { PackagedThumbnails } from '#engine/media/packaged-media.ts';
import { taskMessage } from './messages.ts';
import type { ReplyMessage, TaskMessage } from './messages.ts';

/** Called often; answers a promise only to let messages through. */
export type Report = (fraction: number) => Promise<void>;

type Task<Kind> = Extract<TaskMessage, { kind: Kind }>;

/** What a worker can do. */
export type Tasks = {
  probe(file: string): MediaFacts | Promise<MediaFacts>;
  encode(task: Task<'encode'>, report: Report): Promise<EncodedTracks>;
  measure(task: Task<'measure'>, report: Report): Promise<MeasuredTrial[]>;
  /** `made` is told each segment as soon as it is on disk. */
  encodeSegments(task: Task<'segments'>, made: (segment: number) => void): void | Promise<void>;
  thumbnails(task: Task<'thumbnails'>, report: Report): Promise<PackagedThumbnails>;
  subtitles(task: Task<'subtitles'>, report: Report): Promise<EmbeddedSubtitles[]>;
  listen(task: Task<'listen'>, report: Report): Promise<HeardTrack[]>;
  look(task: Task<'look'>, report: Report): Promise<SeenFilm>;
  renderClip(task: Task<'clip'>, report: Report): Promise<EncodedTracks>;
};

/** Milliseconds between reports of progress; in between the loop is not left. */
const reportInterval = 200;

let lastReport = 0;

/** Sends progress now and then, and lets the messages of the server through meanwhile. */
async function report(fraction: number): Promise<void> {
  const now = performance.now();
  if (now - lastReport < reportInterval) return;
  lastReport = now;
  await send({ kind: 'progress', fraction });
  const { promise, resolve } = Promise.withResolvers<void>();
  setImmediate(resolve);
  await promise;
}

function send(message: ReplyMessage): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  // Without a server to tell there is nothing to wait for.
  if (process.send === undefined || !process.connected) resolve();
  else process.send(message, undefined, undefined, () => resolve());
  return promise;
}

/** Answers the one task that the server sends, and ends this process. */
export function serveTasks(tasks: Tasks): void {
  const run = (task: TaskMessage): unknown => {
    switch (task.kind) {
      case 'probe':
        return tasks.probe(task.file);
      case 'encode':
        return tasks.encode(task, report);
      case 'measure':
        return tasks.measure(task, report);
      case 'segments':
        return tasks.encodeSegments(task, (segment) => void send({ kind: 'made', segment }));
      case 'thumbnails':
        return tasks.thumbnails(task, report);
      case 'subtitles':
        return tasks.subtitles(task, report);
      case 'listen':
        return tasks.listen(task, report);
      case 'look':
        return tasks.look(task, report);
      default:
        return tasks.renderClip(task, report);
    }
  };
  // The server is gone: nobody wants the result, nor what the programs started here would still do.
  process.on('disconnect', end);
  process.once('message', (message) => {
    void (async () => {
      try {
        const task = taskMessage.parse(message);
        await send({ kind: 'done', result: (await run(task)) ?? null });
      } catch (error) {
        const own = error instanceof KinoraError;
        const errorKind =
          own && (error.kind === 'invalid' || error.kind === 'conflict')
            ? error.kind
            : own
              ? 'unavailable'
              : null;
        const code = own ? error.code : 'media_worker_failed';
        await send({
          kind: 'failed',
          code,
          errorKind,
          message: error instanceof Error ? error.message : String(error),
        });
      }
      // A process that is killed would forget what it has compiled; the next one need not do it again.
      flushCompileCache();
      end();
    })();
  });
}

/** At once, with all programs started here: what native destructors do at an orderly exit is of no use to anyone. */
function end(): void {
  try {
    // The server made this process the leader of a group, where there are groups.
    if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
  } catch {
    // Not a leader: started by hand.
  }
  process.kill(process.pid, 'SIGKILL');
}
