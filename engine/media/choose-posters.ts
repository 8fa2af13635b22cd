// Chooses the moments of a film that stand for it: neither black nor burnt out nor blurred, and not all of one scene.
import type { SeenPicture } from './see-picture.ts';

/** Shares of the film before and after which there are logos and credits. */
const from = 0.04;
const to = 0.88;

/** Brightness that a picture is shown at, and the contrast below which there is nothing to see on it. */
const darkest = 35;
const brightest = 215;
const flattest = 18;

/**
 * Places in `pictures`, which are taken at equal distances over the whole film; the best first, at most `count`, far from each other.
 * None where every picture is black or flat.
 */
export function choosePosters(pictures: readonly SeenPicture[], count: number): number[] {
  const last = pictures.length - 1;
  const apart = Math.max(1, pictures.length / (count * 3));
  const shown = pictures
    .map((picture, place) => ({ place, score: scoreOf(picture) }))
    .filter(({ place, score }) => score > 0 && (last < 10 || (place >= last * from && place <= last * to)))
    .toSorted((a, b) => b.score - a.score || a.place - b.place);
  const chosen: number[] = [];
  for (const { place } of shown) {
    if (chosen.length === count) break;
    const isNew = chosen.every(
      (other) => Math.abs(other - place) >= apart && !isSame(pictures[other], pictures[place]),
    );
    if (isNew) chosen.push(place);
  }
  return chosen;
}

/** Between two key frames the same picture is seen again and again. */
function isSame(one: SeenPicture | undefined, other: SeenPicture | undefined): boolean {
  return (
    one?.brightness === other?.brightness &&
    one?.contrast === other?.contrast &&
    one?.sharpness === other?.sharpness
  );
}

/** Noise is sharp as well: from some sharpness on, more of it says nothing. */
function scoreOf({ brightness, contrast, sharpness }: SeenPicture): number {
  if (brightness < darkest || brightness > brightest || contrast < flattest) return 0;
  const exposure = 1 - Math.abs(brightness - 115) / 150;
  return exposure * Math.min(contrast, 60) * Math.sqrt(Math.min(sharpness, 12));
}
