// The task that calls one kernel in a thread, over a memory that the threads share.

import type { TaskContext } from '../threads/task.ts';
import type { TrainingExports } from './kernel-exports.ts';
import { Kernels } from './kernels.ts';

/** What another thread needs to call the same kernels over the same memory; clonable. */
export interface KernelHandle {
  readonly module: object;
  readonly memory: { readonly buffer: unknown };
}

export interface CallKernel {
  /** Under it the instance is kept between calls. */
  readonly job: string;
  /** With the first call of a job to a thread; null with the others. */
  readonly kernels: KernelHandle | null;
  readonly name: keyof TrainingExports;
  readonly args: readonly number[];
}

/** What the export returned. */
export function callKernel({ job, kernels, name, args }: CallKernel, { kept }: TaskContext): unknown {
  let own = kept.get(job) as Kernels<SharedArrayBuffer, TrainingExports> | undefined;
  if (!own) {
    if (!kernels) throw new Error(`Cannot call ${name}: this thread was never given the memory of ${job}`);
    own = Kernels.over<SharedArrayBuffer, TrainingExports>(kernels.module, kernels.memory);
    kept.set(job, own);
  }
  const kernel: (...values: number[]) => unknown = own.run[name];
  return kernel(...args);
}
