// Tests of the data set: indices, duplicates, filters, transpose, hash.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions, InteractionsBuilder } from './interactions.ts';

const rows = [
  ['u2', 7, 4, 30],
  ['u1', 9, 2, 20],
  ['u2', 9, 5, 10],
  ['u1', 7, 3, 40],
] as const;

test('Interactions.from maps ids in order of first sight and sorts each row by item', () => {
  const data = Interactions.from(rows);
  assert.deepEqual(data.users.ids, ['u2', 'u1']);
  assert.deepEqual(data.items.ids, [7, 9]);
  assert.deepEqual([...data.matrix.start], [0, 2, 4]);
  assert.deepEqual([...data.matrix.column], [0, 1, 0, 1]);
  assert.deepEqual([...data.matrix.value], [4, 5, 3, 2]);
  assert.deepEqual([...data.times!], [30, 10, 40, 20]);
  assert.equal(data.items.indexOf('7'), -1, 'a number and its text are two ids');
});

test('Interactions.byItem is the transpose', () => {
  const { byItem } = Interactions.from(rows);
  assert.deepEqual([...byItem.start], [0, 2, 4]);
  assert.deepEqual([...byItem.column], [0, 1, 0, 1]);
  assert.deepEqual([...byItem.value], [4, 3, 5, 2]);
});

test('InteractionsBuilder merges duplicates by the policy', () => {
  const twice = [
    ['a', 'x', 5, 2],
    ['a', 'x', 3, 9],
    ['a', 'x', 4, 1],
  ] as const;
  const value = (duplicates: 'latest' | 'sum' | 'max'): number =>
    Interactions.from(twice, { duplicates }).matrix.value[0]!;
  assert.equal(value('latest'), 3);
  assert.equal(value('sum'), 12);
  assert.equal(value('max'), 5);
  assert.equal(
    Interactions.from(twice.map(([user, item, stars]) => [user, item, stars] as const)).matrix.value[0],
    4,
  );
});

test('InteractionsBuilder grows past its first size and shares indices on request', () => {
  const builder = new InteractionsBuilder();
  for (let i = 0; i < 5000; i++) builder.add(i % 70, i % 1000, i);
  const data = builder.build();
  assert.equal(builder.count, 5000);
  assert.equal(data.userCount, 70);
  assert.equal(data.itemCount, 1000);
  const other = new InteractionsBuilder({ items: data.items });
  other.add('new', 999);
  assert.equal(other.build().matrix.column[0], data.items.indexOf(999));
});

test('InteractionsBuilder.add refuses empty ids and values that are not finite', () => {
  const builder = new InteractionsBuilder();
  assert.throws(() => builder.add('', 'x'), { code: 'invalid-interaction' });
  assert.throws(() => builder.add('a', Number.NaN), { code: 'invalid-interaction' });
  assert.throws(() => builder.add('a', 'x', Infinity), {
    code: 'invalid-interaction',
    message: /"Infinity".*"a".*"x"/,
  });
});

test('Interactions.binarize keeps entries of at least the minimum, as 1', () => {
  const data = Interactions.from(rows).binarize(4);
  assert.deepEqual([...data.matrix.start], [0, 2, 2]);
  assert.deepEqual([...data.matrix.value], [1, 1]);
  assert.deepEqual([...data.times!], [30, 10]);
  assert.equal(data.itemCount, 2);
});

test('Interactions.filter keeps the indices', () => {
  const data = Interactions.from(rows).filter((_user, item) => item === 1);
  assert.equal(data.count, 2);
  assert.deepEqual(data.users.ids, ['u2', 'u1']);
});

test('Interactions.hash ignores the order of rows and sees every field', () => {
  const { hash } = Interactions.from(rows);
  assert.match(hash, /^[0-9a-f]{32}$/);
  assert.equal(Interactions.from([...rows].reverse()).hash, hash);
  const changed = (row: readonly [string, number | string, number, number]): string =>
    Interactions.from([row, ...rows.slice(1)]).hash;
  assert.notEqual(changed(['u2', 7, 4.5, 30]), hash);
  assert.notEqual(changed(['u2', 7, 4, 31]), hash);
  assert.notEqual(changed(['u2', '7', 4, 30]), hash);
  assert.notEqual(changed(['u3', 7, 4, 30]), hash);
});

test('Interactions.from takes a million rows in well under the memory of an object each', () => {
  const builder = new InteractionsBuilder();
  for (let i = 0; i < 1_000_000; i++) builder.add(i % 4000, Math.floor(i / 4000) * 7, 1);
  const data = builder.build();
  assert.equal(data.count, 1_000_000);
  assert.equal(data.matrix.column.byteLength + data.matrix.value.byteLength, 8_000_000);
});
