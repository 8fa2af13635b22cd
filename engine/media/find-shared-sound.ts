// Finds the sound that two episodes share, such as the music of their opening, by their fingerprints.
import type { Stretch } from './silence-finder.ts';
import { wordLead, wordsPerSecond } from './sound-printer.ts';

/** Wrong bits of a word, of 32, up to which two words are more alike than not; unlike sound has 16 of them, the same sound 3 to 8. */
const alike = 10;

export interface SharedSound {
  /** Where it is heard in the first episode, and in the second. */
  readonly first: Stretch;
  readonly second: Stretch;
}

/**
 * The longest stretch of at least `shortest` seconds; null when there is none, or when it is longer than `longest`, as it is of two
 * copies of one episode. Times are exact to about a quarter of a second. Takes time in proportion to the product of both lengths.
 */
export function findSharedSound(
  first: Uint32Array,
  second: Uint32Array,
  { shortest, longest }: { shortest: number; longest: number },
): SharedSound | null {
  let best = { score: 0, from: 0, to: 0, lag: 0 };
  // Each lag is a way to lay one over the other; on each the stretch is taken that gains most by being alike.
  for (let lag = 1 - second.length; lag < first.length; lag++) {
    let sum = 0;
    let from = 0;
    const end = Math.min(first.length, second.length + lag);
    for (let i = Math.max(0, lag); i < end; i++) {
      if (sum <= 0) {
        sum = 0;
        from = i;
      }
      const a = first[i]!;
      const b = second[i - lag]!;
      // Silence is like silence everywhere, and tells nothing.
      sum += a === 0 || b === 0 ? alike - 16 : alike - bitsOf(a ^ b);
      if (sum > best.score) best = { score: sum, from, to: i, lag };
    }
  }
  const seconds = (best.to - best.from) / wordsPerSecond;
  if (seconds < shortest || seconds > longest) return null;
  const at = (word: number): number =>
    word <= 2 ? 0 : Math.round((word / wordsPerSecond + wordLead) * 100) / 100;
  return {
    first: { start: at(best.from), end: at(best.to) },
    second: { start: at(best.from - best.lag), end: at(best.to - best.lag) },
  };
}

/** Of a number of 32 bits. */
function bitsOf(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((pairs + (pairs >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
