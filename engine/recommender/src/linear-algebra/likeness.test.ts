// Tests of the likenesses by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import { transpose } from '../sparse-matrix.ts';
import { nearestRows, weighEntries } from './likeness.ts';
import type { LikenessOptions } from './likeness.ts';

/** Items a b c rated by three users: a (4, 2, -), b (3, 5, 1), c (-, -, 2). */
const items = Interactions.from([
  [1, 'a', 4],
  [2, 'a', 2],
  [1, 'b', 3],
  [2, 'b', 5],
  [3, 'b', 1],
  [3, 'c', 2],
]).byItem;

async function likeness(options: Partial<LikenessOptions>, from: number, to: number): Promise<number> {
  const full: LikenessOptions = { likeness: 'cosine', shrinkage: 0, alpha: 0.5, ...options };
  const weighed = weighEntries(items, full.likeness);
  const { start, column, value } = await nearestRows(weighed, transpose(weighed), 5, full);
  const at = column.subarray(start[from], start[from + 1]).indexOf(to);
  return at < 0 ? 0 : value[start[from]! + at]!;
}

const close = (found: number, expected: number): void =>
  assert.ok(Math.abs(found - expected) < 1e-6, `${found}, not ${expected}`);

test('nearestRows: cosine, with and without shrinkage', async () => {
  close(await likeness({}, 0, 1), 22 / Math.sqrt(20 * 35));
  close(await likeness({ shrinkage: 10 }, 0, 1), 22 / (Math.sqrt(20 * 35) + 10));
  assert.equal(await likeness({}, 0, 2), 0);
});

test('nearestRows: asymmetric cosine raises the two lengths to different powers', async () => {
  const options = { likeness: 'asymmetric', alpha: 0.8 } as const;
  close(await likeness(options, 0, 1), 22 / (20 ** 0.8 * 35 ** 0.2));
  close(await likeness(options, 1, 0), 22 / (35 ** 0.8 * 20 ** 0.2));
});

test('nearestRows: adjusted cosine takes off the mean of each user first', async () => {
  // Users' means 3.5, 3.5, 1.5: a is (0.5, -1.5), b is (-0.5, 1.5, -0.5), c is (0.5).
  assert.equal(await likeness({ likeness: 'adjusted' }, 0, 1), 0, 'opposite tastes are no neighbours');
  assert.equal(await likeness({ likeness: 'adjusted' }, 1, 2), 0);
  assert.deepEqual([...weighEntries(items, 'adjusted').value], [0.5, -1.5, -0.5, 1.5, -0.5, 0.5]);
});

test('weighEntries: BM25 saturates strong values and favours rare columns', () => {
  const { value } = weighEntries(items, 'bm25');
  assert.ok(value[0]! / value[1]! < 2, 'twice the value weighs less than twice');
  const even = weighEntries({ ...items, value: items.value.map(() => 1) }, 'bm25');
  assert.ok(even.value[5]! > even.value[4]!, 'the same column weighs more in a shorter row');
});

test('nearestRows keeps no more than the given number', async () => {
  const { start } = await nearestRows(items, transpose(items), 1, {
    likeness: 'cosine',
    shrinkage: 0,
    alpha: 0.5,
  });
  assert.deepEqual([...start], [0, 1, 2, 3]);
});
