// The name of a genre in the language in use; a genre that has no translation keeps the name it came with.
import type { Translate } from './create-translator.ts';
import type { MessageKey } from './messages/en.ts';

/** Slugs that every language has a word for. */
export const translatedGenres = [
  'action',
  'adventure',
  'animation',
  'biography',
  'children',
  'comedy',
  'crime',
  'documentary',
  'drama',
  'experimental',
  'family',
  'fantasy',
  'film-noir',
  'history',
  'horror',
  'imax',
  'music',
  'musical',
  'mystery',
  'romance',
  'science-fiction',
  'sci-fi',
  'short',
  'sport',
  'thriller',
  'war',
  'western',
] as const;
type TranslatedGenre = (typeof translatedGenres)[number];
const known: ReadonlySet<string> = new Set(translatedGenres);

function isTranslated(slug: string): slug is TranslatedGenre {
  return known.has(slug);
}

export function genreName(genre: { slug: string; name: string }, t: Translate): string {
  const key: MessageKey | null = isTranslated(genre.slug) ? `genre.${genre.slug}` : null;
  return key ? t(key) : genre.name;
}
