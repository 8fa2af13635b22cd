// The kernels of training on the calling thread or on several, with one face for both.

import type { Threads } from '../threads/threads.ts';
import type { TrainingExports } from './kernel-exports.ts';
import { Kernels } from './kernels.ts';
import type { KernelLayout, KernelVariant } from './kernels.ts';
import { SharedKernels } from './shared-kernels.ts';
import { trainingModule } from './training-module.ts';

/** Calls of kernels over one memory, on `count` threads at once. */
export interface KernelRunner {
  readonly count: number;
  /** Views of the memory, and calls on the calling thread. */
  readonly own: Kernels<ArrayBufferLike, TrainingExports>;
  /** Calls one export on every thread, with the arguments of that thread; gives what each returned. */
  call(name: keyof TrainingExports, args: (thread: number) => readonly number[]): Promise<number[]>;
  /** Lets go of the memory. */
  drop(): Promise<void>;
}

/**
 * On the threads where there are some and memory can be shared, else on the calling thread alone; null where kernels cannot run at
 * all or the layout does not fit. The builds are only loaded here.
 */
export async function openKernels(
  layout: KernelLayout,
  options: { readonly threads?: Threads; readonly variant?: KernelVariant },
): Promise<KernelRunner | null> {
  const shared = options.threads && (await SharedKernels.create(layout, options.threads, options.variant));
  if (shared) return shared;
  if (!layout.fits) return null;
  const own = Kernels.create<TrainingExports>(await trainingModule('own', options.variant), layout);
  if (!own) return null;
  return {
    count: 1,
    own,
    async call(name, args) {
      const kernel: (...values: number[]) => unknown = own.run[name];
      return [kernel(...args(0)) as number];
    },
    drop: async () => undefined,
  };
}
