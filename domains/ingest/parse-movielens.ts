// Turns the fields of a MovieLens row into values, or says which column is wrong and why.
import type { ImportedMovie, ImportedUser } from './ports.ts';
import { movielensGenres } from './movielens-genres.ts';
import { splitMovieTitle } from './split-movie-title.ts';

/** The column and value at fault. */
export interface BadField {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export type Parsed<Value> = { readonly value: Value } | { readonly bad: BadField };

/** Seconds since 1970: from then to the year 2286. */
const LATEST_SECOND = 9_999_999_999;
/** Largest id: what a 32-bit column of another engine holds. */
const LARGEST_ID = 2_147_483_647;
/** Widths of the columns that keep these. */
const LONGEST_TITLE = 400;
const LONGEST_TAG = 255;

const bad = (column: string, value: string, reason: string): { bad: BadField } => ({
  bad: { column, value, reason },
});

function idOf(text: string): number | null {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return id > 0 && id <= LARGEST_ID ? id : null;
}
const NO_ID = 'is not a whole number above 0';

/** Undefined: not a time. */
function timeOf(text: string): number | null | undefined {
  if (text === '') return null;
  return /^\d{1,10}$/.test(text) && Number(text) <= LATEST_SECOND ? Number(text) * 1000 : undefined;
}
const NO_TIME = 'is not a time in seconds since 1970';

export function parseMovie([id = '', name = '', genres = '']: readonly string[]): Parsed<ImportedMovie> {
  const sourceId = idOf(id);
  if (sourceId === null) return bad('movieId', id, NO_ID);
  const title = splitMovieTitle(name);
  if (title.title === '') return bad('title', name, 'is empty');
  if (title.title.length > LONGEST_TITLE || (title.originalTitle?.length ?? 0) > LONGEST_TITLE)
    return bad('title', name, `is longer than ${LONGEST_TITLE} characters`);
  return { value: { sourceId, ...title, genres: movielensGenres(genres) } };
}

export interface ParsedRating {
  readonly userId: string;
  readonly movieId: string;
  readonly halfStars: number;
  readonly ratedAt: number | null;
  readonly sequence: number | null;
}

/** `rank` is the order in time within the user, where the file has it. */
export function parseRating(
  user: string,
  movie: string,
  stars: string,
  time: string,
  rank = '',
): Parsed<ParsedRating> {
  if (idOf(user) === null) return bad('userId', user, NO_ID);
  if (idOf(movie) === null) return bad('movieId', movie, NO_ID);
  if (!/^(?:[0-4]\.[05]0*|[1-5](?:\.0+)?)$/.test(stars) || Number(stars) === 0)
    return bad('rating', stars, 'stars go from 0.5 to 5 in halves');
  const ratedAt = timeOf(time);
  if (ratedAt === undefined) return bad('timestamp', time, NO_TIME);
  if (rank !== '' && !/^\d{1,9}$/.test(rank)) return bad('chronoRank', rank, 'is not a whole number');
  return {
    value: {
      userId: String(Number(user)),
      movieId: String(Number(movie)),
      halfStars: Number(stars) * 2,
      ratedAt,
      sequence: rank === '' ? null : Number(rank),
    },
  };
}

export interface ParsedTag {
  readonly userId: string;
  readonly movieId: string;
  readonly tag: string;
  readonly taggedAt: number | null;
}

export function parseTag([
  user = '',
  movie = '',
  text = '',
  time = '',
]: readonly string[]): Parsed<ParsedTag> {
  if (idOf(user) === null) return bad('userId', user, NO_ID);
  if (idOf(movie) === null) return bad('movieId', movie, NO_ID);
  const tag = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (tag === '') return bad('tag', text, 'is empty');
  if (tag.length > LONGEST_TAG) return bad('tag', tag, `is longer than ${LONGEST_TAG} characters`);
  const taggedAt = timeOf(time);
  if (taggedAt === undefined) return bad('timestamp', time, NO_TIME);
  return { value: { userId: String(Number(user)), movieId: String(Number(movie)), tag, taggedAt } };
}

export interface ParsedLink {
  readonly movieId: string;
  /** As IMDb writes it: "tt0114709". */
  readonly imdbId: string | null;
  readonly tmdbId: number | null;
}

export function parseLink([movie = '', imdb = '', tmdb = '']: readonly string[]): Parsed<ParsedLink> {
  if (idOf(movie) === null) return bad('movieId', movie, NO_ID);
  if (imdb !== '' && !/^\d{1,10}$/.test(imdb)) return bad('imdbId', imdb, 'is not a number');
  if (tmdb !== '' && idOf(tmdb) === null) return bad('tmdbId', tmdb, NO_ID);
  return {
    value: {
      movieId: String(Number(movie)),
      imdbId: imdb === '' ? null : `tt${imdb.padStart(7, '0')}`,
      tmdbId: tmdb === '' ? null : Number(tmdb),
    },
  };
}

const genders: Readonly<Record<string, string>> = { F: 'female', M: 'male' };
/** The lower ends of the age groups; MovieLens 1M knows no exact age. */
const ageGroups: Readonly<Record<string, string>> = {
  '1': 'under 18',
  '18': '18-24',
  '25': '25-34',
  '35': '35-44',
  '45': '45-49',
  '50': '50-55',
  '56': '56 and over',
};
/** In the order of their numbers, from 0. */
const occupations = [
  'other',
  'teaching',
  'art',
  'office',
  'university student',
  'customer service',
  'health',
  'management',
  'farming',
  'home',
  'school pupil',
  'law',
  'programming',
  'retired',
  'sales',
  'science',
  'self-employed',
  'engineering',
  'craft',
  'unemployed',
  'writing',
];

/** A user of 1M. The zip code is dropped: with gender, age and occupation it would point at single people. */
export function parseUser([
  id = '',
  gender = '',
  age = '',
  occupation = '',
]: readonly string[]): Parsed<ImportedUser> {
  const sourceId = idOf(id);
  if (sourceId === null) return bad('UserID', id, NO_ID);
  const genderName = genders[gender];
  if (genderName === undefined) return bad('Gender', gender, 'is neither F nor M');
  const ageGroup = ageGroups[age];
  if (ageGroup === undefined) return bad('Age', age, `is none of ${Object.keys(ageGroups).join(', ')}`);
  const work = /^\d{1,2}$/.test(occupation) ? occupations[Number(occupation)] : undefined;
  if (work === undefined) return bad('Occupation', occupation, 'is not a number from 0 to 20');
  return {
    value: {
      sourceId: String(sourceId),
      name: userName(String(sourceId)),
      attributes: { gender: genderName, ageGroup, occupation: work },
    },
  };
}

export function userName(sourceId: string): string {
  return `MovieLens ${sourceId}`;
}
