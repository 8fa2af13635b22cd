// Speeds of the player.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSpeed, speedText } from './speeds.ts';

test('nextSpeed() steps through the speeds and stays at the ends', () => {
  assert.equal(nextSpeed(1, 1), 1.25);
  assert.equal(nextSpeed(1, -1), 0.75);
  assert.equal(nextSpeed(2, 1), 2);
  assert.equal(nextSpeed(0.5, -1), 0.5);
});

test('nextSpeed() starts from the nearest speed when another was set', () => {
  assert.equal(nextSpeed(1.1, 1), 1.25);
});

test('speedText() uses the numbers of the language', () => {
  assert.equal(
    speedText(1.25, (value) => value.toLocaleString('fr')),
    '1,25×',
  );
});
