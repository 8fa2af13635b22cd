// Opens the half-steps of alternating least squares: by the kernels, or by the scalar reference where they cannot run.

import type { HalfStepOptions, HalfSteps, Side } from './half-steps.ts';
import { kernelHalfSteps } from './kernel-half-steps.ts';
import { scalarHalfSteps } from './scalar-half-steps.ts';

export async function openHalfSteps(options: HalfStepOptions): Promise<HalfSteps> {
  return (await kernelHalfSteps(options)) ?? scalarHalfSteps(options);
}

/** Solves every row of a side; `onStep` is awaited before each block of rows and may throw to stop. */
export async function solveSide(
  steps: HalfSteps,
  side: Side,
  rowCount: number,
  onStep?: () => Promise<void> | void,
): Promise<void> {
  await steps.begin(side);
  for (let first = 0; first < rowCount; first += steps.rowsPerStep) {
    await onStep?.();
    await steps.solve(side, first, Math.min(rowCount, first + steps.rowsPerStep));
  }
}
