// Which SIMD builds of the kernels the machine can run.

import type { KernelVariant } from './kernels.ts';
import { scoringKernels } from './scoring-kernels.ts';

/** The better one first; empty where WebAssembly has no SIMD. Every module of kernels is built with the same features. */
export function availableKernels(): KernelVariant[] {
  return scoringKernels.available();
}
