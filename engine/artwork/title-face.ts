// Chooses the type face of a title: what its genre and decade would have set it in, as long as the face has the letters.
import type { ArtworkFacts } from './artwork-facts.ts';
import type { Face } from './faces.ts';
import { drawable, faceCovers } from './measure-text.ts';
import type { Mood } from './mood-of.ts';
import { moodOf } from './mood-of.ts';
import { seededRandom } from './seeded-random.ts';

const facesOf: Readonly<Record<Mood, readonly Face[]>> = {
  noir: ['oswald', 'bebas', 'anton', 'playfairItalic'],
  horror: ['cinzel', 'playfair', 'abril', 'anton', 'bebas'],
  'science-fiction': ['bebas', 'anton', 'inter', 'oswald', 'poiret'],
  western: ['abril', 'anton', 'playfair', 'oswald'],
  comedy: ['abril', 'anton', 'limelight', 'playfairItalic', 'inter', 'bebas'],
  musical: ['limelight', 'poiret', 'playfairItalic', 'abril'],
  romance: ['playfairItalic', 'playfair', 'abril', 'cinzel', 'poiret'],
  drama: ['playfair', 'oswald', 'cinzel', 'inter', 'bebas', 'abril', 'playfairItalic'],
  war: ['anton', 'bebas', 'oswald', 'inter'],
  adventure: ['anton', 'abril', 'bebas', 'cinzel', 'oswald'],
  mystery: ['oswald', 'inter', 'playfair', 'bebas', 'anton'],
  crime: ['anton', 'oswald', 'bebas', 'inter', 'playfairItalic'],
  animation: ['abril', 'inter', 'limelight', 'playfairItalic', 'bebas'],
  fantasy: ['cinzel', 'playfairItalic', 'abril', 'limelight'],
  documentary: ['inter', 'oswald', 'bebas', 'playfair'],
  history: ['cinzel', 'playfair', 'abril', 'bebas'],
  experimental: ['inter', 'anton', 'poiret', 'bebas'],
  soviet: ['anton', 'bebas', 'oswald', 'inter'],
};

function decadeFaces(year: number | null): readonly Face[] {
  if (year === null) return [];
  if (year < 1915) return ['playfair', 'abril', 'playfairItalic'];
  if (year < 1940) return ['limelight', 'poiret', 'limelight'];
  if (year < 1955) return ['playfairItalic', 'oswald'];
  if (year < 1975) return ['inter', 'anton'];
  return ['inter', 'oswald', 'bebas'];
}

export interface DrawnTitle {
  /** Empty when no installed face has the script of either title. */
  text: string;
  face: Face;
}

/** The words of a title that can be drawn, and the face to draw them in. */
export function titleFace(facts: ArtworkFacts): DrawnTitle {
  const random = seededRandom(facts.id).fork('face');
  const drawn = [facts.title, facts.originalTitle ?? '']
    .map((title) => drawable('inter', title))
    .find((title) => title !== '');
  const text = drawn ?? (facts.year === null ? '' : String(facts.year));
  const short = text.length <= 16;
  const fitting = [...facesOf[moodOf(facts)], ...decadeFaces(facts.year)].filter(
    (face) =>
      faceCovers(face, text) && (short || (face !== 'poiret' && face !== 'limelight') || text.length < 26),
  );
  const face = random.pick(fitting.length > 0 ? fitting : (['inter', 'oswald', 'playfair'] as const));
  return { text: drawable(face, text), face };
}
