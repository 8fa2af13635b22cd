// A Web Worker that runs the library's tasks.
import { answerRequests } from '../src/threads/answer-requests.ts';
import type { TaskRequest } from '../src/threads/answer-requests.ts';
import { tasks } from '../src/threads/tasks.ts';

// The part of a worker's global scope that is used here: the language's typings do not declare it.
declare const self: {
  addEventListener(type: 'message', handle: (event: { readonly data: TaskRequest }) => void): void;
  postMessage(message: unknown, transfer: readonly never[]): void;
};

const answer = answerRequests(tasks);
self.addEventListener('message', ({ data }) => {
  void answer(data).then((reply) => self.postMessage(reply, []));
});
