// One axis of a plot: from values to pixels, and round numbers to mark on it.

export type AxisScale = 'linear' | 'log';

export interface Axis {
  /** Pixels of a value. */
  at(value: number): number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/**
 * An axis that holds all values, from pixel `from` to pixel `to`, with about `wanted` ticks at round numbers.
 *
 * @throws RangeError when there is no value, or one that the scale cannot show.
 */
export function createAxis(
  values: readonly number[],
  scale: AxisScale,
  [from, to]: readonly [from: number, to: number],
  wanted = 6,
): Axis {
  if (values.length === 0) throw new RangeError('Cannot draw an axis without values');
  const bad = values.find((value) => !Number.isFinite(value) || (scale === 'log' && value <= 0));
  if (bad !== undefined) throw new RangeError(`Cannot draw ${bad} on a ${scale} axis`);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const marks = scale === 'log' ? logMarks(least, most, wanted) : linearMarks(least, most, wanted);
  const measure = scale === 'log' ? Math.log10 : (value: number): number => value;
  const low = measure(Math.min(least, marks[0]!));
  const high = measure(Math.max(most, marks.at(-1)!));
  return {
    at: (value) => from + ((measure(value) - low) / (high - low)) * (to - from),
    ticks: marks.map((value) => ({ value, label: formatTick(value) })),
  };
}

/** Multiples of 1, 2 or 5 times a power of ten that enclose the values. */
function linearMarks(least: number, most: number, wanted: number): number[] {
  // A single value gets room around it.
  const span = most > least ? most - least : Math.abs(least) || 1;
  const rough = span / Math.max(1, wanted - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  // Whole multiples divided, not steps added up: 0.3, not 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Powers of ten, with their doubles and fives where few lie in the range. */
function logMarks(least: number, most: number, wanted: number): number[] {
  const first = Math.floor(Math.log10(least) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(most) - 1e-9));
  const powers = Array.from({ length: last - first + 1 }, (_, i) => Number(`1e${first + i}`));
  if (powers.length > 2 * wanted)
    return powers.filter((_, i) => i % Math.ceil(powers.length / wanted) === 0 || i === powers.length - 1);
  if (powers.length >= wanted) return powers;
  const finer = powers.flatMap((power) => [power, 2 * power, 5 * power]);
  const start = finer.findLastIndex((mark) => mark <= least * 1.000001);
  const end = finer.findIndex((mark) => mark >= most * 0.999999);
  return finer
    .slice(Math.max(0, start), Math.max(start + 2, end + 1))
    .map((mark) => Number(mark.toPrecision(12)));
}

function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${Number((value / 1e6).toPrecision(3))} M`;
  if (size >= 1e4) return `${Number((value / 1e3).toPrecision(3))} k`;
  return size >= 1000 ? value.toLocaleString('en') : String(Number(value.toPrecision(6)));
}
