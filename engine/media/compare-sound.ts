// How alike two words of fingerprints are, and room for others while many are compared.

/** Wrong bits of a word, of 32, up to which two words are more alike than not; unlike sound has 16 of them, the same sound 3 to 8. */
const alike = 10;

/** What a pair of words gains a stretch that they lie in; negative for unlike ones. */
export function gainOf(a: number, b: number): number {
  // Silence is like silence everywhere, and tells nothing.
  return a === 0 || b === 0 ? alike - 16 : alike - bitsOf(a ^ b);
}

/** Of a number of 32 bits. */
function bitsOf(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((pairs + (pairs >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Pairs compared at a stretch: a few milliseconds of them. */
const pairsAtOnce = 500_000;

/** Awaited now and then by what takes long, so that whoever shares the thread is served meanwhile. */
export type Breathe = () => Promise<void>;

/**
 * Every way to lay the second fingerprint over the first: calls `visit` with the lag and the words of the first from which to which (not
 * included) both have one; word i of the first then meets word i - lag of the second.
 */
export async function layOver(
  first: Uint32Array,
  second: Uint32Array,
  breathe: Breathe,
  visit: (lag: number, from: number, to: number) => void,
): Promise<void> {
  let compared = 0;
  for (let lag = 1 - second.length; lag < first.length; lag++) {
    const from = Math.max(0, lag);
    const to = Math.min(first.length, second.length + lag);
    visit(lag, from, to);
    compared += to - from;
    if (compared < pairsAtOnce) continue;
    compared = 0;
    await breathe();
  }
}
