// Loads and compiles the kernels that only training needs: apart from the rest, so that a page that only scores never has them.

import type { KernelVariant } from './kernels.ts';
import { compileModule } from './web-assembly.ts';

/** For a memory of its own, or for one that threads share. */
export type MemoryKind = 'own' | 'shared';

const builds: Readonly<Record<MemoryKind, Readonly<Record<KernelVariant, () => Promise<string>>>>> = {
  own: {
    relaxed: async () => (await import('../../kernels/generated/training-relaxed.ts')).trainingRelaxed,
    plain: async () => (await import('../../kernels/generated/training-plain.ts')).trainingPlain,
  },
  shared: {
    relaxed: async () =>
      (await import('../../kernels/generated/training-relaxed-threads.ts')).trainingRelaxedThreads,
    plain: async () =>
      (await import('../../kernels/generated/training-plain-threads.ts')).trainingPlainThreads,
  },
};
const compiled = new Map<() => Promise<string>, Promise<object | null>>();

/** The better build that runs here, or the one asked for; null where there is none. It exports TrainingExports. */
export async function trainingModule(kind: MemoryKind, asked?: KernelVariant): Promise<object | null> {
  for (const variant of asked ? [asked] : (['relaxed', 'plain'] as const)) {
    const load = builds[kind][variant];
    const compiling = compiled.get(load) ?? load().then(compileModule);
    compiled.set(load, compiling);
    const module = await compiling;
    if (module) return module;
  }
  return null;
}
