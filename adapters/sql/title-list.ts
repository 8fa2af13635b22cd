// The list of titles, the hottest query: its text is put together once per combination of filters and then kept.
import { CompiledQuery } from 'kysely';
import type { TitleFilter, TitleRow } from '#domains/catalog/ports.ts';
import type { Database } from './database.ts';
import { GENRE_PLACE } from './genre-names.ts';

/** Of `assets a`: the same rule as media's `playsNow`, for what was not removed. */
const playing = 'a.plays = 1 and a.removed_at is null';

/**
 * Columns of a card. Each genre is one number of place and id (`genreNames` takes them apart): the engine then need not sort, which
 * costs it a quarter of the whole query.
 */
export const cardColumns = `t.id, t.kind, t.title, t.original_title as originalTitle, t.language, t.year, t.minutes, t.maturity, t.source, t.still,
  (t.free_basis is not null or exists (select 1 from assets a where a.title_id = t.id and ${playing})) as playable,
  (select group_concat(g.position * ${GENRE_PLACE} + g.genre_id) from title_genres g where g.title_id = t.id) as genreIds`;

export type CardRow = Omit<TitleRow, 'genres' | 'playable'> & { playable: number; genreIds: string | null };

interface Order {
  readonly column: string;
  readonly descending: boolean;
}
/** The column behind each order, and whether it falls. Titles without a year are not in the list by year. */
const orders: Record<TitleFilter['sort'], Order> = {
  popular: { column: 't.rating_count', descending: true },
  new: { column: 't.added_at', descending: true },
  title: { column: 't.sort_key', descending: false },
  year: { column: 't.year', descending: true },
};

/** Which titles a limit lets through; the same rule as the domain's `maySee`. */
export function maturityCondition(maturityLimit: number | undefined): { sql: string; values: number[] } {
  return maturityLimit === undefined || maturityLimit >= 18
    ? { sql: '', values: [] }
    : { sql: 't.maturity <= ?', values: [maturityLimit] };
}

const texts = new Map<string, string>();

/** Answers at most `limit + 1` rows with their sort value. */
export async function queryTitleList(
  db: Database,
  filter: TitleFilter,
): Promise<(CardRow & { sortValue: string | number | null })[]> {
  const conditions: string[] = [];
  const values: (string | number | null)[] = [];
  const add = (condition: string, ...bound: (string | number | null)[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  const { column, descending } = orders[filter.sort];
  if (filter.sort === 'year') add('t.year is not null');
  if (filter.after) {
    const [value, id] = filter.after;
    const than = descending ? '<' : '>';
    add(`(${column} ${than}= ? and (${column} ${than} ? or t.id ${than} ?))`, value, value, id);
  }
  if (filter.kind) add('t.kind = ?', filter.kind);
  if (filter.decade !== undefined) add('t.year >= ? and t.year < ?', filter.decade, filter.decade + 10);
  const maturity = maturityCondition(filter.maturityLimit);
  if (maturity.sql) add(maturity.sql, ...maturity.values);
  if (filter.genre !== undefined)
    add(
      't.id in (select tg.title_id from title_genres tg join genres g on g.id = tg.genre_id where g.slug = ?)',
      filter.genre,
    );
  if (filter.channel !== undefined)
    add(
      't.id in (select ct.title_id from channel_titles ct join channels c on c.id = ct.channel_id where c.slug = ?)',
      filter.channel,
    );
  if (filter.country !== undefined)
    add(
      't.id in (select tc.title_id from title_countries tc where tc.country = ?)',
      filter.country.toUpperCase(),
    );
  if (filter.person !== undefined)
    add('t.id in (select c.title_id from credits c where c.person_id = ?)', filter.person);
  if (filter.playable === true)
    add(`(t.free_basis is not null or t.id in (select a.title_id from assets a where ${playing}))`);

  const key = `${filter.sort} ${conditions.join(' ')}`;
  let text = texts.get(key);
  if (text === undefined) {
    const direction = descending ? 'desc' : 'asc';
    text = `select ${cardColumns}, ${column} as sortValue from titles t ${
      conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
    } order by ${column} ${direction}, t.id ${direction} limit ?`;
    texts.set(key, text);
  }
  values.push(filter.limit + 1);
  const { rows } = await db.executeQuery<CardRow & { sortValue: string | number | null }>(
    CompiledQuery.raw(text, values),
  );
  return rows;
}
