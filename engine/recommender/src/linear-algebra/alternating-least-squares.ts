// Alternating least squares over implicit feedback.

import { copyRows } from './copy-rows.ts';
import type { HalfStepOptions, Side } from './half-steps.ts';
import { gramOfFactors } from './least-squares-rows.ts';
import { openHalfSteps, solveSide } from './open-half-steps.ts';

export interface AlternatingOptions extends Omit<HalfStepOptions, 'explicit'> {
  readonly epochs: number;
  /** Awaited before every block of rows with the epochs done; throw to stop. */
  readonly onStep?: (epoch: number) => Promise<void> | void;
  /** Awaited after each epoch with the number done and a way to copy the item factors; false ends there. */
  readonly onEpoch?: (done: number, items: () => Float32Array) => Promise<boolean>;
}

/** What the passes lead to. */
export interface AlternatingResult {
  /** Item factors, items x rank, row-major. */
  readonly items: Float32Array;
  /** alpha0 X^T X of the user factors that the items were last solved from, rank x rank: to solve further items. */
  readonly userGram: Float64Array;
}

/**
 * From the first item factors (items x rank, row-major) to those after `epochs` passes over users and items; the objective is
 * that of ImplicitAls, the cost of a row that of the solver (see RowSolver). Users begin at 0.
 */
export async function alternate(
  firstItems: Float32Array,
  options: AlternatingOptions,
): Promise<AlternatingResult> {
  const { rank, epochs } = options;
  const steps = await openHalfSteps(options);
  const factors = (side: Side): Float32Array => {
    const out = new Float32Array(options[side].rowCount * rank);
    copyRows(steps.factors[side], steps.stride, out, rank);
    return out;
  };
  try {
    copyRows(firstItems, rank, steps.factors.items, steps.stride);
    for (let epoch = 0; epoch < epochs; epoch++) {
      const onStep = (): Promise<void> | void => options.onStep?.(epoch);
      await solveSide(steps, 'users', options.users.rowCount, onStep);
      await solveSide(steps, 'items', options.items.rowCount, onStep);
      if (options.onEpoch && !(await options.onEpoch(epoch + 1, () => factors('items')))) break;
    }
    return { items: factors('items'), userGram: gramOfFactors(factors('users'), rank, options.alpha0) };
  } finally {
    await steps.close();
  }
}
