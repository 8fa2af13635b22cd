// The figures that the benchmarks of playback report of many measurements.

/** The smallest value that a share of all does not exceed: .5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** `0.412 s` */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(3)} s`;

/** A row of a Markdown table. */
export const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
