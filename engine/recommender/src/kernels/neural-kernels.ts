// The compiled kernels of neural networks, which learn and answer by the same ones.

import { neuralPlain } from '../../kernels/generated/neural-plain.ts';
import { neuralRelaxed } from '../../kernels/generated/neural-relaxed.ts';
import { KernelBuilds } from './kernel-builds.ts';
import type { NeuralExports } from './neural-exports.ts';

/** They come with whatever imports this, so that a model answers as soon as it is loaded. */
export const neuralKernels = new KernelBuilds<NeuralExports>({ relaxed: neuralRelaxed, plain: neuralPlain });
