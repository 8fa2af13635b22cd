import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessName } from './guess-name.ts';

test('guessName() finds the film in the names that files have', () => {
  const cases: [string, string, number | null][] = [
    ['Metropolis (1927).mkv', 'Metropolis', 1927],
    ['Metropolis.1927.1080p.BluRay.x264.mkv', 'Metropolis', 1927],
    ['the_general.mp4', 'the general', null],
    ['2001 A Space Odyssey (1968).mkv', '2001 A Space Odyssey', 1968],
    ['Les Vampires - S01E02.mkv', 'Les Vampires', null],
    ['Les Vampires - 1x02 - La bague.mkv', 'Les Vampires', null],
    ['Nosferatu [restored].mov', 'Nosferatu', null],
    ['1917.mkv', '1917', null],
    ['القاهرة ٣٠ (1966).mp4', 'القاهرة ٣٠', 1966],
  ];
  for (const [file, words, year] of cases) assert.deepEqual(guessName(file), { words, year }, file);
});
