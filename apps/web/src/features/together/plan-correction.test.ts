import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planCorrection } from './plan-correction.ts';
import { positionAt } from './position-at.ts';

const rateOf = (drift: number, fresh = false, rate = 1) => {
  const plan = planCorrection(drift, fresh, rate);
  return plan.kind === 'rate' ? plan.rate : plan.kind;
};

test('planCorrection() slows who is ahead and speeds up who is behind, never by more than a twentieth', () => {
  assert.deepEqual(
    [0, 0.02, -0.02].map((drift) => rateOf(drift)),
    [1, 1, 1],
  );
  assert.equal(rateOf(0.1), 0.98);
  assert.equal(rateOf(-0.12), 1.03);
  for (const drift of [0.3, 0.7, 1.4]) {
    assert.equal(rateOf(drift), 0.95);
    assert.equal(rateOf(-drift), 1.05);
  }
  assert.equal(rateOf(-1, false, 2), 2.1);
});

test('planCorrection() jumps when far away, and sooner where the picture stood still anyway', () => {
  assert.equal(rateOf(1.6), 'jump');
  assert.equal(rateOf(-1.6), 'jump');
  assert.equal(rateOf(0.4, true), 'jump');
  assert.notEqual(rateOf(0.2, true), 'jump');
});

test('planCorrection() brings a player from a second away to a thirtieth within half a minute, without overshooting', () => {
  let drift = -1;
  for (let time = 0; time < 30; time += 0.25) {
    const plan = planCorrection(drift, false, 1);
    assert.equal(plan.kind, 'rate');
    if (plan.kind === 'rate') drift += (plan.rate - 1) * 0.25;
    assert.ok(drift <= 0.01);
  }
  assert.ok(Math.abs(drift) <= 0.035, String(drift));
});

test('positionAt() counts on while the film plays, at its speed, to its end', () => {
  const playback = { version: 1, paused: false, position: 10, rate: 1.5, at: 1000 };
  assert.equal(positionAt(playback, 3000), 13);
  assert.equal(positionAt(playback, 500), 10, 'a clock that is behind');
  assert.equal(positionAt(playback, 3000, 12), 12);
  assert.equal(positionAt({ ...playback, paused: true }, 9000), 10);
});
