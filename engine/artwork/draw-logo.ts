// Draws the Kinora mark and wordmark as plain outlines that a page can inline: a K whose arms are the beam of a projector.
import { n, svgDocument } from './svg-shapes.ts';

export interface LogoOptions {
  variant: 'mark' | 'wordmark';
  /** Colour of the letters, as SVG takes it; "currentColor" follows the page. */
  colour: string;
  /** Colour of the beam; by default that of the letters. */
  beam?: string;
}

/** The K in a box of 100 x 100: a stem, and a beam that leaves a lens and opens to the right. */
function mark(colour: string, beam: string): string {
  return (
    `<path d="M12 6H32V94H12Z" fill="${colour}"/>` +
    `<path d="M38 50L75 6H98L60 50Z" fill="${beam}"/><path d="M38 50L75 94H98L60 50Z" fill="${beam}" fill-opacity="0.72"/>`
  );
}

const letters = {
  I: { width: 20, d: 'M0 6H20V94H0Z' },
  N: { width: 76, d: 'M0 94V6H19L57 62V6H76V94H57L19 38V94Z' },
  O: { width: 92, d: 'M46 4A46 46 0 1 1 46 96A46 46 0 1 1 46 4ZM46 23A27 27 0 1 0 46 77A27 27 0 1 0 46 23Z' },
  R: {
    width: 72,
    d: 'M0 94V6H38C58 6 69 17 69 34C69 47 62 56 51 60L72 94H50L31 62H19V94ZM19 23V46H36C45 46 50 42 50 34.5C50 27 45 23 36 23Z',
  },
  A: { width: 90, d: 'M0 94L35 6H55L90 94H69L45 30L21 94Z' },
} as const;

/** SVG of the mark (100 x 100) or of the name (about 560 x 100). */
export function drawLogo({ variant, colour, beam = colour }: LogoOptions): string {
  if (variant === 'mark') return svgDocument(100, 100, mark(colour, beam));
  let x = 118;
  let body = mark(colour, beam);
  for (const name of ['I', 'N', 'O', 'R', 'A'] as const) {
    body += `<path transform="translate(${n(x)} 0)" d="${letters[name].d}" fill="${colour}"/>`;
    if (name === 'O') body += `<circle cx="${n(x + 46)}" cy="50" r="11" fill="${beam}"/>`;
    x += letters[name].width + (name === 'R' ? 8 : 20);
  }
  return svgDocument(Math.round(x - 8), 100, body);
}
