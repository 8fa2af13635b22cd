// Opens Web Workers for the library's fits in a browser.

import type { TaskReply, TaskRequest } from '../src/threads/answer-requests.ts';
import { createThreadPool } from '../src/threads/thread-pool.ts';
import type { ThreadPort } from '../src/threads/thread-pool.ts';
import type { Threads } from '../src/threads/threads.ts';

// The part of the browser's interface that is used here: the language's typings do not declare it.
interface WebWorker {
  addEventListener(type: 'message', handle: (event: { readonly data: TaskReply }) => void): void;
  addEventListener(type: 'error', handle: (event: { readonly message?: string }) => void): void;
  addEventListener(type: 'messageerror', handle: () => void): void;
  postMessage(message: TaskRequest, transfer: readonly never[]): void;
  terminate(): void;
}
declare const Worker: new (url: URL, options: { type: 'module'; name: string }) => WebWorker;

/**
 * Web Workers; a fit shares memory with them only on a page that is cross-origin isolated, and else runs on one thread.
 * `count`: usually `navigator.hardwareConcurrency`.
 */
export function openThreads(count: number): Threads {
  return createThreadPool(Array.from({ length: count }, openPort));
}

function openPort(): ThreadPort {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'recommender' });
  return {
    send: (request) => worker.postMessage(request, []),
    listen({ reply, died }) {
      worker.addEventListener('message', ({ data }) => reply(data));
      worker.addEventListener('error', ({ message }) => died(message ?? 'its module did not load'));
      worker.addEventListener('messageerror', () => died('it sent what cannot be read'));
    },
    busy: () => undefined,
    end: async () => worker.terminate(),
  };
}
