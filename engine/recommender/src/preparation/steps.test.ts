// Tests of each step of preparation on rows worked out by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addAggregates } from './add-aggregates.ts';
import { addTimeFeatures } from './add-time-features.ts';
import { checkRanges } from './check-ranges.ts';
import { cleanText } from './clean-text.ts';
import { dropDuplicates } from './drop-duplicates.ts';
import { fillMissing } from './fill-missing.ts';
import { joinFields } from './join-fields.ts';
import { keepCore } from './keep-core.ts';
import { parseTypes } from './parse-types.ts';
import { createPipeline } from './pipeline.ts';
import type { Step } from './pipeline.ts';
import { renameFields } from './rename-fields.ts';
import { splitList } from './split-list.ts';
import { splitTitleYear } from './split-title-year.ts';

/** Rows after one step, and why others were changed or dropped. */
function through(step: Step, rows: readonly unknown[]) {
  const { rows: out, report } = createPipeline([step]).run(rows);
  const { changed, dropped, reasons } = report[1]!;
  const why = Object.fromEntries(Object.entries(reasons).map(([reason, { rows: count }]) => [reason, count]));
  return { out, changed, dropped, why };
}

test('renameFields renames what is there', () => {
  const { out } = through(renameFields({ userId: 'user' }), [{ userId: 1, tag: 'x' }]);
  assert.deepEqual(out, [{ user: 1, tag: 'x' }]);
});

test('parseTypes reads text, keeps what has its type, and drops what has no such value', () => {
  const step = parseTypes({ user: 'id', value: 'number', time: 'integer' });
  const { out, changed, why } = through(step, [
    { user: '7', value: '4.5', time: '964982703' },
    { user: 7, value: 4.5, time: 964982703 },
    { user: 'tt0114709', value: ' 3 ', time: '' },
    { user: '007', value: '-1e1', time: null },
    { user: '9007199254740993', value: 1, time: 1 },
    { user: 1, value: 'many', time: 1 },
    { user: 1, value: true, time: 1 },
    { user: 1, value: '0x10', time: 1 },
    { user: 1, value: Infinity, time: 1 },
    { user: 1, value: Number.NaN, time: 1 },
    { user: 1, value: 1, time: '1.5' },
    { user: 1, value: 1, time: '9007199254740993' },
    { user: 1.5, value: 1, time: 1 },
    { user: 2 ** 60, value: 1, time: 1 },
    { user: ['a'], value: 1, time: 1 },
  ]);
  assert.deepEqual(out, [
    { user: 7, value: 4.5, time: 964982703 },
    { user: 7, value: 4.5, time: 964982703 },
    { user: 'tt0114709', value: 3, time: null },
    // An id that is not the number's own text stays text: 007 is not 7, and 2^53 + 1 not 2^53.
    { user: '007', value: -10, time: null },
    { user: '9007199254740993', value: 1, time: 1 },
  ]);
  assert.equal(changed, 3);
  assert.deepEqual(why, {
    converted: 3,
    'value is not of type number': 5,
    'time is not of type integer': 2,
    'user is not an id': 3,
  });
});

test('fillMissing drops, fills in and leaves alone', () => {
  const { out, why } = through(fillMissing({ user: 'drop', value: { fill: 1 } }), [
    { user: 1, value: 2 },
    { user: 1, value: null, time: null },
    { value: 2 },
    { user: Number.NaN, value: 1 },
  ]);
  assert.deepEqual(out, [
    { user: 1, value: 2 },
    { user: 1, value: 1, time: null },
  ]);
  assert.deepEqual(why, { 'value filled in': 1, 'user is missing': 2 });
});

test('checkRanges drops, clips and clears', () => {
  const step = checkRanges({
    value: { low: 0.5, high: 5, outside: 'drop' },
    age: { low: 0, high: 120, outside: 'clip' },
    time: { low: 0, high: 4e9, outside: 'clear' },
  });
  const { out, why } = through(step, [
    { value: 5, age: 130, time: -1 },
    { value: 0, age: 1, time: 1 },
    { value: 0.5, time: null },
    { value: Number.NaN, time: 1 },
  ]);
  assert.deepEqual(out, [
    { value: 5, age: 120, time: null },
    { value: 0.5, time: null },
  ]);
  assert.deepEqual(why, { 'age clipped, time cleared': 1, 'value is outside of 0.5 to 5': 2 });
});

test('cleanText gives equal letters one form and leaves no invisible ones', () => {
  const { out, changed } = through(cleanText(['title']), [
    { title: '  Les   Mise\u0301rables\t(1995)\u0000\u200B ' },
    { title: 'Faust' },
    { title: null },
  ]);
  assert.deepEqual(out, [{ title: 'Les Mis\u00E9rables (1995)' }, { title: 'Faust' }, { title: null }]);
  assert.equal(changed, 1);
});

test('splitList splits genres and knows what stands for none', () => {
  const { out, dropped } = through(splitList('genres'), [
    { genres: 'Comedy|Drama| Comedy|' },
    { genres: '(no genres listed)' },
    { genres: null },
    { genres: ['Drama'] },
    { genres: 5 },
  ]);
  assert.deepEqual(
    out.map(({ genres }) => genres),
    [['Comedy', 'Drama'], [], [], ['Drama']],
  );
  assert.equal(dropped, 1);
});

