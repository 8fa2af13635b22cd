// Imported rows in the relational store: many rows a statement, each batch in one transaction with the place reached.
import { CompiledQuery } from 'kysely';
import { sortKey } from '#domains/catalog/sort-key.ts';
import type { ImportedMovie, ImportMark, IngestStore, Written } from '#domains/ingest/ports.ts';
import type { Database } from './database.ts';

type Value = string | number | null;

/** Rows in one statement: more is not faster, and engines limit the number of values. */
const ROWS = 250;
/** Ids in one list of a condition. */
const IDS = 500;

export function sqlIngestStore(db: Database): IngestStore {
  const idsBySource = async (
    table: 'titles' | 'profiles',
    source: string,
    sourceIds?: readonly string[],
  ): Promise<Map<string, number>> => {
    const ids = new Map<string, number>();
    for (const part of sourceIds === undefined ? [undefined] : pieces(sourceIds, IDS)) {
      let query = db.selectFrom(table).select(['id', 'source_id as sourceId']).where('source', '=', source);
      if (part !== undefined) query = query.where('source_id', 'in', part);
      for (const { id, sourceId } of await query.execute()) if (sourceId !== null) ids.set(sourceId, id);
    }
    return ids;
  };

  return {
    async mark(file) {
      const row = await db.selectFrom('import_files').selectAll().where('file', '=', file).executeTakeFirst();
      return row
        ? {
            file,
            contentHash: row.content_hash,
            rowsDone: row.rows_done,
            rowsBad: row.rows_bad,
            finished: row.finished !== 0,
          }
        : null;
    },

    async putMark(mark, now) {
      await writeMark(db, mark, now);
    },

    putMovies: (source, movies, mark, now, keepKnown = false) =>
      db.transaction().execute(async (trx) => {
        await writeMark(trx, mark, now);
        return writeMovies(trx, source, movies, now, keepKnown);
      }),

    putUsers: (source, users, mark, now) =>
      db.transaction().execute(async (trx) => {
        if (mark) await writeMark(trx, mark, now);
        return putRows(
          trx,
          profileColumns,
          users.map(({ sourceId, name, attributes }) => [
            null,
            name.slice(0, 40),
            'reel',
            'en',
            0,
            18,
            1,
            1,
            'system',
            1,
            source,
            sourceId,
            JSON.stringify(attributes),
            now,
          ]),
        );
      }),

    putRatings: (ratings, mark, now) =>
      db.transaction().execute(async (trx) => {
        if (mark) await writeMark(trx, mark, now);
        const rows = ratings.map((rating): Value[] => [
          rating.profileId,
          rating.titleId,
          rating.halfStars,
          rating.ratedAt,
          rating.sequence,
        ]);
        return putRows(trx, ratingColumns, latestOf(rows, 2));
      }),

    putTags: (tags, mark, now) =>
      db.transaction().execute(async (trx) => {
        await writeMark(trx, mark, now);
        const rows = tags.map(({ profileId, titleId, tag, taggedAt }): Value[] => [
          profileId,
          titleId,
          tag.toLowerCase(),
          tag,
          taggedAt,
        ]);
        return putRows(trx, tagColumns, latestOf(rows, 3));
      }),

    putLinks: (links, mark, now) =>
      db.transaction().execute(async (trx) => {
        await writeMark(trx, mark, now);
        const rows = links.map((link): Value[] => [link.titleId, link.movielensId, link.imdbId, link.tmdbId]);
        return putRows(trx, linkColumns, latestOf(rows, 1));
      }),

    titleIds: (source) => idsBySource('titles', source),
    profileIds: (source, sourceIds) => idsBySource('profiles', source, sourceIds),

    async refreshRatingMeans() {
      // One statement, and it touches only titles whose figures differ.
      const { numAffectedRows } = await db.executeQuery(
        CompiledQuery.raw(`
          update titles set rating_count = figures.n, rating_mean = figures.mean
          from (select t.id, count(r.half_stars) as n, avg(r.half_stars) / 2.0 as mean
            from titles t left join ratings r on r.title_id = t.id group by t.id) as figures
          where figures.id = titles.id
            and (titles.rating_count <> figures.n or titles.rating_mean is not figures.mean)`),
      );
      return Number(numAffectedRows ?? 0);
    },
  };
}

