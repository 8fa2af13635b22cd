// Reads lines of ratings as MovieLens publishes them: `user,movie,stars,time` with a heading, `user::movie::stars::time`, or tabs.

import { RecommenderError } from '../errors.ts';

export interface RatingLine {
  readonly user: number;
  readonly item: number;
  readonly stars: number;
}

/**
 * Calls back with every rating; empty lines and a heading that begins with a word are passed over. One object serves all calls.
 *
 * @throws RecommenderError `invalid-interaction` that quotes the first line that is no rating.
 */
export function readRatings(lines: Iterable<string>, visit: (rating: RatingLine) => void): void {
  let separator = '';
  let number = 0;
  const rating = { user: 0, item: 0, stars: 0 };
  for (const line of lines) {
    number += 1;
    if (line === '') continue;
    if (separator === '') {
      separator = line.includes('::') ? '::' : line.includes('\t') ? '\t' : ',';
      if (/^"?[a-z]/i.test(line)) continue;
    }
    const cells = line.split(separator, 3);
    rating.user = readNumber(cells[0]);
    rating.item = readNumber(cells[1]);
    rating.stars = readNumber(cells[2]);
    if (Number.isNaN(rating.user + rating.item + rating.stars))
      failAtLine(number, line, 'user, movie, stars');
    visit(rating);
  }
}

/** NaN for what is not a number, the empty text included. */
export function readNumber(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? Number.NaN : Number(text);
}

/** Throws `invalid-interaction`. */
export function failAtLine(number: number, line: string, expected: string): never {
  throw new RecommenderError(
    'invalid-interaction',
    `Cannot read line ${number} "${line.slice(0, 80)}": ${expected} are expected`,
  );
}
