// Arrays in one memory for a neural network, with the operations over them.

import { KernelLayout } from '../kernels/kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import { neuralKernels } from '../kernels/neural-kernels.ts';
import { createKernelMath } from './kernel-math.ts';
import type { Floats, NeuralMath } from './neural-math.ts';
import { createScalarMath } from './scalar-math.ts';

/** How many elements each array has. */
export interface NeuralPlan<F extends string, I extends string> {
  readonly floats: { readonly [name in F]: number };
  readonly integers: { readonly [name in I]: number };
  /** Floats of work space: the largest that any operation used needs. */
  readonly work: number;
}

export interface NeuralMemory<F extends string, I extends string> {
  readonly floats: { readonly [name in F]: Floats };
  readonly integers: { readonly [name in I]: Int32Array };
  readonly math: NeuralMath;
}

/** Which arithmetic: a build of the kernels, or the scalar reference in single or double precision. */
export type NeuralVariant = KernelVariant | 'scalar' | 'double';

/** Work space of a product, of one attention on its way back, and of a loss. */
export const workOf = {
  multiply: (m: number, n: number): number => (m + n) * 256,
  attention: (length: number, width: number): number => length * (2 * width + 3 * length + 1),
  crossEntropy: (padded: number, width: number): number =>
    2 * padded * width + 64 * padded + 192 * width + 1024,
} as const;

/** Arrays of zeros and the operations over them: by the kernels where the machine has them. */
export function createNeuralMemory<F extends string, I extends string>(
  plan: NeuralPlan<F, I>,
  variant?: NeuralVariant,
): NeuralMemory<F, I> {
  const collect = <K extends string, T>(
    lengths: { readonly [name in K]: number },
    make: (length: number) => T,
  ): { readonly [name in K]: T } =>
    Object.fromEntries(
      (Object.entries(lengths) as [K, number][]).map(([name, length]) => [name, make(length)]),
    ) as { [name in K]: T };
  if (variant !== 'scalar' && variant !== 'double') {
    const layout = new KernelLayout();
    const floats = collect(plan.floats, (length) => layout.reserve(length));
    const integers = collect(plan.integers, (length) => layout.reserve(length));
    const work = layout.reserve(plan.work);
    const kernels = neuralKernels.create(layout, variant);
    if (kernels) {
      return {
        floats: view(floats, plan.floats, (at, length) => kernels.floats(at, length)),
        integers: view(integers, plan.integers, (at, length) => kernels.integers(at, length)),
        math: createKernelMath(kernels, work),
      };
    }
  }
  return {
    floats: collect<F, Floats>(plan.floats, (length) =>
      variant === 'double' ? new Float64Array(length) : new Float32Array(length),
    ),
    integers: collect(plan.integers, (length) => new Int32Array(length)),
    math: createScalarMath(),
  };
}

function view<K extends string, T>(
  addresses: { readonly [name in K]: number },
  lengths: { readonly [name in K]: number },
  make: (address: number, length: number) => T,
): { readonly [name in K]: T } {
  const names = Object.keys(addresses) as K[];
  return Object.fromEntries(names.map((name) => [name, make(addresses[name], lengths[name])])) as {
    [name in K]: T;
  };
}
