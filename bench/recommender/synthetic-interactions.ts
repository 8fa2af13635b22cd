// Seeded interactions of any size whose activity and popularity are spread like those of MovieLens.
import { createRandom, IdIndex, Interactions } from '#engine/recommender/src/index.ts';

/** Median number of titles a user of MovieLens-1M rated, and the spread of its logarithm. */
const MEDIAN_ACTIVITY = 96;
const ACTIVITY_SPREAD = 0.96;
const LEAST_ACTIVITY = 20;
/** A user has at most this share of all items. */
const LARGEST_SHARE = 0.5;
/** The item of rank r among n is chosen in proportion to exp(-decline * sqrt(r / n)), fitted to the curve of MovieLens-1M. */
const POPULARITY_DECLINE = 5.4;

/**
 * Users draw a log-normal number of different items by their popularity; there is no taste in it, as costs do not depend on that. Every value
 * is 1.
 */
export function syntheticInteractions(users: number, items: number, seed = 1): Interactions {
  const random = createRandom(seed);
  const cumulative = new Float64Array(items);
  let sum = 0;
  for (let r = 0; r < items; r++) cumulative[r] = sum += Math.exp(-POPULARITY_DECLINE * Math.sqrt(r / items));
  const draw = (): number => {
    const at = random.next() * sum;
    let low = 0;
    let high = items - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const start = new Int32Array(users + 1);
  const rows: Int32Array[] = [];
  for (let u = 0; u < users; u++) {
    const wished = MEDIAN_ACTIVITY * Math.exp(ACTIVITY_SPREAD * random.normal());
    const count = Math.min(items * LARGEST_SHARE, Math.max(LEAST_ACTIVITY, wished));
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(draw());
    rows.push(Int32Array.from(chosen).sort());
    start[u + 1] = start[u]! + chosen.size;
  }
  const column = new Int32Array(start[users]!);
  rows.forEach((row, u) => column.set(row, start[u]));
  const value = new Float32Array(column.length).fill(1);
  const matrix = { rowCount: users, columnCount: items, start, column, value };
  return new Interactions(upTo(users), upTo(items), matrix);
}

function upTo(count: number): IdIndex {
  return IdIndex.from(Array.from({ length: count }, (_, i) => i));
}
