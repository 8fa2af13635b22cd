import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileFacts, manyFacts, nosferatu } from './artwork-fixture.ts';
import { drawStill } from './draw-still.ts';

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);

test('drawStill() holds the picture, and the title where the drawn ones have it', () => {
  for (const facts of [nosferatu, ...hostileFacts, ...manyFacts(30)]) {
    for (const shape of ['poster', 'card', 'backdrop'] as const) {
      const svg = drawStill(facts, shape, jpeg);
      assert.match(
        svg,
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 (1000 1500|1280 720|1920 1080)"/,
      );
      assert.ok(svg.includes('href="data:image/jpeg;base64,/9j/2Q=="'));
      assert.doesNotMatch(svg, /NaN|undefined/);
      if (shape === 'backdrop') assert.doesNotMatch(svg, /<text/);
    }
  }
  assert.match(drawStill(nosferatu, 'poster', jpeg), /nosferatu/i);
});
