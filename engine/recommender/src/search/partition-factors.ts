// Parts item factors into lists of like direction: k-means on the sphere, by the kernels.

import { KernelLayout } from '../kernels/kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import { scoringKernels } from '../kernels/scoring-kernels.ts';
import type { Random } from '../random.ts';

/** Lists of items: the list of every item, and the direction of every list. */
export interface Partition {
  readonly listOf: Int32Array;
  /** lists x rank, row-major, each of length 1. */
  readonly directions: Float32Array;
}

export interface PartitionOptions {
  readonly random: Random;
  /** Rounded up to a multiple of 8. Default the square root of the number of items. */
  readonly lists?: number;
  /** Passes over the sample. Default 8. */
  readonly passes?: number;
  /** Items a list that the directions are learnt from. Default 64. */
  readonly sample?: number;
  /** Awaited between steps of about 20 ms at 1,000 lists; throw to stop. */
  readonly onStep?: (done: number, total: number) => Promise<void> | void;
  readonly with?: KernelVariant;
}

/** Rows whose nearest direction is found in one call. */
const ROWS = 256;
const DEPTH = 256;

/**
 * Costs lists * rank * (items + passes * sample * lists) multiply-adds. Every figure comes in one order, so that the same seed gives the
 * same lists. Null where there is no SIMD.
 */
export async function partitionFactors(
  factors: Float32Array,
  rank: number,
  options: PartitionOptions,
): Promise<Partition | null> {
  const items = factors.length / rank;
  const { random, passes = 8, sample = 64, onStep } = options;
  const lists = Math.ceil((options.lists ?? Math.sqrt(items)) / 8) * 8;
  const finder = createFinder(factors, rank, lists, options.with);
  if (!finder) return null;
  const chosen = random
    .shuffle(Int32Array.from({ length: items }, (_, i) => i))
    .subarray(0, Math.min(items, lists * sample));
  const steps = (count: number): number => Math.ceil(count / ROWS);
  const total = passes * steps(chosen.length) + steps(items);
  let done = 0;
  const assign = async (rows: Int32Array, visit: (row: number, list: number) => void): Promise<void> => {
    for (let from = 0; from < rows.length; from += ROWS) {
      await onStep?.(done++, total);
      const part = rows.subarray(from, from + ROWS);
      finder.nearest(part).forEach((list, r) => visit(part[r]!, list));
    }
  };
  const directions = new Float32Array(lists * rank);
  for (let l = 0; l < lists; l++) takeDirection(factors, chosen[l % chosen.length]!, directions, l, rank);
  for (let pass = 0; pass < passes; pass++) {
    finder.use(directions);
    const sums = new Float64Array(lists * rank);
    const counts = new Int32Array(lists);
    await assign(chosen, (row, list) => {
      counts[list]!++;
      addDirection(factors, row, sums, list, rank);
    });
    for (let l = 0; l < lists; l++) {
      // A list that nobody is near to begins anew at some item.
      if (counts[l] === 0)
        takeDirection(factors, chosen[random.integer(chosen.length)]!, directions, l, rank);
      else directions.set(normalised(sums.subarray(l * rank, l * rank + rank)), l * rank);
    }
  }
  finder.use(directions);
  const listOf = new Int32Array(items);
  const all = Int32Array.from({ length: items }, (_, i) => i);
  await assign(all, (row, list) => (listOf[row] = list));
  return { listOf, directions };
}

function normalised(sum: Float64Array): Float64Array {
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((value) => value / length) : sum;
}

function takeDirection(
  factors: Float32Array,
  item: number,
  out: Float32Array,
  row: number,
  rank: number,
): void {
  out.set(normalised(Float64Array.from(factors.subarray(item * rank, item * rank + rank))), row * rank);
}

function addDirection(
  factors: Float32Array,
  item: number,
  sums: Float64Array,
  list: number,
  rank: number,
): void {
  let squares = 0;
  for (let f = item * rank; f < item * rank + rank; f++) squares += factors[f]! ** 2;
  if (squares === 0) return;
  const scale = 1 / Math.sqrt(squares);
  for (let f = 0; f < rank; f++) sums[list * rank + f]! += scale * factors[item * rank + f]!;
}

interface Finder {
  /** The directions to look among from now on. */
  use(directions: Float32Array): void;
  /** The list whose direction is nearest to each of up to 256 items; good until the next call. */
  nearest(items: Int32Array): Int32Array;
}

function createFinder(
  factors: Float32Array,
  rank: number,
  lists: number,
  variant?: KernelVariant,
): Finder | null {
  const padded = Math.ceil(rank / 4) * 4;
  const layout = new KernelLayout();
  const at = {
    rows: layout.reserve(ROWS * padded),
    directions: layout.reserve(lists * padded),
    products: layout.reserve(ROWS * lists),
    offsets: layout.reserve(lists),
    found: layout.reserve(ROWS),
    work: layout.reserve((ROWS + lists) * DEPTH),
  };
  const kernels = scoringKernels.create(layout, variant);
  if (!kernels) return null;
  const rows = kernels.floats(at.rows, ROWS * padded);
  const own = kernels.floats(at.directions, lists * padded);
  const found = kernels.integers(at.found, ROWS);
  return {
    use(directions) {
      for (let l = 0; l < lists; l++) own.set(directions.subarray(l * rank, l * rank + rank), l * padded);
    },
    nearest(items) {
      items.forEach((item, r) => rows.set(factors.subarray(item * rank, item * rank + rank), r * padded));
      const { multiply, takeLargest } = kernels.run;
      multiply(at.rows, 0, at.directions, 1, ROWS, lists, padded, at.products, at.work);
      takeLargest(at.products, ROWS, lists, at.offsets, at.found);
      return found.subarray(0, items.length);
    },
  };
}
