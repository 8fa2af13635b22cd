import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeText } from './place-text.ts';
import { readPlace } from './read-place.ts';

test('readPlace() reads clock times in the digits of any keyboard, and nothing else', () => {
  const cases: [string, number | null][] = [
    ['1:02:03', 3723],
    [' 2:05.5 ', 125.5],
    ['2:05,25', 125.25],
    ['90', 90],
    ['١:٠٢:٠٣', 3723],
    ['۲:۰۵٫۵', 125.5],
    ['', null],
    ['1:60', null],
    ['1:60:00', null],
    ['-1', null],
    ['1:2:3:4', null],
    ['soon', null],
  ];
  for (const [text, seconds] of cases) assert.equal(readPlace(text), seconds, text);
});

test('placeText() is read back as it was', () => {
  for (const seconds of [0, 0.001, 59.999, 60, 3599.5, 3725.25])
    assert.equal(readPlace(placeText(seconds)), seconds);
  assert.equal(placeText(3725.5), '1:02:05.5');
});
