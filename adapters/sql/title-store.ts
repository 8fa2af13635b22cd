// Titles in the relational store: reading them one by one, in lists and counted, and writing them.
import { CompiledQuery } from 'kysely';
import type { Facets, Link, Person } from '#domains/catalog/contract.ts';
import type { TitleInput, TitleRow, TitleRowDetail, TitleStore } from '#domains/catalog/ports.ts';
import type { Database } from './database.ts';
import { type GenreNames, genreNamesOf } from './genre-names.ts';
import { editTitle, removeTitle } from './edit-title.ts';
import { putTitle } from './put-title.ts';
import { type CardRow, cardColumns, maturityCondition, queryTitleList } from './title-list.ts';

export function sqlTitleStore(db: Database): TitleStore {
  const genres = genreNamesOf(db);
  const read = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
    // node:sqlite's rows have no prototype, which some consumers trip over.
    return rows.map((row) => Object.assign({}, row));
  };

  const people = async (ids: readonly number[], maturityLimit: number): Promise<Person[]> => {
    if (ids.length === 0) return [];
    const maturity = maturityCondition(maturityLimit);
    const rows = await read<Person>(
      `select p.id, p.name, (select count(distinct c.title_id) from credits c join titles t on t.id = c.title_id
         where c.person_id = p.id ${maturity.sql && `and ${maturity.sql}`}) as titles
       from people p where p.id in (${marks(ids)})`,
      [...maturity.values, ...ids],
    );
    return inOrder(ids, rows);
  };

  return {
    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await read<CardRow>(
        `select ${cardColumns} from titles t where t.id in (${marks(ids)})`,
        ids,
      );
      return inOrder(ids, await toTitleRows(rows, genres));
    },

    detail: (id) => readDetail(db, id, read, genres),

    async list(filter) {
      const rows = await queryTitleList(db, filter);
      const titles = await toTitleRows(rows, genres);
      return titles.map((row, index) => ({ row, sortValue: rows[index]?.sortValue ?? null }));
    },

    async putAll(titles: readonly TitleInput[], now: number) {
      return db.transaction().execute(async (trx) => {
        const ids: number[] = [];
        for (const title of titles) ids.push(await putTitle(trx, title, now));
        return ids;
      });
    },

    edit: (id, edit, now) => db.transaction().execute((trx) => editTitle(trx, id, edit, now)),

    remove: (id) => db.transaction().execute((trx) => removeTitle(trx, id)),

    setStill(id, still) {
      return db.transaction().execute(async (trx) => {
        const known = await trx.selectFrom('titles').select('still').where('id', '=', id).executeTakeFirst();
        if (known !== undefined)
          await trx.updateTable('titles').set({ still }).where('id', '=', id).execute();
        return known?.still;
      });
    },

    async count(source) {
      let query = db.selectFrom('titles').select(({ fn }) => fn.countAll<number>().as('n'));
      if (source !== undefined) query = query.where('source', '=', source);
      return Number((await query.executeTakeFirstOrThrow()).n);
    },

    async facets(maturityLimit) {
      const maturity = maturityCondition(maturityLimit);
      const where = maturity.sql && `where ${maturity.sql}`;
      const and = maturity.sql && `and ${maturity.sql}`;
      const count = <Row extends object>(text: string): Promise<Row[]> => read<Row>(text, maturity.values);
      return {
        kinds: await count<Facets['kinds'][number]>(
          `select t.kind, count(*) as titles from titles t ${where} group by t.kind order by 2 desc`,
        ),
        genres: await count<Facets['genres'][number]>(
          `select g.slug, g.name, count(*) as titles from title_genres tg join genres g on g.id = tg.genre_id
           ${maturity.sql && 'join titles t on t.id = tg.title_id'} ${where} group by g.id, g.slug, g.name order by 3 desc, 1`,
        ),
        decades: await count<Facets['decades'][number]>(
          `select t.year - t.year % 10 as decade, count(*) as titles from titles t
           where t.year is not null ${and} group by t.year - t.year % 10 order by 1 desc`,
        ),
        countries: await count<Facets['countries'][number]>(
          `select tc.country, count(*) as titles from title_countries tc
           ${maturity.sql && 'join titles t on t.id = tc.title_id'} ${where} group by tc.country order by 2 desc, 1`,
        ),
      };
    },

    people,

    async person(id, maturityLimit) {
      return (await people([id], maturityLimit))[0] ?? null;
    },

    async bySortKey(key, limit) {
      const rows = await read<CardRow>(
        `select ${cardColumns} from titles t where t.sort_key = ? order by t.rating_count desc, t.id limit ?`,
        [key, limit],
      );
      return toTitleRows(rows, genres);
    },

    links: (after, limit) =>
      read<Link>(
        `select title_id as movieId, movielens_id as movielensId, imdb_id as imdbId, tmdb_id as tmdbId
         from links where title_id > ? order by title_id limit ?`,
        [after, limit + 1],
      ),
  };
}

