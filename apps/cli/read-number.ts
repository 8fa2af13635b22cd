// A number of something on the command line, such as that of a video.
import { InvalidArgumentError } from 'commander';

/** Throws what commander shows as a mistake of usage. */
export function readNumber(value: string): number {
  const number = Number(value);
  if (!/^\d{1,15}$/.test(value) || number === 0) {
    throw new InvalidArgumentError('It is a whole number from 1.');
  }
  return number;
}
