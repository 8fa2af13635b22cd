// Threads over ports to them, wherever these run: hands out requests, collects replies, notices deaths.

import { RecommenderError } from '../errors.ts';
import { DROP_TASK, fromFault } from './answer-requests.ts';
import type { TaskReply, TaskRequest } from './answer-requests.ts';
import type { Threads } from './threads.ts';

/** A line to one thread. */
export interface ThreadPort {
  send(request: TaskRequest): void;
  /** Called once, before the first request. */
  listen(handlers: { reply(reply: TaskReply): void; died(cause: unknown): void }): void;
  /** Keeps the program alive while the thread is at work, and no longer. */
  busy(working: boolean): void;
  end(): Promise<void>;
}

interface Waiting {
  readonly port: ThreadPort;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** One thread a port. */
export function createThreadPool(ports: readonly ThreadPort[]): Threads {
  const waiting = new Map<number, Waiting>();
  const load = new Map(ports.map((port) => [port, 0]));
  let requests = 0;
  let jobs = 0;
  let broken: RecommenderError | null = null;

  const breakOff = (error: RecommenderError): void => {
    broken ??= error;
    for (const { port, reject } of waiting.values()) {
      port.busy(false);
      reject(broken);
    }
    waiting.clear();
  };

  const count = (port: ThreadPort, change: 1 | -1): void => {
    const before = load.get(port)!;
    load.set(port, before + change);
    if (before === 0 || before + change === 0) port.busy(change === 1);
  };

  ports.forEach((port, thread) =>
    port.listen({
      reply(reply) {
        const call = waiting.get(reply.id);
        if (!call) return;
        waiting.delete(reply.id);
        count(port, -1);
        if ('fault' in reply) call.reject(fromFault(reply.fault));
        else call.resolve(reply.result);
      },
      died(cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        breakOff(
          new RecommenderError('thread-failed', `Cannot use thread ${thread}: it died (${reason})`, {
            cause,
          }),
        );
      },
    }),
  );

  const send = (task: string, message: object, thread: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const port = ports[thread]!;
      const id = requests++;
      // A message that cannot be cloned throws here and rejects.
      port.send({ id, task, message, thread, count: ports.length });
      waiting.set(id, { port, resolve, reject });
      count(port, 1);
    });

  const run = async (task: string, messages: object | readonly object[]): Promise<unknown[]> => {
    if (broken) throw broken;
    const list: readonly object[] = Array.isArray(messages) ? messages : ports.map(() => messages);
    const settled = await Promise.allSettled(list.map((message, i) => send(task, message, i % ports.length)));
    return settled.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
  };

  return {
    count: ports.length,
    run,
    newJob: () => `job-${jobs++}`,
    async dropJob(job) {
      await run(DROP_TASK, { job });
    },
    async close() {
      breakOff(new RecommenderError('thread-failed', 'Cannot use the threads: they are closed'));
      await Promise.all(ports.map((port) => port.end()));
    },
  };
}