test('splitTitleYear takes the last year in brackets', () => {
  const { out } = through(splitTitleYear(), [
    { title: 'Metropolis (1927)' },
    { title: 'Postman, The (Postino, Il) (1994) ' },
    { title: 'Fawlty Towers (1975-1979)' },
    { title: 'Babylon 5' },
    { title: '2001 (film)', year: 1968 },
    { title: '(1995)' },
  ]);
  assert.deepEqual(out, [
    { title: 'Metropolis', year: 1927 },
    { title: 'Postman, The (Postino, Il)', year: 1994 },
    { title: 'Fawlty Towers', year: 1975 },
    { title: 'Babylon 5', year: null },
    { title: '2001 (film)', year: 1968 },
    { title: '(1995)', year: null },
  ]);
});

test('dropDuplicates keeps the first, or the newest', () => {
  const rows = [
    { user: 1, item: 1, value: 1, time: 5 },
    { user: 1, item: 1, value: 2, time: 9 },
    { user: 1, item: '1', value: 3, time: 1 },
    { user: 1, item: 1, value: 4, time: 9 },
    { user: 1, item: 1, value: 5, time: null },
  ];
  const values = (step: Step): unknown[] => through(step, rows).out.map(({ value }) => value);
  const key = ['user', 'item'];
  assert.deepEqual(values(dropDuplicates({ key })), [1, 3]);
  assert.deepEqual(values(dropDuplicates({ key, keep: 'newest' })), [4, 3]);
  assert.equal(through(dropDuplicates({ key, keep: 'newest' }), rows).dropped, 3);
});

test('keepCore goes on until everybody left has enough', () => {
  // x and y have two people each; c falls with z (one row), and then nothing else does.
  const rows = ['a x', 'a y', 'b x', 'b y', 'c x', 'c z'].map((pair) => {
    const [user, item] = pair.split(' ');
    return { user, item };
  });
  const { out, why } = through(keepCore({ user: 2, item: 2 }), rows);
  assert.deepEqual(
    out.map(({ user, item }) => `${String(user)} ${String(item)}`),
    ['a x', 'a y', 'b x', 'b y'],
  );
  assert.deepEqual(why, { 'the user has fewer than 2 rows': 1, 'the item has fewer than 2 rows': 1 });
});

test('keepCore lets a chain fall to its end', () => {
  // Each title links two people: the ends fall, and with them, one after the other, everybody.
  const rows = Array.from({ length: 50 }, (_, i) => [
    { user: i, item: i },
    { user: i, item: i + 1 },
  ]).flat();
  const { out, dropped } = through(keepCore({ user: 2, item: 2 }), rows);
  assert.deepEqual([out.length, dropped], [0, 100]);
});

test('addAggregates counts what came before, or all', () => {
  const rows = [
    { user: 'a', value: 4 },
    { user: 'b', value: null },
    { user: 'a', value: 2 },
    { user: 'a', value: 3 },
  ];
  const options = { by: 'user', count: 'activity', mean: 'userMean' };
  const before = through(addAggregates(options), rows).out;
  assert.deepEqual(
    before.map(({ activity, userMean }) => [activity, userMean]),
    [
      [0, null],
      [0, null],
      [1, 4],
      [2, 3],
    ],
  );
  const overall = through(addAggregates({ ...options, over: 'overall' }), rows).out;
  assert.deepEqual(
    overall.map(({ activity, userMean }) => [activity, userMean]),
    [
      [3, 3],
      [1, null],
      [3, 3],
      [3, 3],
    ],
  );
});

test('addTimeFeatures reads hour, weekday, age of the title and recency', () => {
  // 2000-07-30 is a Sunday; 18:45:03 UTC.
  const time = Date.UTC(2000, 6, 30, 18, 45, 3) / 1000;
  const rows = [{ time, year: 1995 }, { time }, { time: null, year: 1995 }, { time: 1e20, year: 1995 }];
  const { out } = through(addTimeFeatures({ now: time + 86_400 * 10 }), rows);
  assert.deepEqual(out[0], { time, year: 1995, hour: 18, weekday: 7, titleAge: 5, recency: 10 });
  assert.deepEqual(out[1], { time, hour: 18, weekday: 7, titleAge: null, recency: 10 });
  for (const row of out.slice(2))
    assert.deepEqual(
      [row['hour'], row['weekday'], row['titleAge'], row['recency']],
      [null, null, null, null],
    );
  // Seven hours ahead of UTC it is Monday already.
  const ahead = through(addTimeFeatures({ offset: 420 }), rows.slice(0, 1)).out[0]!;
  assert.deepEqual([ahead['hour'], ahead['weekday'], 'recency' in ahead], [1, 1, false]);
  // Before 1970.
  const old = through(addTimeFeatures(), [{ time: -1, year: 1970 }]).out[0]!;
  assert.deepEqual([old['hour'], old['weekday'], old['titleAge']], [23, 3, -1]);
});

test('joinFields adds the fields of the other rows, and null where there is none', () => {
  const from = [{ item: 1, year: 1927, title: 'Metropolis' }];
  const { out, why } = through(joinFields({ by: 'item', from, key: 'item', fields: ['year'] }), [
    { item: 1 },
    { item: 2 },
  ]);
  assert.deepEqual(out, [
    { item: 1, year: 1927 },
    { item: 2, year: null },
  ]);
  assert.deepEqual(why, { joined: 1, 'no other row has this item': 1 });
});
