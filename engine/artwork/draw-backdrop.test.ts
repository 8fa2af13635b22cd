// Checks the backdrops: no words, the same for the same facts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileFacts, manyFacts, nosferatu } from './artwork-fixture.ts';
import { drawBackdrop } from './draw-backdrop.ts';

test('drawBackdrop() has no text and is the same for the same facts', () => {
  assert.equal(drawBackdrop(nosferatu), drawBackdrop({ ...nosferatu }));
  for (const facts of [...hostileFacts, ...manyFacts(100)]) {
    const svg = drawBackdrop(facts);
    assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080"'));
    assert.doesNotMatch(svg, /<text|NaN|undefined/);
    assert.ok(svg.length < 60_000, `${svg.length}`);
  }
});
