// Tests of the pipeline: nothing lost in silence, and the same answer however rows come.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from '../random.ts';
import { addAggregates } from './add-aggregates.ts';
import { addTimeFeatures } from './add-time-features.ts';
import { checkRanges } from './check-ranges.ts';
import { collectInteractions } from './collect-interactions.ts';
import { dropDuplicates } from './drop-duplicates.ts';
import { fillMissing } from './fill-missing.ts';
import { formatReport } from './format-report.ts';
import { keepCore } from './keep-core.ts';
import { parseTypes } from './parse-types.ts';
import { createPipeline } from './pipeline.ts';
import type { Row, StepReport } from './pipeline.ts';
import { renameFields } from './rename-fields.ts';

const pipeline = createPipeline([
  renameFields({ userId: 'user', movieId: 'item', rating: 'value', timestamp: 'time' }),
  parseTypes({ user: 'id', item: 'id', value: 'number', time: 'integer' }),
  fillMissing({ user: 'drop', item: 'drop', value: 'drop' }),
  checkRanges({
    value: { low: 0.5, high: 5, outside: 'drop' },
    time: { low: 0, high: 4e9, outside: 'clear' },
  }),
  dropDuplicates({ key: ['user', 'item'], keep: 'newest' }),
  keepCore({ user: 2, item: 2 }),
  addAggregates({ by: 'user', count: 'activity', mean: 'userMean' }),
  addAggregates({ by: 'item', count: 'popularity', mean: 'itemMean', over: 'overall' }),
  addTimeFeatures(),
]);

const hostile: readonly unknown[] = [
  null,
  undefined,
  17,
  'userId,movieId',
  [1, 2, 3],
  {},
  { userId: '1' },
  { userId: 1, movieId: 1, rating: 'NaN', timestamp: 1 },
  { userId: 1, movieId: 1, rating: Number.NaN, timestamp: 1 },
  { userId: 10n, movieId: 1, rating: 1, timestamp: 1 },
  { userId: '99999999999999999999999999', movieId: 1, rating: 4, timestamp: 1 },
  { userId: 1, movieId: 1, rating: 4, timestamp: -5 },
  { userId: 1, movieId: 1, rating: 400, timestamp: 5 },
  { userId: { $gt: '' }, movieId: 1, rating: 4, timestamp: 5 },
  { userId: '__proto__', movieId: 'constructor', rating: '5', timestamp: '5' },
  { userId: 1, movieId: 1, rating: 4, timestamp: 1e300 },
];

function manyRows(): unknown[] {
  const random = createRandom(11);
  const rows: unknown[] = Array.from({ length: 3000 }, () => ({
    userId: String(random.integer(200)),
    movieId: String(random.integer(150)),
    rating: random.next() < 0.02 ? 'bad' : String(0.5 + random.integer(10) / 2),
    timestamp: random.next() < 0.1 ? '' : String(964_000_000 + random.integer(1e7)),
  }));
  return random.shuffle([...rows, ...hostile]);
}

function assertNothingLost(report: readonly StepReport[], rowsIn: number, rowsOut: number): void {
  assert.equal(report[0]!.rowsIn, rowsIn);
  report.forEach((step, i) => {
    assert.equal(step.rowsIn, step.rowsOut + step.dropped, `${step.name} lost rows`);
    assert.equal(step.rowsOut, report[i + 1]?.rowsIn ?? rowsOut, `between ${step.name} and the next`);
    const told = Object.values(step.reasons).reduce((sum, { rows }) => sum + rows, 0);
    assert.equal(told, step.changed + step.dropped, `${step.name} has a reason for each`);
  });
}

test('createPipeline gives the same rows and report in batch, row by row and in any order of looking', () => {
  const rows = manyRows();
  const batch = pipeline.run(rows);
  assert.ok(batch.rows.length > 1500, `${batch.rows.length}`);
  const run = pipeline.start();
  const streamed: Row[] = [];
  for (const row of rows) {
    streamed.push(...run.push(row));
    run.report();
  }
  streamed.push(...run.end());
  assert.deepEqual(streamed, batch.rows);
  assert.deepEqual(run.report(), batch.report);
  // A run leaves nothing behind in the steps.
  assert.deepEqual(pipeline.run(rows), batch);
});

