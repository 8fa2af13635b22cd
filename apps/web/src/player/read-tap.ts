// Reads the taps of a finger on the picture: two in the left or the right third seek, and each further one seeks on.

/** Milliseconds between two taps that belong together. */
const TOGETHER = 350;
/** Seconds that a double tap seeks, as the arrow keys do. */
const STEP = 10;

/** What the taps so far came to; null before the first. */
export interface Taps {
  readonly side: 'back' | 'forward' | null;
  /** Milliseconds, on any clock. */
  readonly at: number;
  readonly count: number;
}

export interface TapMeaning {
  readonly taps: Taps;
  /** Seconds to seek by now; 0 for a tap that only wakes the controls. */
  readonly seek: number;
  /** Seconds that these taps have sought together, for the hint. */
  readonly sum: number;
}

/** `place`: where the picture was tapped, 0 at its left edge to 1 at its right. Time runs left to right in every language. */
export function readTap(before: Taps | null, place: number, at: number): TapMeaning {
  const side = place < 1 / 3 ? 'back' : place > 2 / 3 ? 'forward' : null;
  const joins = before !== null && side !== null && before.side === side && at - before.at < TOGETHER;
  const count = joins ? before.count + 1 : 1;
  const direction = side === 'back' ? -1 : 1;
  return {
    taps: { side, at, count },
    seek: count > 1 ? direction * STEP : 0,
    sum: direction * STEP * (count - 1),
  };
}
