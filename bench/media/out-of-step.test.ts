import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftBetween, inStepAfter, positionOf, type Reading } from './out-of-step.ts';

/** A film that plays from 0 s at time 0, read every 40 ms; sought to 60 s at `soughtAt`. */
function playing(soughtAt: number): Reading[] {
  return Array.from({ length: 100 }, (_, index) => {
    const at = index * 40;
    return { at, position: at < soughtAt ? at / 1000 : 60 + (at - soughtAt) / 1000 };
  });
}

test('positionOf() goes evenly between two readings, and stands where the film was before a jump', () => {
  const readings = playing(1000);
  assert.equal(positionOf(readings, 100), 0.1);
  assert.equal(positionOf(readings, 990), 0.96, 'no place where it never was');
  assert.equal(positionOf(readings, 1000), 60);
  assert.equal(positionOf(readings, -1), null);
  assert.equal(positionOf(readings, 1e6), null);
  const back = [
    { at: 0, position: 9 },
    { at: 40, position: 2 },
  ];
  assert.equal(positionOf(back, 20), 9);
});

test('inStepAfter() says how long the one waited for the other, and when they never met', () => {
  const one = playing(1000);
  const told = playing(1300);
  const all = driftBetween(one, told, { from: 0, until: 3000, every: 20 });
  assert.ok(all.filter(({ at }) => at < 1000).every(({ drift }) => drift <= 40));
  assert.ok(all.filter(({ at }) => at > 1040 && at < 1280).every(({ drift }) => drift > 50_000));
  const after = all.filter(({ at }) => at >= 1000);
  assert.equal(inStepAfter(after, 1000, 500), 320);
  assert.equal(inStepAfter(after, 1000, 100), null);
});
