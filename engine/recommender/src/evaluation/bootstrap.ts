// Uncertainty of a mean over users by the bootstrap: an interval for one model, a test for two.

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
  const means = resampleMeans(values, options.random, options.resamples ?? 1000).sort();
  const tail = (1 - (options.level ?? 0.95)) / 2;
  const at = (share: number): number => means[Math.min(means.length - 1, Math.floor(share * means.length))]!;
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
  const means = resampleMeans(differences, options.random, options.resamples ?? 1000).sort();
  const tail = (1 - (options.level ?? 0.95)) / 2;
  const at = (share: number): number => means[Math.min(means.length - 1, Math.floor(share * means.length))]!;
  const extreme = means.filter((mean) => Math.abs(mean - difference) >= Math.abs(difference)).length;
  return {
    difference,
    interval: { low: at(tail), high: at(1 - tail) },
    p: (extreme + 1) / (means.length + 1),
  };
}

function resampleMeans(values: Float32Array | Float64Array, random: Random, resamples: number): Float64Array {
  const means = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[random.integer(values.length)]!;
    means[r] = sum / values.length;
  }
  return means;
}
