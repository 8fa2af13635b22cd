// The side of a thread: takes requests one after another, runs the task, replies.

import { RecommenderError } from '../errors.ts';
import type { RecommenderErrorCode } from '../errors.ts';
import type { TaskMap } from './task.ts';

export interface TaskRequest {
  readonly id: number;
  readonly task: string;
  readonly message: object;
  readonly thread: number;
  readonly count: number;
}

export type TaskReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly fault: TaskFault };

/** An error as it travels between threads. */
export interface TaskFault {
  readonly message: string;
  readonly stack?: string;
  /** Of a RecommenderError. */
  readonly code?: RecommenderErrorCode;
}

/** The task that every thread has: forgets what is kept under the key. */
export const DROP_TASK = 'drop-job';

/** Handles the requests of one thread, each after the one before; never rejects. */
export function answerRequests(tasks: TaskMap): (request: TaskRequest) => Promise<TaskReply> {
  const kept = new Map<string, unknown>();
  let last: Promise<unknown> = Promise.resolve();
  const answer = async ({ id, task, message, thread, count }: TaskRequest): Promise<TaskReply> => {
    try {
      if (task === DROP_TASK) return { id, result: kept.delete((message as { job: string }).job) };
      const load = tasks[task];
      if (!load) {
        throw new RecommenderError(
          'unsupported',
          `Cannot run the task "${task}" in a thread: known are ${Object.keys(tasks).join(', ')}`,
        );
      }
      const run = await load();
      return { id, result: await run(message as never, { thread, count, kept }) };
    } catch (error) {
      return { id, fault: toFault(error) };
    }
  };
  return (request) => {
    const reply = last.then(() => answer(request));
    last = reply;
    return reply;
  };
}

function toFault(error: unknown): TaskFault {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  return error instanceof RecommenderError ? { message, stack, code: error.code } : { message, stack };
}

/** The error that a fault was. */
export function fromFault({ message, stack, code }: TaskFault): Error {
  const error = code ? new RecommenderError(code, message) : new Error(message);
  if (stack) error.stack = stack;
  return error;
}
