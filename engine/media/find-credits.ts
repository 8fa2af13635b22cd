// Finds where the credits of a film begin: after a silence, from where on it is dark until the end, but for letters.
import type { SeenPicture } from './see-picture.ts';
import type { Stretch } from './silence-finder.ts';

/** Mean brightness up to which a picture is letters on black. */
const dark = 45;
/** Share of the pictures from the beginning of credits on that are dark: some films go on beside them. */
const mostly = 0.85;
/** Shares of the film: credits are in its last quarter. */
const earliest = 0.75;
/** Seconds. */
const shortest = 5;
const longest = 1200;
/** Seconds between the silence and the first dark picture: pictures are looked at once a second, between key frames. */
const near = 3;

/**
 * `pictures` are taken at equal distances over the whole film. Null where it does not end in the dark, or no silence says where that
 * begins: then nothing is claimed.
 */
export function findCredits(
  pictures: readonly Pick<SeenPicture, 'brightness'>[],
  silences: readonly Stretch[],
  durationSeconds: number,
): Stretch | null {
  const seconds = durationSeconds / Math.max(1, pictures.length);
  const isDark = pictures.map(({ brightness }) => brightness < dark);
  let begin: number | null = null;
  let darkOnes = 0;
  for (let place = pictures.length - 1; place >= 0; place--) {
    if (isDark[place]) darkOnes++;
    const share = darkOnes / (pictures.length - place);
    if (isDark[place] && !isDark[place - 1] && share >= mostly) begin = place;
  }
  // A film that is dark all along has no place where it becomes so.
  if (begin === null || begin === 0) return null;
  const dim = begin * seconds;
  const pause = silences
    .filter(({ start, end }) => end >= dim - near && start <= dim + near)
    .toSorted((a, b) => Math.abs(a.start - dim) - Math.abs(b.start - dim))[0];
  if (pause === undefined) return null;
  const start = Math.round(Math.max(pause.start, dim - near) * 100) / 100;
  const length = durationSeconds - start;
  const fits = start >= durationSeconds * earliest && length >= shortest && length <= longest;
  return fits ? { start, end: Math.round(durationSeconds * 1000) / 1000 } : null;
}
