// Search over titles, people and genres, as you type.
import { foldText } from '#engine/text/fold-text.ts';
import { genreNames, type SearchAnswer } from './contract.ts';
import type { ArtAddresses, SearchIndex, TitleStore } from './ports.ts';
import { toCard } from './to-card.ts';

export interface SearchTitlesDeps {
  readonly titles: TitleStore;
  readonly search: SearchIndex;
  readonly art: ArtAddresses;
}

/** People and genres are few beside titles. */
const PEOPLE = 6;
const GENRES = 4;

export async function searchTitles(
  deps: SearchTitlesDeps,
  { q, limit, maturityLimit }: { q: string; limit: number; maturityLimit: number },
): Promise<SearchAnswer> {
  if (foldText(q) === '') return { query: q, correctedTo: null, titles: [], people: [], genres: [] };
  const hits = await deps.search.search(q, { limit, people: PEOPLE, maturityLimit });
  const rows = await deps.titles.byIds(hits.titles);
  const people = await deps.titles.people(hits.people, maturityLimit);
  return {
    query: q,
    correctedTo: hits.correctedTo,
    titles: rows.map((row) => toCard(row, deps.art)),
    people: people.filter(({ titles }) => titles > 0),
    genres: genresNamed(hits.correctedTo ?? q),
  };
}

/** Genres of which a word begins with what was typed: "sci" and "fiction" both find science fiction. */
function genresNamed(text: string): SearchAnswer['genres'] {
  const typed = foldText(text);
  if (typed.length < 2) return [];
  return Object.entries(genreNames)
    .filter(([, name]) => ` ${foldText(name)}`.includes(` ${typed}`))
    .slice(0, GENRES)
    .map(([slug, name]) => ({ slug, name }));
}
