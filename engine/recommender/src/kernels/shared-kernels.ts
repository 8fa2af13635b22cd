// The kernels of training over one memory that several threads share.

import type { Threads } from '../threads/threads.ts';
import type { CallKernel, KernelHandle } from './call-kernel.ts';
import type { TrainingExports } from './kernel-exports.ts';
import { Kernels } from './kernels.ts';
import type { KernelLayout, KernelVariant } from './kernels.ts';
import { trainingModule } from './training-module.ts';
import { webAssembly } from './web-assembly.ts';

/** Kernels whose every call runs on all threads at once. */
export class SharedKernels {
  /** The calling thread's own instance: views of the memory, and calls of its own. */
  readonly own: Kernels<SharedArrayBuffer, TrainingExports>;
  readonly #handle: KernelHandle;
  readonly #threads: Threads;
  readonly #job: string;
  /** The threads have been sent the handle. */
  #handed = false;

  private constructor(
    own: Kernels<SharedArrayBuffer, TrainingExports>,
    handle: KernelHandle,
    threads: Threads,
  ) {
    this.own = own;
    this.#handle = handle;
    this.#threads = threads;
    this.#job = threads.newJob();
  }

  /**
   * Null where memory cannot be shared (a page that is not cross-origin isolated), where there is no SIMD, or where the layout
   * does not fit into 4 GiB. The builds are only loaded here.
   */
  static async create(
    layout: KernelLayout,
    threads: Threads,
    variant?: KernelVariant,
  ): Promise<SharedKernels | null> {
    const { pages, fits } = layout;
    if (typeof SharedArrayBuffer === 'undefined' || !webAssembly || !fits) return null;
    const module = await trainingModule('shared', variant);
    if (!module) return null;
    const memory = new webAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    const own = Kernels.over<SharedArrayBuffer, TrainingExports>(module, memory);
    return new SharedKernels(own, { module, memory }, threads);
  }

  get count(): number {
    return this.#threads.count;
  }

  /** Calls one export on every thread, with the arguments of that thread; gives what each returned. */
  async call(name: keyof TrainingExports, args: (thread: number) => readonly number[]): Promise<number[]> {
    // Once: each copy of the memory's handle counts as that much memory of a thread, and has it collect garbage.
    const kernels = this.#handed ? null : this.#handle;
    const messages = Array.from({ length: this.count }, (_, thread): CallKernel => {
      return { job: this.#job, kernels, name, args: args(thread) };
    });
    this.#handed = true;
    return (await this.#threads.run('call-kernel', messages)) as number[];
  }

  /** Has the threads let go of the memory. */
  async drop(): Promise<void> {
    await this.#threads.dropJob(this.#job);
  }
}
