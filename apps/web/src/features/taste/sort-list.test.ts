// The orders of My List.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortList, type ListSort } from './sort-list.ts';

const items = [
  { title: { title: 'Nosferatu', year: 1922, minutes: 94 }, addedAt: 1 },
  { title: { title: 'Intolerance', year: 1916, minutes: null }, addedAt: 3 },
  { title: { title: 'The General', year: null, minutes: 79 }, addedAt: 2 },
];
const order = (sort: ListSort) =>
  sortList(items, sort, (a, b) => a.localeCompare(b)).map(({ title }) => title.title[0]);

test('sortList() orders by each sort and puts unknown years and lengths last', () => {
  assert.deepEqual(order('added'), ['I', 'T', 'N']);
  assert.deepEqual(order('title'), ['I', 'N', 'T']);
  assert.deepEqual(order('year'), ['I', 'N', 'T']);
  assert.deepEqual(order('length'), ['T', 'N', 'I']);
});

test('sortList() puts two titles of unknown length in order of their names', () => {
  const unknown = ['Zvenigora', 'Aelita'].map((title) => ({
    title: { title, year: null, minutes: null },
    addedAt: 0,
  }));
  assert.deepEqual(
    sortList(unknown, 'length', (a, b) => a.localeCompare(b)).map(({ title }) => title.title),
    ['Aelita', 'Zvenigora'],
  );
});
