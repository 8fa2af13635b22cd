// Every task that a thread of the library can run.

import type { TaskMap } from './task.ts';

export const tasks: TaskMap = {
  'call-kernel': async () => (await import('../kernels/call-kernel.ts')).callKernel,
  sasrec: async () => (await import('../models/sasrec-task.ts')).sasrecTask,
};