test('createPipeline streams: a chain without holding steps gives each row at once', () => {
  const streaming = createPipeline([
    parseTypes({ user: 'id' }),
    dropDuplicates({ key: ['user'] }),
    addAggregates({ by: 'user', count: 'rows' }),
  ]).start();
  assert.deepEqual(streaming.push({ user: '1' }), [{ user: 1, rows: 0 }]);
  assert.deepEqual(streaming.push({ user: 1 }), []);
  assert.deepEqual(streaming.end(), []);
});

test('createPipeline throws nothing away in silence, of hostile rows either', () => {
  for (const rows of [manyRows(), hostile]) {
    const { rows: out, report } = pipeline.run(rows);
    assertNothingLost(report, rows.length, out.length);
  }
  const { report } = createPipeline(pipeline.steps.slice(0, 4)).run(hostile);
  const dropped = report.map((step) => step.dropped);
  // Five are no rows; NaN twice, a bigint, an object and 1e300 have no such type; two lack fields; 400 is no rating.
  assert.deepEqual(dropped, [5, 0, 5, 2, 1]);
  assert.equal(report[4]!.reasons['time cleared']!.rows, 1);
  assert.equal(report[0]!.reasons['not a row of fields']!.examples.length, 3);
  const text = formatReport(report);
  assert.match(text, /\| read \| 16 \| 11 \| 0 \| 5 \|/);
  assert.match(text, /- read: not a row of fields: 5 rows, for example `null`/);
  assert.match(formatReport(report, { examples: false }), /- read: not a row of fields: 5 rows\n/);
});

test('keepCore leaves each user and item of many rows its minimum', () => {
  const { rows } = createPipeline(pipeline.steps.slice(0, 5)).run(manyRows());
  const core = createPipeline([keepCore({ user: 9, item: 12 })]).run(rows).rows;
  assert.ok(core.length > 0 && core.length < rows.length);
  for (const [field, minimum] of [
    ['user', 9],
    ['item', 12],
  ] as const) {
    const counts = new Map<unknown, number>();
    for (const row of core) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
    assert.ok(Math.min(...counts.values()) >= minimum);
  }
  // The largest such set: taking rows away round by round comes to the same.
  let left = rows;
  for (let before = -1; before !== left.length;) {
    before = left.length;
    for (const [field, minimum] of [
      ['item', 12],
      ['user', 9],
    ] as const) {
      const counts = new Map<unknown, number>();
      for (const row of left) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
      left = left.filter((row) => counts.get(row[field])! >= minimum);
    }
  }
  assert.deepEqual(core, left);
});

test('collectInteractions makes a data set of prepared rows and refuses others', () => {
  const { rows } = pipeline.run(manyRows());
  const data = collectInteractions(rows);
  assert.equal(data.count, rows.length);
  const first = rows[0]!;
  const user = data.users.indexOf(first['user'] as number);
  assert.ok(data.matrix.start[user + 1]! - data.matrix.start[user]! >= 2);
  assert.throws(() => collectInteractions([{ user: '', item: 1 }]), { code: 'invalid-interaction' });
  assert.throws(() => collectInteractions([{ user: 1, item: 1, value: '4' }]), {
    code: 'invalid-interaction',
    message: /"value":"4"/,
  });
});

test('formatReport writes what JSON has no words for', () => {
  const { report } = createPipeline([]).run([undefined, 10n]);
  assert.match(formatReport(report), /for example `undefined`/);
  const odd = createPipeline([parseTypes({ value: 'number' })]).run([{ value: Number.NaN, id: 10n }]);
  assert.match(formatReport(odd.report), /\{"value":"NaN","id":"10"\}/);
});
