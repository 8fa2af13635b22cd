// Opens worker threads of Node for the library's fits.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { checkParameter } from '../src/errors.ts';
import { createThreadPool } from '../src/threads/thread-pool.ts';
import type { ThreadPort } from '../src/threads/thread-pool.ts';
import type { Threads } from '../src/threads/threads.ts';

export interface OpenThreadsOptions {
  /** Default: the cores that the program may use. */
  readonly count?: number;
  /** Module that calls `serveThread` with tasks. Default: the one with the library's own. */
  readonly module?: URL;
}

/** Threads that keep the program alive only while they work. A thread takes about 50 ms to start and runs in parallel from then on. */
export function openThreads(options: OpenThreadsOptions = {}): Threads {
  const count = Math.floor(checkParameter('count', options.count ?? availableParallelism(), 1, 1024));
  const module = options.module ?? new URL('./thread.ts', import.meta.url);
  return createThreadPool(Array.from({ length: count }, () => openPort(module)));
}

function openPort(module: URL): ThreadPort {
  // Options such as --input-type are for the program, and would keep the module from loading.
  const worker = new Worker(module, { name: 'recommender', execArgv: [] });
  worker.unref();
  return {
    send: (request) => worker.postMessage(request, []),
    listen({ reply, died }) {
      worker.on('message', reply);
      worker.on('messageerror', died);
      worker.on('error', died);
      worker.on('exit', (code) => died(`it ended with code ${code}`));
    },
    busy: (working) => (working ? worker.ref() : worker.unref()),
    async end() {
      await worker.terminate();
    },
  };
}
