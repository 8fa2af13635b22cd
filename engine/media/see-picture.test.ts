import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePosters } from './choose-posters.ts';
import { findCredits } from './find-credits.ts';
import { seenHeight, seenWidth, seePicture, type SeenPicture } from './see-picture.ts';

const picture = (shade: (x: number, y: number) => number): SeenPicture =>
  seePicture(
    Uint8Array.from({ length: seenWidth * seenHeight }, (_, i) =>
      shade(i % seenWidth, Math.floor(i / seenWidth)),
    ),
  );
const black = picture(() => 4);
const flat = picture(() => 120);
const sharp = picture((x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? 60 : 180));
const blurred = picture((x) => 120 + 60 * Math.sin(x / 12));

test('seePicture() tells black, flat, blurred and sharp apart', () => {
  assert.deepEqual([black.brightness, flat.contrast, flat.sharpness], [4, 0, 0]);
  assert.ok(sharp.sharpness > 5 * blurred.sharpness && Math.abs(sharp.brightness - 120) < 2);
});

test('choosePosters() takes sharp pictures, apart from each other, and none that is black or flat', () => {
  const film = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? black : i % 10 === 1 ? flat : blurred));
  const brighter = picture((x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? 70 : 190));
  for (const place of [30, 31, 50, 99]) film[place] = sharp;
  film[70] = brighter;
  const chosen = choosePosters(film, 3);
  assert.deepEqual(
    chosen.slice(0, 2).toSorted((a, b) => a - b),
    [30, 70],
    'neither 31, which is the same scene, nor 50, which is the same picture, nor 99, its end',
  );
  assert.equal(chosen.length, 3);
  assert.deepEqual(
    choosePosters(
      Array.from({ length: 20 }, () => black),
      3,
    ),
    [],
  );
  assert.deepEqual(choosePosters([sharp], 3), [0]);
  assert.deepEqual(choosePosters([], 3), []);
});

test('findCredits() takes the silence at which the film goes dark for good', () => {
  const film = [...Array.from({ length: 180 }, () => flat), ...Array.from({ length: 20 }, () => black)];
  film[10] = film[11] = black;
  const silences = [10, 100, 179.4].map((start) => ({ start, end: start + 1 }));
  assert.deepEqual(findCredits(film, silences, 200), { start: 179.4, end: 200 });
  film[190] = flat;
  assert.equal(findCredits(film, silences, 200)?.start, 179.4, 'one bright picture in between');
  assert.equal(findCredits(film, silences.slice(0, 2), 200), null, 'no silence there');
  assert.equal(
    findCredits(
      Array.from({ length: 200 }, () => black),
      silences,
      200,
    ),
    null,
    'dark all along',
  );
  assert.equal(
    findCredits(
      Array.from({ length: 200 }, () => flat),
      silences,
      200,
    ),
    null,
  );
  assert.equal(findCredits([], [], 200), null);
});
