// Measures search over 100,000 titles: time to index, time of a query (beginnings as typed, whole words, one slip), recall@10 with one slip.
// Run: node bench/search.ts      (in memory, one process; the words are invented and lie closer together than real ones: on the titles of MovieLens more slips are seen through)
import { migrate } from '#adapters/sql/migrate.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { searchIndex } from '#adapters/sqlite/search-index.ts';
import { createRandom } from '@kinora/recommender';

const TITLES = 100_000;
const QUERIES = 1500;
const random = createRandom(11);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random.next() * items.length)] as Item;

const syllables =
  'ba be bo ca co da de di do fa fe go ha he ka la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se si so ta te ti to va vi wa zo an en in on ar er or al el ul est and'.split(
    ' ',
  );
/** A vocabulary whose words are used as often as words are: the n-th with a frequency of 1/n. */
const words = [
  ...new Set(
    Array.from({ length: 40_000 }, () =>
      Array.from({ length: 2 + Math.floor(random.next() * 3) }, () => pick(syllables)).join(''),
    ),
  ),
];
const common = [
  'the',
  'of',
  'and',
  'in',
  'a',
  'love',
  'night',
  'man',
  'house',
  'last',
  'my',
  'day',
  'girl',
  'life',
];
const word = (): string =>
  random.next() < 0.3 ? pick(common) : (words[Math.floor(words.length ** random.next())] ?? 'road');
const titleOf = (): string => Array.from({ length: 1 + Math.floor(random.next() * 4) }, word).join(' ');

const { db, raw, close } = openSqlite(':memory:');
await migrate(db);
const titles = Array.from({ length: TITLES }, titleOf);
const insert = raw.prepare(
  "insert into titles (kind, title, sort_key, source, source_id, rating_count, added_at, updated_at) values ('film', ?, ?, 'bench', ?, ?, 1, 1)",
);
raw.exec('begin');
for (const [n, title] of titles.entries())
  insert.run(title, title, String(n), Math.floor(random.next() ** 6 * 5000));
raw.exec('commit');

const search = searchIndex(raw);
let started = performance.now();
await search.catchUp();
console.log(
  `index of ${TITLES.toLocaleString('en')} titles: ${((performance.now() - started) / 1000).toFixed(1)} s`,
);

const options = { limit: 10, people: 5, maturityLimit: 18 };
const beginnings = (text: string): string => text.slice(0, 1 + Math.floor(random.next() * text.length));
await measure('beginnings as typed', () => beginnings(pick(titles)));
await measure('whole titles', () => pick(titles));
await measure('one slip', () => slip(pick(titles)) ?? 'x');

let asked = 0;
let found = 0;
started = performance.now();
while (asked < QUERIES) {
  const wanted = pick(titles);
  const typed = slip(wanted);
  if (typed === null) continue;
  asked += 1;
  const { titles: ids } = await search.search(typed, options);
  // Another title of the same name is as good.
  if (ids.some((id) => titles[id - 1] === wanted)) found += 1;
}
console.log(`recall@10 of ${asked} queries with one slip: ${(found / asked).toFixed(3)}`);
await close();

async function measure(name: string, query: () => string): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < QUERIES; n += 1) {
    const text = query();
    started = performance.now();
    await search.search(text, options);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
  console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms (goal p95 50 ms)`);
}

/** One letter left out, doubled, replaced or swapped in a word of at least four letters; null where there is none. */
function slip(title: string): string | null {
  const parts = title.split(' ');
  const long = parts.flatMap((part, at) => (part.length >= 4 ? [at] : []));
  if (long.length === 0) return null;
  const chosen = pick(long);
  const part = parts[chosen] ?? '';
  const at = Math.floor(random.next() * (part.length - 1));
  const [head, tail] = [part.slice(0, at), part.slice(at)];
  parts[chosen] = [
    head + tail.slice(1),
    head + tail.slice(0, 1) + tail,
    head + pick(Array.from('aeionrst')) + tail.slice(1),
    head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2),
  ][Math.floor(random.next() * 4)] as string;
  return parts.join(' ');
}
