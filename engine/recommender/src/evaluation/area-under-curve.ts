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
  const lowest = ranked[unranked] ?? Infinity;
  const known = ranked.subarray(unranked);
  const second = known[1] ?? Infinity;
  let lost = unranked * others;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    // Most items score less than all held-out ones, or more than few.
    if (score < lowest) continue;
    if (score < second) lost++;
    else lost += countAtMost(known, score);
  }
  // Held-out items are not rivals of each other.
  for (const score of known) lost -= countAtMost(known, score);
  return 1 - lost / (relevant.length * others);
}

/** How many of the ascending values are at most `limit`: few, mostly, so that the first are looked at one by one. */
function countAtMost(ascending: Float32Array, limit: number): number {
  let low = 0;
  const near = Math.min(8, ascending.length);
  while (low < near && ascending[low]! <= limit) low++;
  if (low < near) return low;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
