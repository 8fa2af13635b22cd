import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chapterAt, chapterParts, chapterStep } from './chapters.ts';

const told = [
  { start: 40, end: 90, title: 'The fall' },
  { start: 0.5, end: 20, title: 'Dawn' },
  { start: 20.2, end: 38, title: null },
];

test('chapterParts() puts chapters in order and closes the holes between them, up to the end of the film', () => {
  assert.deepEqual(chapterParts(told, 100), [
    { start: 0, end: 20.2, title: 'Dawn', number: 1 },
    { start: 20.2, end: 40, title: null, number: 2 },
    { start: 40, end: 100, title: 'The fall', number: 3 },
  ]);
});

test('chapterParts() leaves out what is too short to see or lies behind the end', () => {
  const slips = [
    ...told,
    { start: 40.3, end: 40.6, title: 'A flash' },
    { start: 120, end: 130, title: 'Cut' },
  ];
  assert.deepEqual(chapterParts(slips, 100), chapterParts(told, 100));
});

test('chapterParts() gives none for a film that is one chapter', () => {
  assert.deepEqual(chapterParts([{ start: 0, end: 100, title: 'All' }], 100), []);
  assert.deepEqual(chapterParts(told, 0), []);
});

test('chapterAt() finds the chapter of a moment', () => {
  const parts = chapterParts(told, 100);
  assert.equal(chapterAt(parts, 0)?.title, 'Dawn');
  assert.equal(chapterAt(parts, 40)?.number, 3);
  assert.equal(chapterAt([], 40), null);
});

test('chapterStep() goes to the next beginning, back to the own one, and from there to the one before', () => {
  const parts = chapterParts(told, 100);
  assert.equal(chapterStep(parts, 10, 1), 20.2);
  assert.equal(chapterStep(parts, 50, 1), null);
  assert.equal(chapterStep(parts, 50, -1), 40);
  assert.equal(chapterStep(parts, 41, -1), 20.2);
  assert.equal(chapterStep(parts, 1, -1), 0);
  assert.equal(chapterStep([], 1, -1), null);
});