/** A question mark for each value of a list. */
function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(',');
}

function inOrder<Row extends { id: number }>(ids: readonly number[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function toTitleRows(rows: readonly CardRow[], genres: GenreNames): Promise<TitleRow[]> {
  const titles: TitleRow[] = [];
  for (const row of rows) {
    titles.push({
      id: row.id,
      kind: row.kind,
      title: row.title,
      originalTitle: row.originalTitle,
      language: row.language,
      year: row.year,
      minutes: row.minutes,
      maturity: row.maturity,
      source: row.source,
      playable: row.playable !== 0,
      still: row.still,
      genres: row.genreIds === null ? [] : (genres.known(row.genreIds) ?? (await genres.read(row.genreIds))),
    });
  }
  return titles;
}

async function readDetail(
  db: Database,
  id: number,
  read: <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>,
  genres: GenreNames,
): Promise<TitleRowDetail | null> {
  const [row] = await read<CardRow & DetailColumns>(
    `select ${cardColumns}, t.end_year as endYear, t.synopsis, t.sound, t.picture, t.free_basis as freeBasis,
       t.free_note as freeNote, t.rating_count as ratingCount, t.rating_mean as ratingMean
     from titles t where t.id = ?`,
    [id],
  );
  if (!row) return null;
  const [title] = await toTitleRows([row], genres);
  if (!title) return null;
  const [countries, credits, episodes, channels, links] = await Promise.all([
    db
      .selectFrom('title_countries')
      .select('country')
      .where('title_id', '=', id)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('credits')
      .innerJoin('people', 'people.id', 'credits.person_id')
      .select(['people.id as personId', 'people.name', 'credits.role', 'credits.played as as'])
      .where('title_id', '=', id)
      .orderBy('credits.role', 'desc')
      .orderBy('credits.position')
      .execute(),
    db
      .selectFrom('episodes')
      .select(['id', 'season', 'number', 'title', 'original_title as originalTitle', 'minutes', 'synopsis'])
      .where('title_id', '=', id)
      .orderBy('season')
      .orderBy('number')
      .execute(),
    db
      .selectFrom('channel_titles')
      .innerJoin('channels', 'channels.id', 'channel_titles.channel_id')
      .select(['channels.slug', 'channels.name'])
      .where('title_id', '=', id)
      .orderBy('channels.position')
      .execute(),
    db
      .selectFrom('links')
      .select(['movielens_id as movielensId', 'imdb_id as imdbId', 'tmdb_id as tmdbId'])
      .where('title_id', '=', id)
      .executeTakeFirst(),
  ]);
  return {
    ...title,
    endYear: row.endYear,
    synopsis: row.synopsis,
    sound: row.sound,
    picture: row.picture,
    free: row.freeBasis === null ? null : { basis: row.freeBasis, note: row.freeNote ?? '' },
    countries: countries.map(({ country }) => country),
    credits: credits as TitleRowDetail['credits'],
    episodes,
    channels: channels.map(({ slug, name }) => ({ slug, name: JSON.parse(name) as { en: string } })),
    ratings: { count: row.ratingCount, mean: row.ratingMean },
    links: links ?? null,
  };
}

type DetailColumns = Pick<TitleRowDetail, 'endYear' | 'synopsis' | 'sound' | 'picture'> & {
  freeBasis: string | null;
  freeNote: string | null;
  ratingCount: number;
  ratingMean: number | null;
};
