// Finds the sound that two episodes share, such as the music of their opening, by their fingerprints.
import { gainOf, layOver, type Breathe } from './compare-sound.ts';
import type { Stretch } from './silence-finder.ts';
import { wordLead, wordsPerSecond } from './sound-printer.ts';

export interface SharedSound {
  /** Where it is heard in the first episode, and in the second. */
  readonly first: Stretch;
  readonly second: Stretch;
}

/**
 * The longest stretch of at least `shortest` seconds; null when there is none, or when it is longer than `longest`, as it is of two
 * copies of one episode. Times are exact to about a quarter of a second. Takes time in proportion to the product of both lengths.
 */
export async function findSharedSound(
  first: Uint32Array,
  second: Uint32Array,
  { shortest, longest, breathe }: { shortest: number; longest: number; breathe: Breathe },
): Promise<SharedSound | null> {
  let best = { score: 0, from: 0, to: 0, lag: 0 };
  // On each way to lay one over the other the stretch is taken that gains most by being alike.
  await layOver(first, second, breathe, (lag, start, end) => {
    let sum = 0;
    let from = 0;
    for (let i = start; i < end; i++) {
      if (sum <= 0) {
        sum = 0;
        from = i;
      }
      sum += gainOf(first[i]!, second[i - lag]!);
      if (sum > best.score) best = { score: sum, from, to: i, lag };
    }
  });
  const seconds = (best.to - best.from) / wordsPerSecond;
  if (seconds < shortest || seconds > longest) return null;
  const at = (word: number): number =>
    word <= 2 ? 0 : Math.round((word / wordsPerSecond + wordLead) * 100) / 100;
  return {
    first: { start: at(best.from), end: at(best.to) },
    second: { start: at(best.from - best.lag), end: at(best.to - best.lag) },
  };
}
