// From rows to the store, one writer per table: parses, looks up whom and what a row points at, refuses what points nowhere.
import type { MovielensTable } from './movielens-files.ts';
import {
  parseLink,
  parseMovie,
  parseRating,
  parseTag,
  parseUser,
  userName,
  type Parsed,
} from './parse-movielens.ts';
import type {
  ImportedLink,
  ImportedMovie,
  ImportedRating,
  ImportedTag,
  ImportedUser,
  ImportMark,
  IngestStore,
  Written,
} from './ports.ts';
import type { Row } from './read-rows.ts';

export type Refuse = (line: number, column: string | null, value: string, reason: string) => void;

export interface PreparedBatch {
  /** Rows that are written. */
  readonly rows: number;
  write(mark: ImportMark, now: number): Promise<Written>;
}

export interface TableWriter {
  prepare(rows: readonly Row[], refuse: Refuse, now: number): Promise<PreparedBatch>;
}

export interface WriterContext {
  readonly dataSet: string;
  /** Source of the titles. */
  readonly titles: string;
  readonly keepKnownTitles: boolean;
  /** The data set has a file of users; a rating by anybody else is refused. */
  readonly usersAreListed: boolean;
}

export async function tableWriter(
  store: IngestStore,
  table: MovielensTable,
  context: WriterContext,
): Promise<TableWriter> {
  switch (table) {
    case 'movies':
      return simpleWriter(parseMovie, (movies: ImportedMovie[], mark, now) =>
        store.putMovies(context.titles, movies, mark, now, context.keepKnownTitles),
      );
    case 'users':
      return simpleWriter(parseUser, (users: ImportedUser[], mark, now) =>
        store.putUsers(context.dataSet, users, mark, now),
      );
    case 'ratings':
      return tasteWriter(
        store,
        context,
        // The rebuilt file of 1M has the rank in time before the time.
        ([user = '', movie = '', stars = '', ...rest]) =>
          parseRating(user, movie, stars, rest.at(-1) ?? '', rest.length > 1 ? rest[0] : ''),
        ({ halfStars, ratedAt, sequence }, profileId, titleId): ImportedRating => ({
          profileId,
          titleId,
          halfStars,
          ratedAt,
          sequence,
        }),
        (ratings, mark, now) => store.putRatings(ratings, mark, now),
      );
    case 'tags':
      return tasteWriter(
        store,
        context,
        parseTag,
        ({ tag, taggedAt }, profileId, titleId): ImportedTag => ({ profileId, titleId, tag, taggedAt }),
        (tags, mark, now) => store.putTags(tags, mark, now),
      );
    default:
      return linkWriter(store, context);
  }
}

function simpleWriter<Value>(
  parse: (fields: readonly string[]) => Parsed<Value>,
  put: (values: Value[], mark: ImportMark, now: number) => Promise<Written>,
): TableWriter {
  return {
    prepare(rows, refuse) {
      const values: Value[] = [];
      for (const { line, fields } of rows) {
        const parsed = parse(fields);
        if ('value' in parsed) values.push(parsed.value);
        else refuse(line, parsed.bad.column, parsed.bad.value, parsed.bad.reason);
      }
      return Promise.resolve({ rows: values.length, write: (mark, now) => put(values, mark, now) });
    },
  };
}

const NO_MOVIE = 'no movie has this id';

async function linkWriter(store: IngestStore, { titles }: WriterContext): Promise<TableWriter> {
  const titleIds = await store.titleIds(titles);
  return {
    prepare(rows, refuse) {
      const links: ImportedLink[] = [];
      for (const { line, fields } of rows) {
        const parsed = parseLink(fields);
        if ('bad' in parsed) {
          refuse(line, parsed.bad.column, parsed.bad.value, parsed.bad.reason);
          continue;
        }
        const { movieId, imdbId, tmdbId } = parsed.value;
        const titleId = titleIds.get(movieId);
        if (titleId === undefined) refuse(line, 'movieId', movieId, NO_MOVIE);
        else links.push({ titleId, movielensId: Number(movieId), imdbId, tmdbId });
      }
      return Promise.resolve({ rows: links.length, write: (mark, now) => store.putLinks(links, mark, now) });
    },
  };
}

/** For rows that a user says of a movie. Users who are listed nowhere are made when they are first seen. */
async function tasteWriter<Value extends { userId: string; movieId: string }, Entry>(
  store: IngestStore,
  { dataSet, titles, usersAreListed }: WriterContext,
  parse: (fields: readonly string[]) => Parsed<Value>,
  toEntry: (value: Value, profileId: number, titleId: number) => Entry,
  put: (entries: Entry[], mark: ImportMark, now: number) => Promise<Written>,
): Promise<TableWriter> {
  const titleIds = await store.titleIds(titles);
  const profileIds = await store.profileIds(dataSet);
  return {
    async prepare(rows, refuse, now) {
      const values: { line: number; value: Value; titleId: number }[] = [];
      const unknown = new Set<string>();
      for (const { line, fields } of rows) {
        const parsed = parse(fields);
        if ('bad' in parsed) {
          refuse(line, parsed.bad.column, parsed.bad.value, parsed.bad.reason);
          continue;
        }
        const { value } = parsed;
        const titleId = titleIds.get(value.movieId);
        if (titleId === undefined) refuse(line, 'movieId', value.movieId, NO_MOVIE);
        else values.push({ line, value, titleId });
        if (titleId !== undefined && !profileIds.has(value.userId)) unknown.add(value.userId);
      }
      if (unknown.size > 0 && !usersAreListed) {
        const users = [...unknown].map((sourceId) => ({
          sourceId,
          name: userName(sourceId),
          attributes: {},
        }));
        await store.putUsers(dataSet, users, null, now);
        for (const [user, id] of await store.profileIds(dataSet, [...unknown])) profileIds.set(user, id);
      }
      const entries: Entry[] = [];
      for (const { line, value, titleId } of values) {
        const profileId = profileIds.get(value.userId);
        if (profileId === undefined) refuse(line, 'userId', value.userId, 'no user has this id');
        else entries.push(toEntry(value, profileId, titleId));
      }
      return { rows: entries.length, write: (mark, now) => put(entries, mark, now) };
    },
  };
}
