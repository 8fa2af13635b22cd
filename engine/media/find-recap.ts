// Finds the recap at the beginning of an episode: pieces of earlier episodes, heard again one after another.
import { gainOf, layOver, type Breathe } from './compare-sound.ts';
import type { Stretch } from './silence-finder.ts';
import { wordLead, wordsPerSecond } from './sound-printer.ts';

/** Seconds of the beginning of an episode in which its recap is looked for. */
export const recapWithin = 240;

/** What a piece gains at least: as much as two seconds and a half of the same sound. */
const leastGain = 110;

/** What a stretch may lose before its piece is over: a word of a speaker between two sounds. */
const mostLost = 60;

/** Seconds from the beginning, or from the end of the intro, to the first piece. */
const latestBegin = 30;

/** Seconds between two pieces of one recap. */
const mostBetween = 12;

/** Seconds that all pieces last together, and their share of the recap. */
const leastHeard = 8;
const leastShare = 0.5;

/** Words by which two pieces are apart in where they come from, at least, to be two. */
const apart = 8;

/** From word `from` to word `to` of the episode; `source` names the episode that it comes from, and `lag` the place there. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly source: number;
  readonly lag: number;
}

/**
 * `earlier` are fingerprints of whole episodes that come before it. Null unless at least two pieces from different places are heard again
 * near the beginning: one alone may be a jingle that all episodes have. `intro` is left out, since they share it too.
 */
export async function findRecap(
  episode: Uint32Array,
  earlier: readonly Uint32Array[],
  { intro, breathe }: { intro: Stretch | null; breathe: Breathe },
): Promise<Stretch | null> {
  const opening = episode.slice(0, Math.round(recapWithin * wordsPerSecond));
  const wordAt = (seconds: number): number => Math.round((seconds - wordLead) * wordsPerSecond);
  // 0 is like nothing.
  if (intro !== null) opening.fill(0, Math.max(0, wordAt(intro.start)), Math.max(0, wordAt(intro.end)));
  const pieces: Piece[] = [];
  for (const [source, other] of earlier.entries())
    await layOver(opening, other, breathe, (lag, start, end) => {
      for (const [from, to] of alikeIn(opening, other, lag, start, end))
        pieces.push({ from, to, source, lag });
    });
  pieces.sort((a, b) => a.from - b.from);
  const begin = Math.round(latestBegin * wordsPerSecond);
  return recapOf(pieces, 0, begin) ?? (intro === null ? null : recapOf(pieces, wordAt(intro.end), begin));
}

/** Stretches of the opening, as words from which to which, that are alike at this lag. */
function alikeIn(
  opening: Uint32Array,
  other: Uint32Array,
  lag: number,
  start: number,
  end: number,
): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let [sum, from, best, to] = [0, start, 0, start];
  const close = (): void => {
    if (best >= leastGain) found.push([from, to]);
    [sum, best] = [0, 0];
  };
  for (let i = start; i < end; i++) {
    if (sum === 0) from = i;
    sum += gainOf(opening[i]!, other[i - lag]!);
    if (sum > best) [best, to] = [sum, i + 1];
    if (sum <= 0 || sum < best - mostLost) close();
  }
  close();
  return found;
}

/** The recap whose first piece begins within `begin` words after `after`; null when they are too few, or too far apart. */
function recapOf(pieces: readonly Piece[], after: number, begin: number): Stretch | null {
  const near = pieces.filter(({ from }) => from >= after);
  const [first] = near;
  if (first === undefined || first.from - after > begin) return null;
  let [end, heard, places] = [first.from, 0, 0];
  let last: Piece | null = null;
  for (const piece of near) {
    if (piece.from - end > mostBetween * wordsPerSecond) break;
    if (piece.to <= end) continue;
    heard += piece.to - Math.max(end, piece.from);
    end = piece.to;
    if (last === null || piece.source !== last.source || Math.abs(piece.lag - last.lag) >= apart) places++;
    last = piece;
  }
  const seconds = heard / wordsPerSecond;
  if (places < 2 || seconds < leastHeard || heard < leastShare * (end - first.from)) return null;
  const at = (word: number): number =>
    word <= 2 ? 0 : Math.round((word / wordsPerSecond + wordLead) * 100) / 100;
  return { start: at(first.from), end: at(end) };
}
