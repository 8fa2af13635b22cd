// Checks the landscape cards: title inside the card and large enough for a rail.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileFacts, manyFacts, nosferatu, textsOf } from './artwork-fixture.ts';
import { contrast } from './colour.ts';
import { drawCard } from './draw-card.ts';
import { faceNames, faces } from './faces.ts';
import { textWidth } from './measure-text.ts';
import { paletteOf } from './palette-of.ts';

test('drawCard() gives the same text for the same facts', () => {
  assert.equal(drawCard(nosferatu), drawCard({ ...nosferatu }));
});

test('drawCard() keeps the title inside the card and legible on its ground', () => {
  for (const facts of [...manyFacts(300), ...hostileFacts]) {
    const { background, accent } = paletteOf(facts);
    for (const drawn of textsOf(drawCard(facts))) {
      const face = faceNames.find((name) => faces[name].attributes === drawn.attributes);
      assert.ok(face);
      const right = drawn.x + textWidth(face, drawn.text, drawn.spacing / drawn.size) * drawn.size;
      assert.ok(
        drawn.x >= 40 && right <= 1250 && drawn.y > 40 && drawn.y < 712,
        `"${drawn.text}" at ${drawn.x}..${right}, ${drawn.y}`,
      );
      assert.ok(Math.max(contrast(drawn.fill, background), contrast(drawn.fill, accent)) >= 4.5);
    }
  }
});

test('drawCard() sets titles of up to four words at 60 units or more, 10 pixels on a card of 220', () => {
  for (const facts of manyFacts(300).filter(({ title }) => title.split(' ').length <= 4)) {
    for (const { size, text } of textsOf(drawCard(facts))) assert.ok(size >= 60, `"${text}" at ${size}`);
  }
});
