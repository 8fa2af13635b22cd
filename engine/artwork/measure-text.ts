// Measures text set in a face of the artwork, from the table of advance widths.
import type { Face } from './faces.ts';
import { faces } from './faces.ts';
import { glyphWidths } from './glyph-widths.ts';

/** Kerning can widen a pair now and then; every width is given this much room. */
const kerningAllowance = 1.012;

const parsed = new Map<Face, Map<number, number>>();

function widthsOf(face: Face): Map<number, number> {
  const known = parsed.get(face);
  if (known) return known;
  const widths = new Map<number, number>();
  for (const [first, advances] of glyphWidths[face].runs) {
    for (const [i, advance] of advances.split(' ').entries()) {
      if (advance !== '-1') widths.set(first + i, Number(advance));
    }
  }
  parsed.set(face, widths);
  return widths;
}

/** Whether the face has a glyph for every character of the text. */
export function faceCovers(face: Face, text: string): boolean {
  const widths = widthsOf(face);
  for (const character of text) if (!widths.has(character.codePointAt(0) ?? 0)) return false;
  return true;
}

/** Width of a line in ems, tracking included; characters without a glyph count as one em. */
export function textWidth(face: Face, text: string, tracking = faces[face].tracking): number {
  const widths = widthsOf(face);
  let total = 0;
  let count = 0;
  for (const character of text) {
    total += (widths.get(character.codePointAt(0) ?? 0) ?? 1000) / 1000;
    count++;
  }
  return total * kerningAllowance + count * tracking;
}

/** Height of the capitals in ems. */
export function capHeight(face: Face): number {
  return glyphWidths[face].capHeight / 1000;
}

/**
 * What of a text the face can draw: quotes and spaces made plain, accents dropped from letters it lacks, other signs left out.
 * Empty when more than a third of the letters are of scripts the face does not have: half a name is worse than none.
 */
export function drawable(face: Face, text: string): string {
  const widths = widthsOf(face);
  const has = (part: string): boolean => Array.from(part).every((c) => widths.has(c.codePointAt(0) ?? 0));
  let drawn = '';
  let [letters, lost] = [0, 0];
  for (const character of text.normalize('NFC').replaceAll(/\s+/gu, ' ')) {
    const letter = /[\p{L}\p{N}]/u.test(character);
    if (letter) letters++;
    const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '');
    if (has(character)) drawn += character;
    else if (bare !== '' && has(bare)) drawn += bare;
    else if (letter) lost++;
  }
  return lost * 3 > letters ? '' : drawn.replaceAll(/\s+/gu, ' ').trim();
}