/** A table that rows are put into: the first `keys` columns find a row again, the `kept` ones are brought up to date. */
interface PutTarget {
  readonly table: string;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  readonly kept: readonly string[];
}

const ratingColumns: PutTarget = {
  table: 'ratings',
  columns: ['profile_id', 'title_id', 'half_stars', 'rated_at', 'sequence'],
  keys: ['profile_id', 'title_id'],
  kept: ['half_stars', 'rated_at', 'sequence'],
};
const tagColumns: PutTarget = {
  table: 'tags',
  columns: ['profile_id', 'title_id', 'tag_key', 'tag', 'tagged_at'],
  keys: ['profile_id', 'title_id', 'tag_key'],
  kept: ['tag', 'tagged_at'],
};
const linkColumns: PutTarget = {
  table: 'links',
  columns: ['title_id', 'movielens_id', 'imdb_id', 'tmdb_id'],
  keys: ['title_id'],
  kept: ['movielens_id', 'imdb_id', 'tmdb_id'],
};
const profileColumns: PutTarget = {
  table: 'profiles',
  columns: [
    'account_id',
    'name',
    'avatar',
    'language',
    'kids',
    'maturity_limit',
    'autoplay_next',
    'autoplay_previews',
    'theme',
    'personalised',
    'source',
    'source_id',
    'attributes',
    'created_at',
  ],
  keys: ['source', 'source_id'],
  kept: ['attributes'],
};
const markColumns: PutTarget = {
  table: 'import_files',
  columns: ['file', 'content_hash', 'rows_done', 'rows_bad', 'finished', 'updated_at'],
  keys: ['file'],
  kept: ['content_hash', 'rows_done', 'rows_bad', 'finished', 'updated_at'],
};

async function writeMark(db: Database, mark: ImportMark, now: number): Promise<void> {
  const { file, contentHash, rowsDone, rowsBad, finished } = mark;
  await putRows(db, markColumns, [[file, contentHash, rowsDone, rowsBad, finished ? 1 : 0, now]]);
}

/**
 * Inserts rows; those whose key is there are brought up to date if they differ. Two statements, so that both kinds can be
 * counted: the second runs only where the first left something out.
 */
async function putRows(
  db: Database,
  target: PutTarget,
  rows: readonly (readonly Value[])[],
): Promise<Written> {
  let added = 0;
  let changed = 0;
  const { table, columns, keys, kept } = target;
  for (const part of pieces(rows, ROWS)) {
    const places = part.map(() => `(${columns.map(() => '?').join(',')})`).join(',');
    const insert = `insert into ${table} (${columns.join(',')}) values ${places} on conflict (${keys.join(',')})`;
    const values = part.flat();
    const run = async (text: string): Promise<number> =>
      Number((await db.executeQuery(CompiledQuery.raw(text, values))).numAffectedRows ?? 0);
    const inserted = await run(`${insert} do nothing`);
    added += inserted;
    if (inserted === part.length) continue;
    const set = kept.map((column) => `${column} = excluded.${column}`).join(', ');
    const differs = kept.map((column) => `${table}.${column} is not excluded.${column}`).join(' or ');
    changed += await run(`${insert} do update set ${set} where ${differs}`);
  }
  return { added, changed };
}

async function writeMovies(
  db: Database,
  source: string,
  movies: readonly ImportedMovie[],
  now: number,
  keepKnown: boolean,
): Promise<Written> {
  const latest = [...new Map(movies.map((movie) => [movie.sourceId, movie])).values()];
  const known = await readKnown(db, source, latest);
  const fresh = latest.filter(({ sourceId }) => !known.has(String(sourceId)));
  for (const part of pieces(fresh, ROWS)) {
    const rows = part.map((movie) =>
      Object.assign(titleColumns(movie), {
        source,
        source_id: String(movie.sourceId),
        rating_count: 0,
        added_at: now,
        updated_at: now,
      }),
    );
    await db.insertInto('titles').values(rows).execute();
  }
  const different = keepKnown
    ? []
    : latest.filter((movie) => {
        const stored = known.get(String(movie.sourceId));
        return (
          stored !== undefined &&
          !stored.edited &&
          stored.facts !== factsOf(titleColumns(movie), slugsOf(movie))
        );
      });
  for (const movie of different) {
    const id = known.get(String(movie.sourceId))?.id ?? 0;
    await db
      .updateTable('titles')
      .set({ ...titleColumns(movie), updated_at: now })
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('title_genres').where('title_id', '=', id).execute();
  }
  await writeGenres(db, source, [...fresh, ...different]);
  return { added: fresh.length, changed: different.length };
}

