// Writes one title with all that belongs to it; a title that is there unchanged is not written again.
import type { TitleInput } from '#domains/catalog/ports.ts';
import { sortKey } from '#domains/catalog/sort-key.ts';
import type { Database } from './database.ts';

/** Inserts or updates by source and source id inside the caller's transaction. Answers the id. */
export async function putTitle(db: Database, input: TitleInput, now: number): Promise<number> {
  const columns = {
    kind: input.kind,
    title: input.title,
    original_title: input.originalTitle,
    language: input.language,
    sort_key: sortKey(input.title),
    year: input.year,
    end_year: input.endYear,
    minutes: input.minutes,
    maturity: input.maturity,
    synopsis: input.synopsis,
    sound: input.sound,
    picture: input.picture,
    free_basis: input.free?.basis ?? null,
    free_note: input.free?.note ?? null,
  };
  const existing = await db
    .selectFrom('titles')
    .selectAll()
    .where('source', '=', input.source)
    .where('source_id', '=', input.sourceId)
    .executeTakeFirst();
  if (!existing) {
    const { insertId } = await db
      .insertInto('titles')
      .values({
        ...columns,
        source: input.source,
        source_id: input.sourceId,
        rating_count: 0,
        rating_mean: null,
        added_at: now,
        updated_at: now,
      })
      .executeTakeFirstOrThrow();
    const id = Number(insertId);
    await writeParts(db, id, input);
    return id;
  }
  // What an operator corrected stays as it is.
  if (existing.edited_at !== null) return existing.id;
  const changed = Object.entries(columns).some(
    ([key, value]) => existing[key as keyof typeof columns] !== value,
  );
  if (changed || !(await samePartsStored(db, existing.id, input))) {
    await db
      .updateTable('titles')
      .set({ ...columns, updated_at: now })
      .where('id', '=', existing.id)
      .execute();
    for (const table of ['title_genres', 'title_countries', 'credits'] as const) {
      await db.deleteFrom(table).where('title_id', '=', existing.id).execute();
    }
    await writeParts(db, existing.id, input);
  }
  return existing.id;
}

async function samePartsStored(db: Database, id: number, input: TitleInput): Promise<boolean> {
  const genres = await db
    .selectFrom('title_genres')
    .innerJoin('genres', 'genres.id', 'genre_id')
    .select('slug')
    .where('title_id', '=', id)
    .orderBy('position')
    .execute();
  const credits = await db
    .selectFrom('credits')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['name', 'role', 'played'])
    .where('title_id', '=', id)
    .orderBy('role')
    .orderBy('position')
    .execute();
  const countries = await db
    .selectFrom('title_countries')
    .select('country')
    .where('title_id', '=', id)
    .orderBy('position')
    .execute();
  const episodes = await db
    .selectFrom('episodes')
    .select(['season', 'number', 'title', 'original_title', 'minutes', 'synopsis'])
    .where('title_id', '=', id)
    .orderBy('season')
    .orderBy('number')
    .execute();
  const stored = [
    genres.map((g) => g.slug),
    credits.map((c) => [c.role, c.name, c.played]),
    countries.map((c) => c.country),
    episodes.map((e) => Object.values(e)),
  ];
  const given = [
    input.genres.map((g) => g.slug),
    input.credits.toSorted((a, b) => a.role.localeCompare(b.role)).map((c) => [c.role, c.name, c.as]),
    input.countries,
    input.episodes
      .toSorted((a, b) => a.season - b.season || a.number - b.number)
      .map((e) => [e.season, e.number, e.title, e.originalTitle, e.minutes, e.synopsis]),
  ];
  return JSON.stringify(stored) === JSON.stringify(given);
}

async function writeParts(db: Database, id: number, input: TitleInput): Promise<void> {
  for (const [position, genre] of input.genres.entries()) {
    const genreId = await findOrInsertGenre(db, genre);
    await db.insertInto('title_genres').values({ title_id: id, genre_id: genreId, position }).execute();
  }
  for (const [position, country] of input.countries.entries()) {
    await db.insertInto('title_countries').values({ title_id: id, country, position }).execute();
  }
  const places = new Map<string, number>();
  for (const credit of input.credits) {
    const position = places.get(credit.role) ?? 0;
    places.set(credit.role, position + 1);
    const personId = await findOrInsertPerson(db, credit.name);
    await db
      .insertInto('credits')
      .values({ title_id: id, person_id: personId, role: credit.role, position, played: credit.as })
      .execute();
  }
  for (const episode of input.episodes) await putEpisode(db, id, episode);
}

/** Episodes keep their ids when their text changes: progress points at them. */
async function putEpisode(
  db: Database,
  titleId: number,
  episode: TitleInput['episodes'][number],
): Promise<void> {
  const text = {
    title: episode.title,
    original_title: episode.originalTitle,
    minutes: episode.minutes,
    synopsis: episode.synopsis,
  };
  const { numUpdatedRows } = await db
    .updateTable('episodes')
    .set(text)
    .where('title_id', '=', titleId)
    .where('season', '=', episode.season)
    .where('number', '=', episode.number)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await db
    .insertInto('episodes')
    .values({ title_id: titleId, season: episode.season, number: episode.number, ...text })
    .execute();
}

export async function findOrInsertGenre(
  db: Database,
  genre: { slug: string; name: string },
): Promise<number> {
  const known = await db.selectFrom('genres').select('id').where('slug', '=', genre.slug).executeTakeFirst();
  if (known) return known.id;
  const { insertId } = await db.insertInto('genres').values(genre).executeTakeFirstOrThrow();
  return Number(insertId);
}

async function findOrInsertPerson(db: Database, name: string): Promise<number> {
  const nameKey = name.normalize('NFC').toLowerCase();
  const known = await db.selectFrom('people').select('id').where('name_key', '=', nameKey).executeTakeFirst();
  if (known) return known.id;
  const { insertId } = await db
    .insertInto('people')
    .values({ name, name_key: nameKey })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}
