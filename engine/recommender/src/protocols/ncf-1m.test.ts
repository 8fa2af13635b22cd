import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Popularity } from '../models/popularity.ts';
import { ncf1m } from './ncf-1m.ts';

/** Item 1 is chosen by four, 2 by three, 3 by two, 4 by one. */
const train = [
  '1\t1\t5\t0',
  '1\t2\t5\t0',
  '2\t1\t5\t0',
  '2\t2\t4\t0',
  '2\t3\t4\t0',
  '3\t1\t5\t0',
  '3\t2\t5\t0',
  '4\t1\t4\t0',
  '4\t3\t4\t0',
  '4\t4\t4\t0',
];
const lines = (negatives: readonly string[]) => (file: string) =>
  file.endsWith('train.rating') ? train : negatives;
const options = { now: () => 0, again: () => new Popularity() };

test('ncf-1m places the hidden item among its negatives, ties against it', async () => {
  const task = ncf1m.prepare(lines(['(1,3)\t4\t99', '(3,4)\t3\t2']));
  const { metrics, samples } = await task.measure(new Popularity(), options);
  assert.equal(samples, 2);
  // First place for 3 against 4 and an unknown one; third for 4 against 3 and 2.
  assert.equal(metrics['hr@10'], 1);
  assert.ok(Math.abs((metrics['ndcg@10'] ?? 0) - (1 + 1 / 2) / 2) < 1e-9);
});

test("ncf-1m takes an item's own copies for itself and tells what they cost as rivals", async () => {
  const task = ncf1m.prepare(lines(['(1,3)\t3\t3\t4']));
  const { metrics, extra } = await task.measure(new Popularity(), options);
  assert.equal(metrics['ndcg@10'], 1);
  assert.equal(extra['own copies as rivals'], `1.0000 / ${(1 / Math.log2(4)).toFixed(4)}`);
});

test('ncf-1m hides a training item of each user for validation, which no model learns from', () => {
  const task = ncf1m.prepare(lines([]), { part: 'validation' });
  assert.equal(task.data.interactions, train.length - 4);
  assert.match(task.incomparable ?? '', /validation/);
});

test('ncf-1m hides the newest training item of each user where an order in time is given', () => {
  const task = ncf1m.prepare(lines([]), { part: 'validation', newest: (_user, item) => item });
  const { heldOut, train: learnt } = task.split!;
  const hidden = heldOut.users.ids.map((user, u) => [user, heldOut.items.idAt(heldOut.matrix.column[u]!)]);
  assert.deepEqual(hidden, [
    [1, 2],
    [2, 3],
    [3, 2],
    [4, 4],
  ]);
  assert.equal(learnt.count, train.length - 4);
});

test('ncf-1m tells its test as a split too, without targets that training does not have', () => {
  const { split } = ncf1m.prepare(lines(['(1,3)\t4\t99', '(3,98)\t3\t2']));
  assert.equal(split!.heldOut.count, 1);
  assert.equal(split!.heldOut.items.idAt(split!.heldOut.matrix.column[0]!), 3);
  assert.equal(split!.histories.count, train.length);
});

test('ncf-1m quotes a line that it cannot read', () => {
  assert.throws(() => ncf1m.prepare(lines(['1,3\t4'])), /line 1 "1,3\t4"/);
  assert.throws(
    () => ncf1m.prepare((file) => (file.endsWith('train.rating') ? ['1\tx'] : [])),
    /line 1 "1\tx": user and item are expected/,
  );
});
