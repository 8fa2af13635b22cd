// Alternating least squares over explicit ratings, biases solved along with the factors.

import type { Random } from '../random.ts';
import { copyRows } from './copy-rows.ts';
import { otherSide } from './half-steps.ts';
import type { HalfStepOptions, HalfSteps, Side } from './half-steps.ts';
import { openHalfSteps, solveSide } from './open-half-steps.ts';
import type { RatingFactors } from './rating-descent.ts';

export interface RatingAlternationOptions extends Omit<HalfStepOptions, 'explicit' | 'alpha0' | 'ridge'> {
  readonly epochs: number;
  /** L2 weight of the factors of a row with so many ratings. */
  readonly ridge: (ratings: number) => number;
  /** L2 weight of a bias as a multiple of that of a factor, above 0. */
  readonly biasRatio: number;
  /** Standard deviation of the first item factors. */
  readonly deviation: number;
  readonly random: Random;
  readonly onStep?: (epoch: number) => Promise<void> | void;
}

/**
 * Minimises sum over ratings (r - mean - b_u - b_i - x_u . y_i)^2 + sum over rows ridge(n) (||x||^2 + biasRatio b^2), side by side:
 * the bias of a row is the coefficient of a constant that every row of the fixed side has as one more factor.
 */
export async function alternateRatings(options: RatingAlternationOptions): Promise<RatingFactors> {
  const { rank, random, deviation } = options;
  const { value } = options.users;
  let mean = 0;
  for (const rating of value) mean += rating / value.length;
  // A coefficient s of the constant c is the bias c s: penalising s evenly penalises the bias by 1 / c^2.
  const constant = 1 / Math.sqrt(options.biasRatio);
  const steps = await openHalfSteps({ ...options, rank: rank + 1, alpha0: 0, explicit: true });
  try {
    const items = steps.factors.items;
    for (let i = 0; i < items.length; i++)
      if (i % steps.stride < rank) items[i] = random.normal() * deviation;
    steps.offsets.users.fill(mean);
    steps.offsets.items.fill(mean);
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      for (const side of ['users', 'items'] as const) {
        holdFixed(steps, otherSide(side), rank, constant);
        release(steps, side, rank, constant, mean);
        await solveSide(steps, side, options[side].rowCount, () => options.onStep?.(epoch));
        readBiases(steps, side, rank, constant, mean);
      }
    }
    const factors = (side: Side): Float32Array => {
      const out = new Float32Array(options[side].rowCount * rank);
      copyRows(steps.factors[side], steps.stride, out, rank);
      return out;
    };
    return {
      mean,
      rank,
      userBias: steps.offsets.users.map((offset) => offset - mean),
      itemBias: steps.offsets.items.map((offset) => offset - mean),
      users: factors('users'),
      items: factors('items'),
      chosen: new Float32Array(0),
    };
  } finally {
    await steps.close();
  }
}

/** The constant as the last factor of every row. */
function holdFixed({ factors, stride }: HalfSteps, side: Side, rank: number, constant: number): void {
  const own = factors[side];
  for (let at = rank; at < own.length; at += stride) own[at] = constant;
}

/** The bias as coefficient, for solvers that go on from where the row stands. */
function release(steps: HalfSteps, side: Side, rank: number, constant: number, mean: number): void {
  const own = steps.factors[side];
  steps.offsets[side].forEach((offset, r) => (own[r * steps.stride + rank] = (offset - mean) / constant));
}

function readBiases(steps: HalfSteps, side: Side, rank: number, constant: number, mean: number): void {
  const own = steps.factors[side];
  const offsets = steps.offsets[side];
  for (let r = 0; r < offsets.length; r++) offsets[r] = mean + constant * own[r * steps.stride + rank]!;
}
