// Uncertainty of a mean over users by the bootstrap: an interval for one model, a test for two.

import { createDenseMath } from '../linear-algebra/dense-math.ts';
import { dot } from '../linear-algebra/vectors.ts';
import type { Random } from '../random.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly random: Random;
  /** Default 1000. */
  readonly resamples?: number;
  /** Probability that the interval holds the mean. Default 0.95. */
  readonly level?: number;
}

/** Percentile bootstrap interval (Efron 1979) of the mean. O(resamples * values). */
export function bootstrapInterval(values: Float32Array | Float64Array, options: BootstrapOptions): Interval {
  return bootstrapIntervals([values], options)[0]!;
}

/**
 * The intervals of several measures of the same users, all from the same resamples: drawn once, so that many measures cost
 * little more than one.
 */
export function bootstrapIntervals(
  measures: readonly (Float32Array | Float64Array)[],
  options: BootstrapOptions,
): Interval[] {
  return resampleMeans(measures, options.random, options.resamples ?? 1000).map((means) =>
    quantiles(means.sort(), options.level),
  );
}

function quantiles(sorted: Float64Array, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { low: at(tail), high: at(1 - tail) };
}

/**
 * Two-sided paired bootstrap test that the mean of a - b is 0, for two models measured on the same users. `p` is the share
 * of resampled, centred differences at least as far from 0 as the one observed (with 1 added above and below the line).
 */
export function comparePaired(
  a: Float32Array | Float64Array,
  b: Float32Array | Float64Array,
  options: BootstrapOptions,
): { readonly difference: number; readonly interval: Interval; readonly p: number } {
  if (a.length !== b.length) throw new RangeError(`Cannot pair ${a.length} values with ${b.length}`);
  const differences = Float64Array.from(a, (value, i) => value - b[i]!);
  const difference = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const [means] = resampleMeans([differences], options.random, options.resamples ?? 1000);
  const sorted = means!.sort();
  const extreme = sorted.filter((mean) => Math.abs(mean - difference) >= Math.abs(difference)).length;
  return {
    difference,
    interval: quantiles(sorted, options.level),
    p: (extreme + 1) / (sorted.length + 1),
  };
}

/** Resamples that are multiplied at once. */
const BLOCK = 64;

/** Means of every measure over the same resamples of its places, to single precision. */
function resampleMeans(
  measures: readonly (Float32Array | Float64Array)[],
  random: Random,
  resamples: number,
): Float64Array[] {
  const count = measures[0]?.length ?? 0;
  const means = measures.map(() => new Float64Array(resamples));
  // How often each place is drawn, one resample a row, times the measures: a product of two dense matrices.
  const rows = Math.ceil(measures.length / 8) * 8;
  const padded = Math.ceil(count / 4) * 4;
  const { arrays, multiply } = createDenseMath(
    { values: rows * padded, drawn: BLOCK * padded, sums: rows * BLOCK },
    rows + BLOCK,
  );
  // Sums of differences from the mean lose less.
  const centres = measures.map((values) => dot(values, 0, new Float32Array(count).fill(1), 0, count) / count);
  measures.forEach((values, m) => {
    for (let i = 0; i < count; i++) arrays.values[m * padded + i] = values[i]! - centres[m]!;
  });
  for (let first = 0; first < resamples; first += BLOCK) {
    const size = Math.min(BLOCK, resamples - first);
    arrays.drawn.fill(0);
    for (let r = 0; r < size; r++)
      for (let i = 0; i < count; i++) arrays.drawn[r * padded + random.integer(count)]!++;
    multiply({
      a: arrays.values,
      b: arrays.drawn,
      transposeB: true,
      m: rows,
      n: BLOCK,
      k: padded,
      out: arrays.sums,
    });
    for (let m = 0; m < measures.length; m++)
      for (let r = 0; r < size; r++) means[m]![first + r] = centres[m]! + arrays.sums[m * BLOCK + r]! / count;
  }
  return means;
}
