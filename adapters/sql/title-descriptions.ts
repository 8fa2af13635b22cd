// Reads what the catalogue and its tags say of titles, some hundred titles at a time.
import type { TitleDescription, TitleDescriptionReader } from '#domains/recommend/ports.ts';
import type { Database } from './database.ts';

const BATCH = 500;

export function sqlTitleDescriptions(db: Database): TitleDescriptionReader {
  return {
    async *descriptions(only) {
      if (only) {
        const ids = [...new Set(only)].sort((a, b) => a - b);
        for (let from = 0; from < ids.length; from += BATCH)
          yield* await read(db, ids.slice(from, from + BATCH));
        return;
      }
      for (let after = 0; ;) {
        const rows = await db
          .selectFrom('titles')
          .select('id')
          .where('id', '>', after)
          .orderBy('id')
          .limit(BATCH)
          .execute();
        const last = rows.at(-1);
        if (!last) return;
        yield* await read(
          db,
          rows.map(({ id }) => id),
        );
        after = last.id;
      }
    },
  };
}

async function read(db: Database, ids: readonly number[]): Promise<TitleDescription[]> {
  const titles = await db
    .selectFrom('titles')
    .select(['id', 'title', 'year', 'synopsis'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  const genres = Map.groupBy(
    await db
      .selectFrom('title_genres')
      .innerJoin('genres', 'genres.id', 'title_genres.genre_id')
      .select(['title_id', 'slug as value'])
      .where('title_id', 'in', ids)
      .orderBy('position')
      .execute(),
    (row) => row.title_id,
  );
  const people = Map.groupBy(
    await db
      .selectFrom('credits')
      .innerJoin('people', 'people.id', 'credits.person_id')
      .select(['title_id', 'name as value'])
      .distinct()
      .where('title_id', 'in', ids)
      .orderBy('value')
      .execute(),
    (row) => row.title_id,
  );
  // What people who want no profiling said is not learnt from, their tags neither.
  const tags = Map.groupBy(
    await db
      .selectFrom('tags')
      .innerJoin('profiles', 'profiles.id', 'tags.profile_id')
      .select(['title_id', 'tag_key as value'])
      .where('title_id', 'in', ids)
      .where('personalised', '=', 1)
      .orderBy('value')
      .execute(),
    (row) => row.title_id,
  );
  const values = (of: Map<number, { value: string }[]>, id: number): string[] =>
    (of.get(id) ?? []).map(({ value }) => value);
  return titles.map((title) => ({
    ...title,
    genres: values(genres, title.id),
    people: values(people, title.id),
    tags: values(tags, title.id),
  }));
}
