// The area under the ROC curve of one ranking: how many pairs of a wanted and another item are in the right order.

/**
 * The share of pairs of a held-out and another item in which the held-out one scores higher; equal scores count against it. An
 * item of score -Infinity comes last. 1 where there is no pair. O(items * log held-out).
 *
 * @param scores Of every item; those that do not compete (the history) -Infinity.
 * @param relevant The held-out items, at least one.
 * @param candidates How many items compete, the held-out ones among them.
 */
export function areaUnderCurve(scores: Float32Array, relevant: Int32Array, candidates: number): number {
  const others = candidates - relevant.length;
  if (others === 0) return 1;
  const ranked = new Float32Array(relevant.length);
  for (let r = 0; r < ranked.length; r++) ranked[r] = scores[relevant[r]!]!;
  ranked.sort();
  let unranked = 0;
  while (unranked < ranked.length && ranked[unranked] === -Infinity) unranked++;
  const known = ranked.subarray(unranked);
  const atMost = counter(known);
  const lowest = known[0] ?? Infinity;
  let lost = unranked * others;
  for (let i = 0; i < scores.length; i++) if (scores[i]! >= lowest) lost += atMost(scores[i]!);
  // Held-out items are not rivals of each other.
  for (let r = 0; r < known.length; r++) lost -= atMost(known[r]!);
  return 1 - lost / (relevant.length * others);
}

const BINS = 256;

/** Tells how many of the ascending values are at most a limit from the lowest value on: looked up by bin, then one by one. */
function counter(ascending: Float32Array): (limit: number) => number {
  const count = ascending.length;
  const lowest = ascending[0] ?? 0;
  const scale = BINS / (ascending[count - 1]! - lowest);
  // Equal values, or ones too near or too far apart to divide, all go into the first bin.
  const factor = Number.isFinite(scale) ? scale : 0;
  // By bin: how many values lie in bins before it.
  const before = new Int32Array(BINS + 1);
  for (let i = 0; i < count; i++) before[Math.min(BINS - 1, ((ascending[i]! - lowest) * factor) | 0) + 1]!++;
  for (let bin = 0; bin < BINS; bin++) before[bin + 1]! += before[bin]!;
  return (limit) => {
    // Infinity times 0 is NaN, which the bit operation makes 0, the first bin.
    let at = before[Math.min(BINS - 1, (limit - lowest) * factor) | 0]!;
    while (at < count && ascending[at]! <= limit) at++;
    return at;
  };
}
