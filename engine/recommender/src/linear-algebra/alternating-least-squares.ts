// Alternating least squares over implicit feedback.

import { copyRows } from './copy-rows.ts';
import type { HalfStepOptions } from './half-steps.ts';
import { openHalfSteps, solveSide } from './open-half-steps.ts';

export interface AlternatingOptions extends Omit<HalfStepOptions, 'explicit'> {
  readonly epochs: number;
  /** Awaited before every block of rows with the epochs done; throw to stop. */
  readonly onStep?: (epoch: number) => Promise<void> | void;
  /** Awaited after every epoch with the epochs done and a copy of the item factors. */
  readonly onEpoch?: (done: number, items: Float32Array) => Promise<void> | void;
}

/**
 * From the first item factors (items x rank, row-major) to those after `epochs` passes over users and items; the objective is
 * that of ImplicitAls, the cost of a row that of the solver (see RowSolver). Users begin at 0.
 */
export async function alternate(
  firstItems: Float32Array,
  options: AlternatingOptions,
): Promise<Float32Array> {
  const { rank, epochs } = options;
  const steps = await openHalfSteps(options);
  const itemFactors = (): Float32Array => {
    const out = new Float32Array(firstItems.length);
    copyRows(steps.factors.items, steps.stride, out, rank);
    return out;
  };
  try {
    copyRows(firstItems, rank, steps.factors.items, steps.stride);
    for (let epoch = 0; epoch < epochs; epoch++) {
      const onStep = (): Promise<void> | void => options.onStep?.(epoch);
      await solveSide(steps, 'users', options.users.rowCount, onStep);
      await solveSide(steps, 'items', options.items.rowCount, onStep);
      await options.onEpoch?.(epoch + 1, itemFactors());
    }
    return itemFactors();
  } finally {
    await steps.close();
  }
}
