// Reads Scenarist closed captions (SCC), as broadcasters hand them over: the bytes of line 21 with timecodes of 29.97 pictures a second.
import { decodeCaptions, type TimedPair } from './decode-captions.ts';
import type { SubtitleCue } from './subtitle-cue.ts';

const timedLine = /^\s*(\d{2}):(\d{2}):(\d{2})([:;.,])(\d{2})\s+((?:[\da-f]{4}\s*)+)$/i;

/** Seconds that the last caption stays where nothing erases it. */
const lastStays = 6;

/** Programmes on tape begin at a whole hour, and what is on it before at most so many seconds earlier. */
const leadSeconds = 60;

export function isScc(text: string): boolean {
  return /^\u{feff}?\s*Scenarist_SCC\b/u.test(text);
}

/** The first channel that shows something. A file that begins at an hour of tape, such as 01:00:00;00, begins at 0 here. */
export function parseScc(text: string): SubtitleCue[] {
  const pairs: TimedPair[] = [];
  let origin: number | null = null;
  let next = -Infinity;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const found = timedLine.exec(line);
    if (found === null) continue;
    const [hours = 0, minutes = 0, seconds = 0] = found.slice(1, 4).map(Number);
    const drop = found[4] !== ':';
    const shown = picturesUntil(hours, minutes, seconds, drop) + Number(found[5]);
    origin ??= picturesUntil(Math.floor((secondsOf(shown) + leadSeconds) / 3600), 0, 0, drop);
    // A line that is longer than the time to the next one holds that up.
    next = Math.max(next, shown - origin);
    for (const word of (found[6] ?? '').trim().split(/\s+/)) {
      const code = parseInt(word, 16);
      pairs.push({
        seconds: Math.max(0, secondsOf(next++)),
        field: 1,
        first: code >> 8,
        second: code & 0xff,
      });
    }
  }
  return decodeCaptions(pairs, secondsOf(next) + lastStays)[0]?.cues ?? [];
}

function secondsOf(pictures: number): number {
  return (pictures * 1001) / 30000;
}

/** Drop-frame timecode leaves out the numbers of two pictures a minute, but for every tenth (SMPTE ST 12-1). */
function picturesUntil(hours: number, minutes: number, seconds: number, drop: boolean): number {
  const inMinutes = hours * 60 + minutes;
  const dropped = drop ? 2 * (inMinutes - Math.floor(inMinutes / 10)) : 0;
  return (inMinutes * 60 + seconds) * 30 - dropped;
}
