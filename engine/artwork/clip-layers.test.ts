// Checks the layers of a stand-in clip: order, transparency, and honest words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manyFacts, nosferatu, textsOf } from './artwork-fixture.ts';
import { clipLayers } from './clip-layers.ts';

test('clipLayers() gives layers from far to near, only the first of them opaque, and no words', () => {
  for (const facts of manyFacts(120)) {
    const { layers } = clipLayers(facts);
    assert.ok(layers.length >= 2, facts.title);
    for (const [i, layer] of layers.entries()) {
      assert.ok(layer.depth >= 0 && layer.depth <= 1);
      assert.ok(i === 0 || layer.depth > (layers[i - 1]?.depth ?? 0));
      assert.equal(
        /<rect x="-60" y="-60" width="1400" height="840"/.test(layer.svg),
        i === 0,
        `layer ${i} of ${facts.title}`,
      );
      assert.doesNotMatch(layer.svg, /<text|NaN/);
    }
  }
});

test('clipLayers() says on its cards what is shown', () => {
  const words = (svg: string): string =>
    textsOf(svg)
      .map((line) => line.text)
      .join(' ')
      .toLowerCase();
  const { titleCard, creditsCard } = clipLayers(nosferatu);
  assert.match(words(titleCard), /nosferatu 1922 a film by f\. w\. murnau/);
  assert.match(
    words(creditsCard),
    /these moving pictures are drawn by kinora\. they stand for the film itself until the film is added/,
  );
});
