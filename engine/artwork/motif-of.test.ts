// Checks the choice of motifs: words of the title first, then school, then genre.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nosferatu } from './artwork-fixture.ts';
import { motifOf } from './motif-of.ts';

const of = (title: string, genres: string[] = [], more = {}): string =>
  motifOf({ ...nosferatu, id: title, title, originalTitle: undefined, countries: [], genres, ...more });

test('motifOf() lets a strong word of the title decide', () => {
  assert.equal(of('The General: a Train Story', ['Comedy']), 'railway');
  assert.equal(of('The Cabinet of Dr. Caligari', ['Horror']), 'crooked-town');
  assert.equal(of('The Circus', ['Comedy']), 'big-top');
  assert.equal(of('The Great Train Robbery', ['Western']), 'railway');
  assert.ok(['moon-face', 'rocket-orbit'].includes(of('A Trip to the Moon', ['Fantasy'])));
});

test('motifOf() takes whole words only', () => {
  const seasons = Array.from({ length: 30 }, (_, i) =>
    motifOf({
      ...nosferatu,
      id: String(i),
      title: 'Seasoned Trainers',
      originalTitle: undefined,
      genres: ['Western'],
      countries: [],
    }),
  );
  assert.ok(!seasons.includes('sea-waves'));
  assert.ok(new Set(seasons).size > 1);
});

test('motifOf() knows the German and the Soviet school', () => {
  const many = (facts: object): string[] =>
    Array.from({ length: 40 }, (_, i) =>
      motifOf({ ...nosferatu, originalTitle: undefined, title: 'Untold', id: String(i), ...facts }),
    );
  assert.ok(many({}).filter((motif) => motif === 'crooked-town').length > 10);
  assert.ok(
    many({ countries: ['SU'], genres: ['Drama'], year: 1928 }).filter((motif) => motif === 'wedge').length >
      5,
  );
});
