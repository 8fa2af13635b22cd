// A breath of print on a flat picture: a few specks and dots in a repeated tile, cheap to draw.
import type { SeededRandom } from './seeded-random.ts';
import { n, rect } from './svg-shapes.ts';

export function printTexture(width: number, height: number, random: SeededRandom): string {
  const tile = 260;
  let dark = '';
  let pale = '';
  for (let i = 0; i < 70; i++) {
    const speck = `M${n(random.between(0, tile))} ${n(random.between(0, tile))}h${n(random.between(0.8, 2.2))}v${n(random.between(0.8, 2.2))}h-1.4z`;
    if (i % 2) dark += speck;
    else pale += speck;
  }
  return (
    `<pattern id="print" width="${tile}" height="${tile}" patternUnits="userSpaceOnUse"><path d="${dark}" fill="#000" fill-opacity="0.16"/>` +
    `<path d="${pale}" fill="#fff" fill-opacity="0.14"/></pattern>${rect(0, 0, width, height, 'url(#print)')}`
  );
}
