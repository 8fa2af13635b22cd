import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { foldText } from '#engine/text/fold-text.ts';
import { channelSlugs } from './channel-facts.ts';
import { hashCatalogue, readCatalogue } from './read-catalogue.ts';

const { titles, channels } = readCatalogue();

test('readCatalogue() reads what was promised: titles, countries, series and channels', () => {
  assert.ok(titles.length >= 300, `${titles.length} titles`);
  assert.ok(new Set(titles.flatMap(({ countries }) => countries)).size >= 15);
  assert.ok(titles.filter(({ kind }) => kind === 'series').length >= 6);
  assert.equal(new Set(titles.map(({ slug }) => slug)).size, titles.length);
  assert.deepEqual(
    channels.map(({ slug }) => slug),
    channelSlugs,
  );
  const small = channelSlugs.filter(
    (slug) => titles.filter(({ channels: own }) => own.includes(slug)).length < 4,
  );
  assert.deepEqual(small, []);
});

test('The channel "Before 1906" holds nothing later', () => {
  const late = titles.filter(({ channels: own, year }) => own.includes('first-years') && year > 1905);
  assert.deepEqual(
    late.map(({ slug }) => slug),
    [],
  );
});

test('One person is spelt one way: no names differ by case or accents only', () => {
  const names = new Set(
    titles.flatMap(({ directors, cast }) => [...directors, ...cast.map(({ name }) => name)]),
  );
  const spellings = Map.groupBy(names, foldText);
  assert.deepEqual(
    [...spellings.values()].filter((own) => own.length > 1),
    [],
  );
});

test('Notes on what was published before 1931 name the year in which the last US term ended', () => {
  const wrong = titles.flatMap(({ slug, year, endYear, freeBecause: { basis, note } }) => {
    if (basis !== 'published-before-1931') return [];
    const named = Number(/1 January (\d{4})\.$/.exec(note)?.[1]);
    const last = endYear ?? year;
    // 75 years for what was published before 1923, 95 for the years after; to the end of the calendar year.
    const right =
      last >= 1923 ? named === last + 96 : named === 1998 || (named >= last + 76 && named <= last + 78);
    return right && last <= 1930 ? [] : [`${slug}: ${note}`];
  });
  assert.deepEqual(wrong, []);
});

test('Notes on what was not renewed name the end of the first term of 28 years', () => {
  const wrong = titles.filter(({ year, freeBecause: { basis, note } }) => {
    const named = [...note.matchAll(/\b(19\d\d)\b/g)].map(([year]) => Number(year));
    return (
      basis === 'us-not-renewed' &&
      (year > 1963 || !named.some((end) => end === year + 28 || end === year + 29))
    );
  });
  assert.deepEqual(
    wrong.map(({ slug, freeBecause }) => `${slug}: ${freeBecause.note}`),
    [],
  );
});

test('Only works of the United States rest on its formalities', () => {
  const wrong = titles.filter(
    ({ countries, freeBecause: { basis } }) => basis.startsWith('us-') && !countries.includes('US'),
  );
  assert.deepEqual(
    wrong.map(({ slug }) => slug),
    [],
  );
});

test('readCatalogue() names file, title and field of every fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinora-catalogue-'));
  try {
    cpSync(import.meta.dirname, folder, { recursive: true });
    const before = hashCatalogue(folder);
    const file = join(folder, 'titles', 'german-silents.json');
    const [first = {}, second = {}] = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
    writeFileSync(
      file,
      JSON.stringify([{ ...first, genres: ['silly'] }, { ...second, slug: 'nosferatu' }, second, second]),
    );
    writeFileSync(join(folder, 'titles', 'british-silents.json'), '[{');
    assert.throws(
      () => readCatalogue(folder),
      ({ message }: Error) => {
        assert.match(message, /titles\/german-silents\.json, "the-boxing-kangaroo-1895": genres\.0 /);
        assert.match(message, /titles\/german-silents\.json, "nosferatu": slug must be kebab-case/);
        assert.match(message, /"the-student-of-prague-1913": slug "[^"]+" is also in titles\/german-silents/);
        assert.match(message, /titles\/british-silents\.json: .*JSON/);
        return true;
      },
    );
    assert.notEqual(hashCatalogue(folder), before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
