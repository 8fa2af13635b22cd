// Titles in the relational store: each list is one query for the rows and one for their genres.
import { type SelectQueryBuilder, sql } from 'kysely';
import type {
  TitleFilter,
  TitleInput,
  TitleRow,
  TitleRowDetail,
  TitleStore,
} from '#domains/catalog/ports.ts';
import type { Database, Tables } from './database.ts';
import { putTitle } from './put-title.ts';

const cardColumns = [
  'titles.id',
  'titles.kind',
  'titles.title',
  'titles.original_title as originalTitle',
  'titles.language',
  'titles.year',
  'titles.minutes',
  'titles.maturity',
  'titles.source',
  sql<number>`(titles.free_basis is not null or exists (select 1 from assets where assets.title_id = titles.id and assets.state = 'ready'))`.as(
    'playable',
  ),
] as const;

/** The column behind each order, whether it falls, and what stands for null in it. */
const orders = {
  popular: { column: 'titles.rating_count', descending: true },
  new: { column: 'titles.added_at', descending: true },
  title: { column: 'titles.sort_key', descending: false },
  year: { column: 'titles.year', descending: true },
} as const;

type CardRow = Omit<TitleRow, 'genres' | 'kind' | 'playable'> & { kind: string; playable: number };

export function sqlTitleStore(db: Database): TitleStore {
  return {
    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await db.selectFrom('titles').select(cardColumns).where('id', 'in', ids).execute();
      const withGenres = await addGenres(db, rows);
      const byId = new Map(withGenres.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    detail: (id) => readDetail(db, id),

    async list(filter) {
      const order = orders[filter.sort];
      let query = db
        .selectFrom('titles')
        .select(cardColumns)
        .select(sql<string | number | null>`${sql.ref(order.column)}`.as('sortValue'));
      query = applyFilter(query, filter);
      if (order.column === 'titles.year') query = query.where('titles.year', 'is not', null);
      if (filter.after) {
        const [value, id] = filter.after;
        const comparison = order.descending ? '<' : '>';
        query = query.where((eb) =>
          eb.or([
            eb(order.column, comparison, value as never),
            eb.and([eb(order.column, '=', value as never), eb('titles.id', comparison, id)]),
          ]),
        );
      }
      const direction = order.descending ? 'desc' : 'asc';
      const rows = await query
        .orderBy(order.column, direction)
        .orderBy('titles.id', direction)
        .limit(filter.limit + 1)
        .execute();
      const titles = await addGenres(db, rows);
      return titles.map((row, index) => ({ row, sortValue: rows[index]?.sortValue ?? null }));
    },

    async putAll(titles: readonly TitleInput[], now: number) {
      return db.transaction().execute(async (trx) => {
        const ids: number[] = [];
        for (const title of titles) ids.push(await putTitle(trx, title, now));
        return ids;
      });
    },

    async count(source) {
      let query = db.selectFrom('titles').select(({ fn }) => fn.countAll<number>().as('n'));
      if (source !== undefined) query = query.where('source', '=', source);
      return Number((await query.executeTakeFirstOrThrow()).n);
    },
  };
}

function applyFilter<O>(
  query: SelectQueryBuilder<Tables, 'titles', O>,
  filter: TitleFilter,
): SelectQueryBuilder<Tables, 'titles', O> {
  let q = query;
  if (filter.kind) q = q.where('titles.kind', '=', filter.kind);
  if (filter.decade !== undefined)
    q = q.where('titles.year', '>=', filter.decade).where('titles.year', '<', filter.decade + 10);
  if (filter.maturityLimit !== undefined && filter.maturityLimit < 18)
    q = q.where('titles.maturity', '<=', filter.maturityLimit);
  const { genre, channel, country, person, playable } = filter;
  if (genre !== undefined) {
    q = q.where('titles.id', 'in', (eb) =>
      eb
        .selectFrom('title_genres')
        .innerJoin('genres', 'genres.id', 'title_genres.genre_id')
        .select('title_genres.title_id')
        .where('genres.slug', '=', genre),
    );
  }
  if (channel !== undefined) {
    q = q.where('titles.id', 'in', (eb) =>
      eb
        .selectFrom('channel_titles')
        .innerJoin('channels', 'channels.id', 'channel_titles.channel_id')
        .select('channel_titles.title_id')
        .where('channels.slug', '=', channel),
    );
  }
  if (country !== undefined) {
    q = q.where('titles.id', 'in', (eb) =>
      eb.selectFrom('title_countries').select('title_id').where('country', '=', country),
    );
  }
  if (person !== undefined) {
    q = q.where('titles.id', 'in', (eb) =>
      eb.selectFrom('credits').select('title_id').where('person_id', '=', person),
    );
  }
  if (playable === true) {
    q = q.where((eb) =>
      eb.or([
        eb('titles.free_basis', 'is not', null),
        eb('titles.id', 'in', (inner) =>
          inner.selectFrom('assets').select('title_id').where('state', '=', 'ready'),
        ),
      ]),
    );
  }
  return q;
}

async function addGenres<Row extends CardRow>(db: Database, rows: readonly Row[]): Promise<TitleRow[]> {
  if (rows.length === 0) return [];
  const genres = await db
    .selectFrom('title_genres')
    .innerJoin('genres', 'genres.id', 'title_genres.genre_id')
    .select(['title_genres.title_id as titleId', 'genres.slug', 'genres.name'])
    .where(
      'title_genres.title_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('title_genres.position')
    .execute();
  const byTitle = Map.groupBy(genres, (genre) => genre.titleId);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'series' ? 'series' : 'film',
    title: row.title,
    originalTitle: row.originalTitle,
    language: row.language,
    year: row.year,
    minutes: row.minutes,
    maturity: row.maturity,
    source: row.source,
    playable: row.playable !== 0,
    genres: (byTitle.get(row.id) ?? []).map(({ slug, name }) => ({ slug, name })),
  }));
}

async function readDetail(db: Database, id: number): Promise<TitleRowDetail | null> {
  const row = await db
    .selectFrom('titles')
    .select(cardColumns)
    .select([
      'end_year',
      'synopsis',
      'sound',
      'picture',
      'free_basis',
      'free_note',
      'rating_count',
      'rating_mean',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const [title] = await addGenres(db, [row]);
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
    endYear: row.end_year,
    synopsis: row.synopsis,
    sound: row.sound as TitleRowDetail['sound'],
    picture: row.picture as TitleRowDetail['picture'],
    free: row.free_basis === null ? null : { basis: row.free_basis, note: row.free_note ?? '' },
    countries: countries.map(({ country }) => country),
    credits: credits as TitleRowDetail['credits'],
    episodes,
    channels: channels.map(({ slug, name }) => ({ slug, name: JSON.parse(name) as { en: string } })),
    ratings: { count: row.rating_count, mean: row.rating_mean },
    links: links ?? null,
  };
}
