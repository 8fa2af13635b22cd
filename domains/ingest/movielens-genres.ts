// MovieLens' genre names in the words of this service.
import { genreNames, type GenreSlug } from '#domains/catalog/contract.ts';

const slugs: Readonly<Record<string, GenreSlug>> = {
  action: 'action',
  adventure: 'adventure',
  animation: 'animation',
  children: 'family',
  "children's": 'family',
  comedy: 'comedy',
  crime: 'crime',
  documentary: 'documentary',
  drama: 'drama',
  fantasy: 'fantasy',
  'film-noir': 'film-noir',
  horror: 'horror',
  musical: 'musical',
  mystery: 'mystery',
  romance: 'romance',
  'sci-fi': 'science-fiction',
  thriller: 'thriller',
  war: 'war',
  western: 'western',
};

const NONE = '(no genres listed)';

/** "Sci-Fi|Children's" to slugs and names, each once; a genre unknown here keeps its name ("IMAX"). */
export function movielensGenres(text: string): { slug: string; name: string }[] {
  const genres = new Map<string, string>();
  for (const part of text.split('|')) {
    const given = part.trim();
    if (given === '' || given === NONE) continue;
    const known = slugs[given.toLowerCase()];
    const slug =
      known ??
      given
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
        .replaceAll(/^-|-$/g, '')
        .slice(0, 60);
    if (slug !== '') genres.set(slug, known ? genreNames[known] : given.slice(0, 60));
  }
  return [...genres].map(([slug, name]) => ({ slug, name }));
}
