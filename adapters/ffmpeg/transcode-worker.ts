// The child process that runs FFmpeg for one task: a crash or a kill ends this process and nothing else.
import { AV_LOG_QUIET, Log } from 'node-av';
import { KinoraError } from '#engine/api/define-errors.ts';
import { encodeFile } from './encode-file.ts';
import { makeThumbnails } from './make-thumbnails.ts';
import { taskMessage } from './messages.ts';
import type { ReplyMessage, TaskMessage } from './messages.ts';
import { probeFile } from './probe-file.ts';
import { renderClip } from './render-clip.ts';

/** Milliseconds between reports of progress; in between the loop is not left. */
const reportInterval = 200;

Log.setLevel(AV_LOG_QUIET);
// The server is gone: nobody wants the result.
process.on('disconnect', () => process.exit(1));

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

function run(task: TaskMessage): unknown {
  switch (task.kind) {
    case 'probe':
      return probeFile(task.file);
    case 'encode':
      return encodeFile(task, report);
    case 'thumbnails':
      return makeThumbnails(task, report);
    default:
      return renderClip(task, report);
  }
}

process.once('message', (message) => {
  void (async () => {
    try {
      const task = taskMessage.parse(message);
      await send({ kind: 'done', result: await run(task) });
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
    // Ends at once: what native destructors do at an orderly exit is of no use to anyone.
    process.kill(process.pid, 'SIGKILL');
  })();
});
