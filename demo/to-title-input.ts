// A title of the demo catalogue as the catalogue stores it.
import { genreNames } from '#domains/catalog/contract.ts';
import type { TitleInput } from '#domains/catalog/ports.ts';
import type { TitleFacts } from './catalogue/title-facts.ts';

/** Source of everything that came with the demo; the id there is the slug. */
export const DEMO_SOURCE = 'demo';

export function toTitleInput(facts: TitleFacts): TitleInput {
  const { title, originalTitle, directors, cast } = facts;
  return {
    kind: facts.kind,
    title,
    originalTitle: originalTitle === title ? null : originalTitle,
    language: facts.language,
    year: facts.year,
    endYear: facts.endYear ?? null,
    minutes: facts.minutes,
    maturity: facts.maturity,
    synopsis: facts.synopsis,
    sound: facts.sound,
    picture: facts.picture,
    free: facts.freeBecause,
    source: DEMO_SOURCE,
    sourceId: facts.slug,
    genres: facts.genres.map((slug) => ({ slug, name: genreNames[slug] })),
    countries: facts.countries,
    credits: [
      ...directors.map((name) => ({ name, role: 'director' as const, as: null })),
      ...cast.map(({ name, as }) => ({ name, role: 'cast' as const, as: as ?? null })),
    ],
    episodes: (facts.episodes ?? []).map((episode) => ({
      season: 1,
      number: episode.number,
      title: episode.title,
      originalTitle: episode.originalTitle ?? null,
      minutes: episode.minutes,
      synopsis: episode.synopsis,
    })),
  };
}
