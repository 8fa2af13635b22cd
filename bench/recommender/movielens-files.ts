// Reads the MovieLens files that the recommender's benchmarks measure on.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { readLines } from '#adapters/disk/read-lines.ts';

/** The folder of a data set below KINORA_DATA (default ../shared/data); ends the program with a clear line when it is missing. */
export function dataFolder(name: string): string {
  const folder = resolve(process.env['KINORA_DATA'] ?? '../shared/data', name);
  if (!existsSync(folder)) {
    console.error(`Cannot read ${folder}: set KINORA_DATA to the folder that holds ${name}`);
    process.exit(2);
  }
  return folder;
}

/** Calls back with the cells of every line that is not empty. */
export function eachLine(path: string, separator: string, visit: (cells: string[]) => void): void {
  for (const line of readLines(path, 'latin1')) if (line !== '') visit(line.split(separator));
}

/**
 * When a user of the NCF files chose an item, as a place in time, which these files do not tell: from MovieLens-1M, whose rows gave
 * their numbers (users by id, items by their first row). Uses `chronoRank` or else `timestamp` of its ratings.
 */
export function readNcfOrder(): (user: number, item: number) => number {
  const lines = readFileSync(`${dataFolder('movielens-1m')}/ratings.csv`, 'latin1').split(/\r?\n/);
  const columns = (lines[0] ?? '').split(',');
  const at = ['chronoRank', 'timestamp'].map((name) => columns.indexOf(name)).find((place) => place >= 0);
  if (at === undefined)
    throw new Error(`Cannot order the ratings of MovieLens-1M: no time among "${lines[0]}"`);
  const numbers = new Map<string, number>();
  const places = new Map<string, number>();
  for (const line of lines.slice(1)) {
    if (line === '') continue;
    const cells = line.split(',');
    if (!numbers.has(cells[1]!)) numbers.set(cells[1]!, numbers.size);
    places.set(
      `${Number(cells[0]) - 1} ${numbers.get(cells[1]!)}`,
      cells[at] === '' ? -1 : Number(cells[at]),
    );
  }
  return (user, item) => {
    const place = places.get(`${user} ${item}`);
    if (place === undefined)
      throw new Error(`Cannot order item ${item} of user ${user}: MovieLens-1M has no such row`);
    return place;
  };
}
