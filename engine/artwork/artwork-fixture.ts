// Facts for the tests of the artwork: real titles of many genres and decades, and titles that mean harm.
import type { ArtworkFacts } from './artwork-facts.ts';

const film = (facts: Partial<ArtworkFacts> & { title: string }): ArtworkFacts => ({
  id: facts.title,
  year: 1925,
  genres: [],
  directors: [],
  cast: [],
  countries: [],
  kind: 'film',
  ...facts,
});

export const nosferatu = film({
  id: 'nosferatu-1922',
  title: 'Nosferatu',
  originalTitle: 'Nosferatu, eine Symphonie des Grauens',
  year: 1922,
  genres: ['Horror'],
  directors: ['F. W. Murnau'],
  cast: ['Max Schreck', 'Greta Schröder', 'Gustav von Wangenheim'],
  countries: ['DE'],
  minutes: 94,
});

const genres = [
  'Film-Noir',
  'Horror',
  'Sci-Fi',
  'Western',
  'Comedy',
  'Musical',
  'Romance',
  'Drama',
  'War',
  'Adventure',
  'Mystery',
  'Crime',
  'Animation',
  'Fantasy',
  'Documentary',
  'History',
  'Experimental',
];
const words = [
  'The Silent',
  'Lady',
  'of the',
  'Station',
  'Return',
  'Golden',
  'Last',
  'Hour',
  'Man',
  'Without',
  'Moon',
  'Garden',
  'Castle',
  'Who',
  'Laughs',
  'Storm',
  'Seven',
  'Letters',
  'Road',
  'Home',
];

const plainWords = [
  'Without',
  'Letters',
  'Seven',
  'Beyond',
  'Promise',
  'Cousin',
  'Quiet',
  'Bread',
  'Fortune',
  'Stranger',
  'Orphan',
  'Third',
];

/** As many different titles as asked for, spread over genres, decades and lengths. */
export const manyFacts = (count: number): ArtworkFacts[] =>
  Array.from({ length: count }, (_, i) =>
    film({
      id: `many-${i}`,
      title: Array.from({ length: 1 + (i % 5) }, (_w, k) => {
        const from = i % 2 === 0 ? plainWords : words;
        return from[(i * 7 + k * 11 + (i >> 3)) % from.length] ?? '';
      }).join(' '),
      year: 1895 + ((i * 13) % 120),
      genres: [genres[i % genres.length] ?? 'Drama'],
      directors: i % 3 === 0 ? [] : ['Lois Weber', 'Oscar Micheaux'].slice(0, 1 + (i % 2)),
      cast: i % 4 === 0 ? [] : ['Asta Nielsen', 'Sessue Hayakawa', 'Musidora'],
      countries: i % 9 === 0 ? ['SU'] : ['US'],
    }),
  );

export const hostileFacts: readonly ArtworkFacts[] = [
  film({ title: '<script>alert("x")</script> & \'co\'' }),
  film({ title: 'Everlasting '.repeat(25).trim() }),
  film({ title: 'x'.repeat(300) }),
  film({ title: 'M', year: 1931, genres: ['Crime'] }),
  film({ title: 'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb', year: 1964 }),
  film({ title: 'No year', year: null }),
  film({ title: '', year: null }),
  film({ title: '🎬 Emoji ❤️ and \u0000 control \ud800 halves' }),
  film({ title: 'مسافر', originalTitle: 'مسافر', year: 1974, directors: ['عباس کیارستمی'] }),
  film({ title: '七人の侍', originalTitle: 'Shichinin no samurai', year: 1954 }),
  film({ title: 'Человек с киноаппаратом', year: 1929, countries: ['SU'] }),
  film({ title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk' }),
  film({
    title: ']]> -- &amp; %00',
    genres: ['<b>', ''],
    countries: ['', 'XX', '??'],
    kind: 'series',
    minutes: Number.NaN,
  }),
];

export interface DrawnText {
  text: string;
  x: number;
  y: number;
  size: number;
  attributes: string;
  fill: string;
  spacing: number;
}

/** The text elements of an SVG, as written by lineSvg. */
export function textsOf(svg: string): DrawnText[] {
  return [
    ...svg.matchAll(
      /<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)" (font-family="[^"]+" font-weight="\d+"(?: font-style="italic")?) fill="(#[0-9a-f]{6})"(?: letter-spacing="([-\d.]+)")?[^>]*>([^<]*)<\/text>/g,
    ),
  ].map(([, x, y, size, attributes, fill, spacing, text]) => ({
    x: Number(x),
    y: Number(y),
    size: Number(size),
    attributes: attributes ?? '',
    fill: fill ?? '',
    spacing: Number(spacing ?? 0),
    text: (text ?? '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  }));
}
