// The genres that an operator names: those of the service, and those that a title brought with it.
import { genreNames } from './contract.ts';
import { catalogErrors } from './errors.ts';

interface Genre {
  readonly slug: string;
  readonly name: string;
}

const ofService = new Map<string, string>(Object.entries(genreNames));

/** Throws `genre_unknown`. */
export function genresNamed(slugs: readonly string[], had: readonly Genre[]): Genre[] {
  return slugs.map((slug) => {
    const name = ofService.get(slug) ?? had.find((genre) => genre.slug === slug)?.name;
    if (name === undefined) throw catalogErrors.genre_unknown(slug);
    return { slug, name };
  });
}
