// The small print of a poster: who made it, who is in it, when and where.
import type { ArtworkFacts } from './artwork-facts.ts';
import { drawable, textWidth } from './measure-text.ts';
import type { Face } from './faces.ts';
import { lineSvg } from './set-text.ts';

export interface CreditsPlace {
  /** Start, middle or end of the lines, as `align` says. */
  x: number;
  /** Base line of the last line. */
  bottom: number;
  width: number;
  align: 'start' | 'middle' | 'end';
  fill: string;
  /** Size of the lines with names, in units of the poster. */
  size: number;
}

const names = (people: readonly string[], most: number): string[] =>
  people
    .slice(0, most)
    .map((name) => drawable('oswaldLight', name))
    .filter((name) => name !== '');

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const shortNames: Readonly<Record<string, string>> = {
  US: 'USA',
  GB: 'Great Britain',
  SU: 'USSR',
  SUHH: 'USSR',
  CSHH: 'Czechoslovakia',
  CS: 'Czechoslovakia',
  YU: 'Yugoslavia',
  DD: 'East Germany',
};

/** A country as a poster names it; what is not an ISO 3166 code is taken for a name. */
function countryName(country: string): string {
  if (!/^[A-Z]{2,4}$/.test(country)) return country;
  return shortNames[country] ?? (country.length === 2 ? (regions.of(country) ?? '') : '');
}

/** The lines of the credits, the most important first. */
export function creditLines(facts: ArtworkFacts): string[] {
  const directors = names(facts.directors, 2);
  const cast = names(facts.cast, 4);
  const places = names(facts.countries.map(countryName), 2);
  const when = [
    facts.year === null ? '' : String(facts.year),
    ...places,
    facts.minutes === undefined ? '' : `${Math.round(facts.minutes)} min`,
    directors.length === 0
      ? facts.genres
          .slice(0, 3)
          .map((genre) => drawable('oswaldLight', genre))
          .filter((genre) => genre !== '')
          .join(', ')
      : '',
  ].filter((part) => part !== '');
  const made = facts.kind === 'series' ? 'A series by' : 'A film by';
  return [
    directors.length === 0 ? '' : `${made} ${directors.join(' & ')}`,
    cast.length === 0 ? '' : `with ${cast.join(', ')}`,
    when.join('  •  '),
  ].filter((text) => text !== '');
}

/** Sets the credits upwards from a base line; gives the SVG and the top of the block. */
export function setCredits(facts: ArtworkFacts, place: CreditsPlace): { svg: string; top: number } {
  const lines = creditLines(facts);
  // A title known by year and genre alone has one line; it may speak up.
  const scale = lines.length === 1 ? 1.3 : 1;
  let y = place.bottom;
  let svg = '';
  for (const [i, raw] of [...lines.entries()].reverse()) {
    const face: Face = i === 0 && lines.length > 1 ? 'oswald' : 'oswaldLight';
    const text = raw.toLocaleUpperCase('en');
    const tracking = face === 'oswald' ? 0.08 : 0.1;
    const width = textWidth(face, text, tracking);
    const size = Math.min(place.size * scale * (face === 'oswald' ? 1.06 : 0.94), place.width / width);
    const x = place.x - (place.align === 'start' ? 0 : width * size * (place.align === 'middle' ? 0.5 : 1));
    svg += lineSvg({ text, x, y, size, width: width * size }, face, place.fill, tracking);
    y -= place.size * 1.62;
  }
  return { svg, top: y + place.size * 0.6 };
}
