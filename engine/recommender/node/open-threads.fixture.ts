// Tasks that the tests of open-threads.ts run: they count, fail, keep state and die.
import { RecommenderError } from '../src/errors.ts';
import type { TaskContext, TaskMap } from '../src/threads/task.ts';
import { serveThread } from './serve-thread.ts';

const tasks: TaskMap = {
  where:
    async () =>
    (message: { value: number }, { thread, count }: TaskContext) => ({
      value: message.value,
      thread,
      count,
    }),
  claim:
    async () =>
    (message: { counter: Int32Array; done: Int32Array }, { thread }: TaskContext) => {
      for (;;) {
        const row = Atomics.add(message.counter, 0, 1);
        if (row >= message.done.length) return null;
        message.done[row]! += thread + 1;
      }
    },
  'fail-on':
    async () =>
    (message: { thread: number }, { thread }: TaskContext) => {
      if (thread === message.thread) throw new RecommenderError('unsupported', `Cannot go on in ${thread}`);
    },
  late: async () => async (message: { flag: Int32Array }) => {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    Atomics.add(message.flag, 0, 1);
    throw new Error('Cannot keep time');
  },
  remember:
    async () =>
    (message: { job: string }, { kept }: TaskContext) => {
      const before = (kept.get(message.job) as number | undefined) ?? 0;
      kept.set(message.job, before + 1);
      return before;
    },
  die:
    async () =>
    (message: { thread: number }, { thread }: TaskContext) => {
      if (thread === message.thread) process.exit(3);
    },
  unsendable: async () => () => () => undefined,
};

serveThread(tasks);
