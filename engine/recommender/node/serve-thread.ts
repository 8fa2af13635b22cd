// The inside of a Node worker thread: listens for requests and runs tasks.
import { parentPort } from 'node:worker_threads';

import { answerRequests } from '../src/threads/answer-requests.ts';
import type { TaskReply, TaskRequest } from '../src/threads/answer-requests.ts';
import type { TaskMap } from '../src/threads/task.ts';

/** Serves these tasks in the worker that calls it. */
export function serveThread(tasks: TaskMap): void {
  const answer = answerRequests(tasks);
  parentPort?.on('message', (request: TaskRequest) => void answer(request).then(reply));
}

function reply(answered: TaskReply): void {
  try {
    parentPort?.postMessage(answered, []);
  } catch (error) {
    const fault = { message: `Cannot send the answer of a task: ${String(error)}` };
    parentPort?.postMessage({ id: answered.id, fault }, []);
  }
}
