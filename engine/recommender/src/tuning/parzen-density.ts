// A density on the unit interval from a few points: a Gaussian around each, and a wide one in the middle.

import type { Random } from '../random.ts';

/**
 * The adaptive Parzen estimator of Bergstra et al. 2011: the width of a Gaussian is the larger distance to its two neighbours,
 * between 1 / min(100, points + 1) and 1. All are cut to the interval and count the same, the wide one (mean 1/2, deviation 1)
 * as one more point.
 */
export class ParzenDensity {
  readonly #means: readonly number[];
  readonly #widths: readonly number[];
  /** How much of each Gaussian lies in the interval. */
  readonly #inside: readonly number[];

  constructor(points: readonly number[]) {
    const sorted = [...points, 0.5].sort((a, b) => a - b);
    const wide = sorted.indexOf(0.5);
    const least = 1 / Math.min(100, points.length + 1);
    this.#means = sorted;
    this.#widths = sorted.map((mean, i) => {
      if (i === wide) return 1;
      const distance = Math.max(mean - (sorted[i - 1] ?? 0), (sorted[i + 1] ?? 1) - mean);
      return Math.min(1, Math.max(least, distance));
    });
    this.#inside = sorted.map(
      (mean, i) => normalShare((1 - mean) / this.#widths[i]!) - normalShare(-mean / this.#widths[i]!),
    );
  }

  at(x: number): number {
    let sum = 0;
    this.#means.forEach((mean, i) => {
      const width = this.#widths[i]!;
      const z = (x - mean) / width;
      sum += Math.exp(-0.5 * z * z) / (width * Math.sqrt(2 * Math.PI) * this.#inside[i]!);
    });
    return sum / this.#means.length;
  }

  draw(random: Random): number {
    const i = random.integer(this.#means.length);
    for (;;) {
      const x = this.#means[i]! + random.normal() * this.#widths[i]!;
      if (x >= 0 && x <= 1) return x;
    }
  }
}

/** Share of a standard normal below z, to 1e-7 (M. Abramowitz, I. Stegun, 26.2.17). */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) *
    (t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))));
  return z >= 0 ? 1 - tail : tail;
}
