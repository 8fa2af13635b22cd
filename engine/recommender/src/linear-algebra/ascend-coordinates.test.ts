// Tests of coordinate ascent: maxima known by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from '../random.ts';
import { ascendCoordinates } from './ascend-coordinates.ts';

test('ascendCoordinates finds the maximum of a hill to half of its last step', () => {
  const hill = ([a, b]: Float64Array): Float64Array =>
    Float64Array.of(10 - (a! - 2.2) ** 2 - (b! + 0.7) ** 2);
  const [a, b] = ascendCoordinates(hill, Float64Array.of(1, 1));
  assert.ok(Math.abs(a! - 2.2) < 0.1 && Math.abs(b! + 0.7) < 0.1, `${a} ${b}`);
});

test('ascendCoordinates leaves a weight at 0 that moves nothing but chance', () => {
  const random = createRandom(4);
  const chance = Array.from({ length: 400 }, () => random.normal());
  const noisy = ([a, b]: Float64Array): Float64Array =>
    Float64Array.from(chance, (luck) => 1 - (a! - 1.5) ** 2 + luck * b!);
  const [a, b] = ascendCoordinates(noisy, Float64Array.of(1, 0));
  assert.ok(Math.abs(a! - 1.5) < 0.1);
  // The mean of what luck gives here is within one standard error of 0.
  assert.equal(b, 0);
});

test('ascendCoordinates climbs steps that have no slope', () => {
  const steps = ([a]: Float64Array): Float64Array => Float64Array.of(5 + Math.round(4 * Math.min(a!, 3)));
  assert.ok(ascendCoordinates(steps, Float64Array.of(1))[0]! >= 2.8);
});
