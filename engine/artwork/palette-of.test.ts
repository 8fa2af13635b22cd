// Checks the palettes: readable ink, a dark tone, variation by id, genre and decade.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileFacts, manyFacts, nosferatu } from './artwork-fixture.ts';
import { contrast, luminance } from './colour.ts';
import { paletteOf } from './palette-of.ts';

test('paletteOf() gives an ink of at least 4.5:1 on the background and a dark tone', () => {
  for (const facts of [...manyFacts(1000), ...hostileFacts]) {
    const { background, ink, tone, accent, second } = paletteOf(facts);
    for (const colour of [background, ink, tone, accent, second]) assert.match(colour, /^#[0-9a-f]{6}$/);
    assert.ok(contrast(ink, background) >= 4.5, `${ink} on ${background}`);
    assert.ok(luminance(tone) < 0.07, `${tone} is not dark`);
  }
});

test('paletteOf() varies with the id, the genre and the decade', () => {
  const ids = new Set(
    Array.from({ length: 40 }, (_, i) => JSON.stringify(paletteOf({ ...nosferatu, id: String(i) }))),
  );
  assert.ok(ids.size >= 38, `${ids.size}`);
  assert.notDeepEqual(paletteOf(nosferatu), paletteOf({ ...nosferatu, genres: ['Western'] }));
  assert.notDeepEqual(paletteOf(nosferatu), paletteOf({ ...nosferatu, year: 1985 }));
});
