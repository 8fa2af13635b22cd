// What preparation finds in MovieLens, and how long it takes: `node bench/recommender/prepare-movielens.ts --out=FILE`.
//
// 1M and latest-small: titles first, then ratings with the year of their title. `--examples` shows rows, which the licence of the
// data does not allow to be passed on.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

import {
  addAggregates,
  addTimeFeatures,
  checkRanges,
  cleanText,
  collectInteractions,
  createPipeline,
  dropDuplicates,
  fillMissing,
  formatReport,
  joinFields,
  keepCore,
  parseTypes,
  renameFields,
  splitList,
  splitTitleYear,
} from '#engine/recommender/src/index.ts';
import type { Row } from '#engine/recommender/src/index.ts';

import { dataFolder } from './movielens-files.ts';

const examples = process.argv.includes('--examples');
const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};

/** Cells of a line of CSV: titles are quoted where they hold a comma. */
function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(cells, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

function readRows(path: string, separator: string, fields?: readonly string[]): Row[] {
  const rows: Row[] = [];
  let names = fields;
  const quoted = separator === ',';
  // The published CSV sets are UTF-8, the older `::` files Latin-1.
  for (const line of readFileSync(path, quoted ? 'utf8' : 'latin1').split(/\r?\n/)) {
    if (line === '') continue;
    const cells = quoted ? cellsOf(line) : line.split(separator);
    if (names) rows.push(Object.fromEntries(names.map((name, i) => [name, cells[i]])));
    else names = cells;
  }
  return rows;
}

const ids = { userId: 'user', movieId: 'item', rating: 'value', timestamp: 'time' };

function prepare(name: string, titleRows: readonly Row[], ratingRows: readonly Row[]): void {
  const begun = performance.now();
  const titles = createPipeline([
    renameFields(ids),
    parseTypes({ item: 'id', title: 'text', genres: 'text' }),
    fillMissing({ item: 'drop', title: 'drop' }),
    cleanText(['title', 'genres']),
    splitTitleYear(),
    splitList('genres'),
    dropDuplicates({ key: ['item'] }),
  ]).run(titleRows);
  const ratings = createPipeline([
    renameFields(ids),
    parseTypes({ user: 'id', item: 'id', value: 'number', time: 'integer' }),
    fillMissing({ user: 'drop', item: 'drop', value: 'drop' }),
    checkRanges({
      value: { low: 0.5, high: 5, outside: 'drop' },
      time: { low: 0, high: 4_102_444_800, outside: 'clear' },
    }),
    dropDuplicates({ key: ['user', 'item'], keep: 'newest' }),
    keepCore({ user: 5, item: 5 }),
    joinFields({ by: 'item', from: titles.rows, key: 'item', fields: ['year'] }),
    addAggregates({ by: 'user', count: 'activity', mean: 'userMean' }),
    addAggregates({ by: 'item', count: 'popularity', mean: 'itemMean' }),
    addTimeFeatures(),
  ]).run(ratingRows);
  const seconds = (performance.now() - begun) / 1000;
  const data = collectInteractions(ratings.rows);
  print(`## ${name}`);
  print('');
  print(
    `${titleRows.length} titles and ${ratingRows.length} ratings in ${seconds.toFixed(1)} s, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB at the end; ${data.userCount} users, ${data.itemCount} items, ${data.count} entries left, hash ${data.hash}; load of the machine ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`,
  );
  print('');
  print('### Titles');
  print('');
  print(formatReport(titles.report, { examples }));
  print('');
  print('### Ratings');
  print('');
  print(formatReport(ratings.report, { examples }));
  print('');
}

const small = dataFolder('movielens-latest-small');
prepare(
  'MovieLens latest-small',
  readRows(`${small}/movies.csv`, ','),
  readRows(`${small}/ratings.csv`, ','),
);
const million = dataFolder('movielens-1m');
prepare(
  'MovieLens-1M',
  readRows(`${million}/movies.dat`, '::', ['movieId', 'title', 'genres']),
  readRows(`${million}/ratings.csv`, ','),
);
const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
if (out) writeFileSync(out, lines.join('\n'));
