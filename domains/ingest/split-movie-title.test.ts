import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitMovieTitle } from './split-movie-title.ts';

const split = (text: string) => {
  const { title, originalTitle, year } = splitMovieTitle(text);
  return [title, originalTitle, year];
};

test('splitMovieTitle() parts name and year, and moves articles back', () => {
  assert.deepEqual(split('Toy Story (1995)'), ['Toy Story', null, 1995]);
  assert.deepEqual(split('Matrix, The (1999)'), ['The Matrix', null, 1999]);
  assert.deepEqual(split('Paris, Texas (1984)'), ['Paris, Texas', null, 1984]);
});

test('splitMovieTitle() takes the original title from brackets, with its own article', () => {
  assert.deepEqual(split('City of Lost Children, The (Cité des enfants perdus, La) (1995)'), [
    'The City of Lost Children',
    'La Cité des enfants perdus',
    1995,
  ]);
  assert.deepEqual(split("Eye of Vichy, The (Oeil de Vichy, L') (1993)"), [
    'The Eye of Vichy',
    "L'Oeil de Vichy",
    1993,
  ]);
  assert.deepEqual(split('Supercop (Police Story 3: Supercop) (Jing cha gu shi III) (1992)'), [
    'Supercop',
    'Jing cha gu shi III',
    1992,
  ]);
});

test('splitMovieTitle() takes the other name after a.k.a. only where there is no original title', () => {
  assert.deepEqual(split('Seven (a.k.a. Se7en) (1995)'), ['Seven', 'Se7en', 1995]);
  assert.deepEqual(split('Léon: The Professional (a.k.a. The Professional) (Léon) (1994)'), [
    'Léon: The Professional',
    'Léon',
    1994,
  ]);
});

test('splitMovieTitle() reads a span of years as a series', () => {
  assert.deepEqual(splitMovieTitle('Death Note: Desu nôto (2006–2007)'), {
    title: 'Death Note: Desu nôto',
    originalTitle: null,
    year: 2006,
    endYear: 2007,
    kind: 'series',
  });
  assert.equal(splitMovieTitle('Fargo (2014-)').endYear, null);
});

test('splitMovieTitle() keeps brackets that belong to the name, and names without a year', () => {
  assert.deepEqual(split('Babylon 5'), ['Babylon 5', null, null]);
  assert.deepEqual(split('Moonlight '), ['Moonlight', null, null]);
  assert.deepEqual(split('(500) Days of Summer (2009)'), ['(500) Days of Summer', null, 2009]);
  assert.deepEqual(split('Frontière(s) (2007)'), ['Frontière(s)', null, 2007]);
  assert.deepEqual(split('(Untitled) (2009)'), ['(Untitled)', null, 2009]);
  assert.deepEqual(split('Che (Part 1) (2008)'), ['Che (Part 1)', null, 2008]);
  assert.deepEqual(split('(1995)'), ['(1995)', null, 1995]);
  assert.deepEqual(split('2012 (2009)'), ['2012', null, 2009]);
  assert.deepEqual(split('Broken (1999'), ['Broken (1999', null, null]);
});
