import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardOpacity, ease, layerZoom, planClip } from './plan-clip.ts';

test('planClip() covers the whole time with one shot, or two while they cross-fade, each inside the scene', () => {
  for (const seconds of [12, 34, 40]) {
    for (const variant of [0, 1, 2, 3]) {
      const plan = planClip(seconds, variant);
      for (let t = 0; t < seconds; t += 0.1) {
        const showing = plan.shots.filter((shot) => t >= shot.start && t < shot.end);
        assert.ok(showing.length === 1 || showing.length === 2, `${showing.length} shots at ${t} s`);
      }
      for (const shot of plan.shots) {
        for (const value of [shot.from.x, shot.from.y, shot.to.x, shot.to.y])
          assert.ok(value >= 0 && value <= 1);
        assert.ok(layerZoom(shot, 0) > 1 && layerZoom(shot, 1) > layerZoom(shot, 0));
      }
      for (const card of plan.cards)
        assert.ok(card.end - card.start > 2 * card.fadeSeconds && card.end < seconds);
    }
  }
});

test('cardOpacity() rises, holds and falls', () => {
  const [card] = planClip(34, 0).cards;
  assert.ok(card);
  assert.equal(cardOpacity(card, card.start), 0);
  assert.equal(cardOpacity(card, (card.start + card.end) / 2), 1);
  assert.equal(cardOpacity(card, card.end), 0);
});

test('ease() never turns back', () => {
  for (let t = 0; t < 1; t += 0.01) assert.ok(ease(t + 0.01) > ease(t));
  assert.deepEqual([ease(-1), ease(2)], [0, 1]);
});
