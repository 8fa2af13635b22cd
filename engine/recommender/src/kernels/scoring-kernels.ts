// The compiled kernels of requests: folding in, scoring, search, and products of dense matrices.

import { scoringPlain } from '../../kernels/generated/scoring-plain.ts';
import { scoringRelaxed } from '../../kernels/generated/scoring-relaxed.ts';
import { KernelBuilds } from './kernel-builds.ts';
import type { ScoringExports } from './kernel-exports.ts';

/** They come with whatever imports this, so that a model answers as soon as it is loaded. */
export const scoringKernels = new KernelBuilds<ScoringExports>({
  relaxed: scoringRelaxed,
  plain: scoringPlain,
});
