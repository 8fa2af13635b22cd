// The names of genres by id: a few dozen rows that every list needs, kept in memory.
import type { TitleRow } from '#domains/catalog/ports.ts';
import type { Database } from './database.ts';

type Genres = TitleRow['genres'];

export interface GenreNames {
  /** The genres of "3,1000007" in the order of their places; undefined before they were read once. */
  known(ids: string): Genres | undefined;
  read(ids: string): Promise<Genres>;
}

/** What the place of a genre in its title is multiplied by before the genre's id is added. */
export const GENRE_PLACE = 1_000_000;
/** Combinations kept; a catalogue has a few hundred. */
const COMBINATIONS = 5000;

/** Genres are never renamed or removed, so what was read stays right. */
export function genreNamesOf(db: Database): GenreNames {
  const byIds = new Map<string, Genres>();
  return {
    known: (ids) => byIds.get(ids),
    async read(ids) {
      const wanted = ids
        .split(',')
        .map(Number)
        .sort((a, b) => a - b)
        .map((placed) => placed % GENRE_PLACE);
      const rows = await db.selectFrom('genres').selectAll().where('id', 'in', wanted).execute();
      const byId = new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]));
      const genres = wanted.flatMap((id) => byId.get(id) ?? []);
      if (byIds.size >= COMBINATIONS) byIds.clear();
      byIds.set(ids, genres);
      return genres;
    },
  };
}
