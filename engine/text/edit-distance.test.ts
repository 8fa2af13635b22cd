import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance } from './edit-distance.ts';

test('editDistance() counts each kind of slip once', () => {
  assert.equal(editDistance('metropolis', 'metropolis'), 0);
  assert.equal(editDistance('metropolsi', 'metropolis'), 1);
  assert.equal(editDistance('metrpolis', 'metropolis'), 1);
  assert.equal(editDistance('mettropolis', 'metropolis'), 1);
  assert.equal(editDistance('netropilis', 'metropolis'), 2);
  assert.equal(editDistance('', 'abc'), 3);
});

test('editDistance() with prefix measures to the nearest beginning', () => {
  assert.equal(editDistance('metrpo', 'metropolis', true), 1);
  assert.equal(editDistance('metro', 'metropolis', true), 0);
  assert.equal(editDistance('metro', 'metropolis'), 5);
});
