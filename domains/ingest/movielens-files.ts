// The files of the MovieLens data sets: which there are, how they are written, and their columns.
import type { TableSyntax } from './read-rows.ts';

export type MovielensFormat = 'latest' | '1m';
export type MovielensTable = 'movies' | 'users' | 'ratings' | 'tags' | 'links';

export interface MovielensFile {
  readonly name: string;
  readonly table: MovielensTable;
  readonly syntax: TableSyntax;
  readonly columns: readonly string[];
  /** The first line names the columns. */
  readonly header: boolean;
}

const csv: TableSyntax = { separator: ',', encoding: 'utf-8' };
const dat: TableSyntax = { separator: '::', encoding: 'iso-8859-1' };
const file = (
  table: MovielensTable,
  name: string,
  syntax: TableSyntax,
  columns: readonly string[],
): MovielensFile => ({ table, name, syntax, columns, header: syntax === csv });

/** In the order in which they are read: what others point at comes first. Each entry is a choice: the first that is there is taken. */
export const movielensFiles: Record<MovielensFormat, readonly (readonly MovielensFile[])[]> = {
  /** Also 20M, 25M and 32M, which are written alike. */
  latest: [
    [file('movies', 'movies.csv', csv, ['movieId', 'title', 'genres'])],
    [file('ratings', 'ratings.csv', csv, ['userId', 'movieId', 'rating', 'timestamp'])],
    [file('tags', 'tags.csv', csv, ['userId', 'movieId', 'tag', 'timestamp'])],
    [file('links', 'links.csv', csv, ['movieId', 'imdbId', 'tmdbId'])],
  ],
  '1m': [
    [file('movies', 'movies.dat', dat, ['MovieID', 'Title', 'Genres'])],
    [file('users', 'users.dat', dat, ['UserID', 'Gender', 'Age', 'Occupation', 'Zip-code'])],
    [
      file('ratings', 'ratings.dat', dat, ['UserID', 'MovieID', 'Rating', 'Timestamp']),
      file('ratings', 'ratings.csv', csv, ['userId', 'movieId', 'rating', 'chronoRank', 'timestamp']),
    ],
  ],
};
