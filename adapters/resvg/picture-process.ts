// Draws pictures in a process of its own: the drawing libraries' memory goes when nobody has asked for a while.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { RenderOptions } from './render-svg.ts';

export interface PictureProcess {
  /** As `renderSvg`. Rejects when the process ended in the middle. */
  render(svg: string, options: RenderOptions): Promise<Buffer>;
  close(): void;
}

export interface RenderRequest {
  readonly id: number;
  readonly svg: string;
  readonly options: RenderOptions;
}
export type RenderAnswer = { readonly id: number } & (
  | { readonly image: Uint8Array }
  | { readonly error: string }
);

/** Pictures drawn at the same time: more would only cost memory. */
const AT_ONCE = 2;
/** Milliseconds without a picture after which the process ends. */
const IDLE_MS = 10_000;

interface Waiting {
  readonly request: RenderRequest;
  readonly settle: PromiseWithResolvers<Buffer>;
}

export function pictureProcess(): PictureProcess {
  const queue: Waiting[] = [];
  const running = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const onAnswer = (answer: RenderAnswer): void => {
    const done = running.get(answer.id);
    running.delete(answer.id);
    if ('image' in answer) done?.settle.resolve(Buffer.from(answer.image));
    else done?.settle.reject(new Error(answer.error));
    next();
  };

  const started = (): ChildProcess => {
    if (child) return child;
    const made = fork(join(import.meta.dirname, 'picture-child.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    made.on('message', onAnswer);
    made.on('exit', (code, signal) => {
      // Ended because it was idle; another may be at work.
      if (child !== made) return;
      child = null;
      const lost = [...running.values()];
      running.clear();
      for (const { settle } of lost)
        settle.reject(new Error(`Cannot draw: the drawing process ended (${signal ?? code})`));
      if (queue.length > 0) next();
    });
    made.on('error', () => made.kill('SIGKILL'));
    child = made;
    return made;
  };

  const next = (): void => {
    while (running.size < AT_ONCE) {
      const waiting = queue.shift();
      if (!waiting) break;
      running.set(waiting.request.id, waiting);
      started().send(waiting.request);
    }
    clearTimeout(idle);
    if (!child) return;
    if (running.size > 0) {
      child.ref();
      child.channel?.ref();
    } else {
      // An idle drawing process keeps nobody from ending.
      child.unref();
      child.channel?.unref();
      idle = setTimeout(end, IDLE_MS);
      idle.unref();
    }
  };

  /** Lets go of the process before ending it: what is asked from now on goes to a new one. */
  const end = (): void => {
    clearTimeout(idle);
    const ending = child;
    child = null;
    ending?.kill();
  };

  return {
    render(svg, options) {
      lastId += 1;
      const settle = Promise.withResolvers<Buffer>();
      queue.push({ request: { id: lastId, svg, options }, settle });
      next();
      return settle.promise;
    },
    close: end,
  };
}
