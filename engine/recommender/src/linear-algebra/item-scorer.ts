// Scores of all items from one vector, by the kernels or by the scalar reference.

import { KernelLayout } from '../kernels/kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import { scoringKernels } from '../kernels/scoring-kernels.ts';
import { scoreFactors } from './least-squares-rows.ts';

/** out[j] = factors_j . x for every item. */
export type ItemScorer = (x: Float32Array, out: Float32Array) => void;

/** `factors`: items x rank, row-major. */
export function createItemScorer(
  factors: Float32Array,
  rank: number,
  variant?: KernelVariant | 'scalar',
): ItemScorer {
  const itemCount = factors.length / rank;
  const padded = Math.ceil(rank / 4) * 4;
  const layout = new KernelLayout();
  const at = {
    factors: layout.reserve(itemCount * padded),
    x: layout.reserve(padded),
    out: layout.reserve(itemCount),
  };
  const kernels = variant === 'scalar' ? null : scoringKernels.create(layout, variant);
  if (!kernels) return (x, out) => scoreFactors(factors, x, out);
  const own = kernels.floats(at.factors, itemCount * padded);
  for (let j = 0; j < itemCount; j++) own.set(factors.subarray(j * rank, j * rank + rank), j * padded);
  const vector = kernels.floats(at.x, padded);
  const scores = kernels.floats(at.out, itemCount);
  return (x, out) => {
    vector.set(x);
    kernels.run.scoreRows(at.factors, itemCount, padded, at.x, at.out);
    out.set(scores);
  };
}
