// Finds the mood a title is drawn in: its strongest genre, with an eye for national schools of film making.
import type { ArtworkFacts } from './artwork-facts.ts';

export type Mood =
  | 'noir'
  | 'horror'
  | 'science-fiction'
  | 'western'
  | 'comedy'
  | 'musical'
  | 'romance'
  | 'drama'
  | 'war'
  | 'adventure'
  | 'mystery'
  | 'animation'
  | 'documentary'
  | 'history'
  | 'experimental'
  | 'soviet'
  | 'fantasy'
  | 'crime';

/** Genres as catalogues write them, the strongest first: a western comedy looks like a western. */
const moodOfGenre: readonly (readonly [genre: RegExp, mood: Mood])[] = [
  [/noir/, 'noir'],
  [/horror/, 'horror'],
  [/western/, 'western'],
  [/sci-?fi|science.fiction/, 'science-fiction'],
  [/experimental|avant|abstract|surreal/, 'experimental'],
  [/animation|animated|cartoon|children|kids|family/, 'animation'],
  [/musical|music|dance/, 'musical'],
  [/war/, 'war'],
  [/document|news|actualit|imax|nature/, 'documentary'],
  [/fantasy|fairy|trick/, 'fantasy'],
  [/myster|thriller|suspense/, 'mystery'],
  [/crime|gangster/, 'crime'],
  [/comedy|slapstick|farce/, 'comedy'],
  [/adventure|action|swashbuckl|sport/, 'adventure'],
  [/histor|epic|biogra|biblical|peplum/, 'history'],
  [/roman/, 'romance'],
];

const soviet = /^(su|ussr|suhh|soviet union|soviet)$/i;

/** Whether a title comes from the Soviet Union between the wars, whose posters were a school of their own. */
export function isSovietSchool(facts: ArtworkFacts): boolean {
  return facts.countries.some((c) => soviet.test(c)) && facts.year !== null && facts.year <= 1940;
}

export function moodOf(facts: ArtworkFacts): Mood {
  if (isSovietSchool(facts)) return 'soviet';
  const genres = facts.genres.map((genre) => genre.toLowerCase());
  for (const [pattern, mood] of moodOfGenre) if (genres.some((genre) => pattern.test(genre))) return mood;
  return 'drama';
}