function titleColumns(movie: ImportedMovie) {
  return {
    kind: movie.kind,
    title: movie.title,
    original_title: movie.originalTitle,
    sort_key: sortKey(movie.title),
    year: movie.year,
    end_year: movie.endYear,
  };
}

function slugsOf({ genres }: ImportedMovie): string {
  return genres.map(({ slug }) => slug).join('|');
}

interface StoredFacts {
  kind: string;
  title: string;
  original_title: string | null;
  year: number | null;
  end_year: number | null;
}

/** What of a title comes from the import, as one comparable text. */
function factsOf(columns: StoredFacts, slugs: string): string {
  const { kind, title, original_title, year, end_year } = columns;
  return JSON.stringify([kind, title, original_title, year, end_year, slugs]);
}

interface KnownMovie {
  readonly id: number;
  readonly facts: string;
  /** By an operator: what was corrected stays. */
  readonly edited: boolean;
}

async function readKnown(
  db: Database,
  source: string,
  movies: readonly ImportedMovie[],
): Promise<Map<string, KnownMovie>> {
  const known = new Map<string, KnownMovie>();
  for (const part of pieces(movies, IDS)) {
    const sourceIds = part.map(({ sourceId }) => String(sourceId));
    const rows = await db
      .selectFrom('titles')
      .select(['id', 'source_id', 'kind', 'title', 'original_title', 'year', 'end_year', 'edited_at'])
      .where('source', '=', source)
      .where('source_id', 'in', sourceIds)
      .execute();
    if (rows.length === 0) continue;
    const genres = await db
      .selectFrom('title_genres')
      .innerJoin('genres', 'genres.id', 'genre_id')
      .select(['title_id', 'slug'])
      .where(
        'title_id',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('position')
      .execute();
    const slugs = Map.groupBy(genres, ({ title_id }) => title_id);
    for (const { id, source_id, edited_at, ...columns } of rows) {
      const joined = (slugs.get(id) ?? []).map(({ slug }) => slug).join('|');
      known.set(source_id, { id, facts: factsOf(columns, joined), edited: edited_at !== null });
    }
  }
  return known;
}

async function writeGenres(db: Database, source: string, movies: readonly ImportedMovie[]): Promise<void> {
  const names = new Map(
    movies.flatMap(({ genres }) => genres.map(({ slug, name }) => [slug, name] as const)),
  );
  const genreIds = new Map(
    (await db.selectFrom('genres').select(['id', 'slug']).execute()).map(({ id, slug }) => [slug, id]),
  );
  for (const [slug, name] of names) {
    if (genreIds.has(slug)) continue;
    const { insertId } = await db.insertInto('genres').values({ slug, name }).executeTakeFirstOrThrow();
    genreIds.set(slug, Number(insertId));
  }
  for (const part of pieces(movies, ROWS)) {
    const titles = await db
      .selectFrom('titles')
      .select(['id', 'source_id'])
      .where('source', '=', source)
      .where(
        'source_id',
        'in',
        part.map(({ sourceId }) => String(sourceId)),
      )
      .execute();
    const ids = new Map(titles.map(({ id, source_id }) => [source_id, id]));
    const rows = part.flatMap(({ sourceId, genres }) =>
      genres.map(({ slug }, position) => ({
        title_id: ids.get(String(sourceId)) ?? 0,
        genre_id: genreIds.get(slug) ?? 0,
        position,
      })),
    );
    if (rows.length > 0) await db.insertInto('title_genres').values(rows).execute();
  }
}

/** The last of rows that agree in their first `keys` columns: one statement may touch a row once. */
function latestOf(rows: readonly Value[][], keys: number): Value[][] {
  const byKey = new Map<string, Value[]>();
  for (const row of rows) byKey.set(row.slice(0, keys).join('\u001F'), row);
  return byKey.size === rows.length ? [...rows] : [...byKey.values()];
}

function* pieces<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
