// Selection of the best items of a score row.

/**
 * The dense indices of the `limit` best scores, best first. Items of score -Infinity are never chosen. Equal scores are
 * ordered by `tieBreak` (higher first), then by index. O(items + chosen * log limit) on ordinary rows.
 */
export function topItems(scores: Float32Array, limit: number, tieBreak: Float32Array): Int32Array {
  const heap = new Int32Array(Math.min(limit, scores.length));
  let size = 0;
  const worse = (a: number, b: number): boolean => {
    const difference = scores[a]! - scores[b]!;
    if (difference !== 0) return difference < 0;
    const tie = tieBreak[a]! - tieBreak[b]!;
    return tie === 0 ? a > b : tie < 0;
  };
  const sink = (from: number, end: number): void => {
    let at = from;
    const item = heap[at]!;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= end) break;
      if (child + 1 < end && worse(heap[child + 1]!, heap[child]!)) child++;
      if (!worse(heap[child]!, item)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = item;
  };
  if (heap.length === 0) return heap;
  let threshold = -Infinity;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (score < threshold || score === -Infinity) continue;
    if (size < heap.length) {
      heap[size++] = i;
      if (size === heap.length) {
        for (let at = (size >> 1) - 1; at >= 0; at--) sink(at, size);
        threshold = scores[heap[0]!]!;
      }
    } else if (worse(heap[0]!, i)) {
      heap[0] = i;
      sink(0, size);
      threshold = scores[heap[0]]!;
    }
  }
  if (size < heap.length) for (let at = (size >> 1) - 1; at >= 0; at--) sink(at, size);
  for (let end = size - 1; end > 0; end--) {
    const worst = heap[0]!;
    heap[0] = heap[end]!;
    heap[end] = worst;
    sink(0, end);
  }
  return heap.slice(0, size);
}
