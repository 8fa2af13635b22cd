// Checks the posters: the same for the same facts, different for different ones, legible, and never out of bounds.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ArtworkFacts } from './artwork-facts.ts';
import { hostileFacts, manyFacts, nosferatu, textsOf } from './artwork-fixture.ts';
import { contrast } from './colour.ts';
import { drawPoster } from './draw-poster.ts';
import { faceNames, faces } from './faces.ts';
import { textWidth } from './measure-text.ts';
import { paletteOf } from './palette-of.ts';
import { posterLayouts } from './poster-layouts.ts';
import { posterPlan } from './poster-plan.ts';
import { scenes } from './scenes.ts';

/** Fails when a line of the poster leaves the sheet; a column's title runs along the height. */
function assertInside(facts: ArtworkFacts): void {
  const { layout } = posterPlan(facts);
  for (const drawn of textsOf(drawPoster(facts))) {
    const face = faceNames.find((name) => faces[name].attributes === drawn.attributes);
    assert.ok(face, drawn.attributes);
    const right = drawn.x + textWidth(face, drawn.text, drawn.spacing / drawn.size) * drawn.size;
    const limit = layout === 'column' ? 1500 : 1000;
    assert.ok(
      drawn.x >= -0.1 && right <= limit + 1,
      `"${drawn.text}" of "${facts.title}" ends at ${right} (${layout})`,
    );
    assert.ok(drawn.y > 0 && drawn.y < 1500, `"${drawn.text}" of "${facts.title}" stands at ${drawn.y}`);
  }
}

test('drawPoster() gives the same text for the same facts', () => {
  assert.equal(drawPoster(nosferatu), drawPoster(structuredClone(nosferatu)));
  assert.notEqual(drawPoster(nosferatu), drawPoster({ ...nosferatu, id: 'another' }));
});

test('drawPoster() shows title, year, director and cast', () => {
  const text = textsOf(drawPoster(nosferatu))
    .map((line) => line.text.toUpperCase())
    .join(' ');
  for (const part of ['NOSFERATU', '1922', 'F. W. MURNAU', 'MAX SCHRECK', 'GERMANY', '94 MIN'])
    assert.ok(text.includes(part), `${part} in ${text}`);
});

test('drawPoster() gives distinct pictures and uses every layout and motif', () => {
  const facts = manyFacts(600);
  const pictures = new Set(
    facts.slice(0, 300).map((one) => drawPoster(one).replaceAll(/<text.*?<\/text>/g, '')),
  );
  assert.ok(pictures.size >= 295, `${pictures.size} of 300 differ`);
  const plans = facts.map(posterPlan);
  assert.deepEqual(new Set(plans.map((plan) => plan.layout)), new Set(Object.keys(posterLayouts)));
  const missing = Object.keys(scenes).filter((motif) => !plans.some((plan) => plan.motif === motif));
  assert.deepEqual(missing, []);
});

test('drawPoster() keeps text inside the sheet, whatever the title', () => {
  for (const facts of hostileFacts)
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) assertInside({ ...facts, id });
  for (const facts of manyFacts(200)) assertInside(facts);
});

const movies = join(
  process.env['KINORA_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'movielens-latest-small/movies.csv',
);

test('drawPoster() keeps the titles of MovieLens inside the sheet', () => {
  assert.ok(existsSync(movies), `The test needs ${movies}: set KINORA_DATA to the folder of the data sets`);
  const rows = readFileSync(movies, 'utf8').split('\n').slice(1);
  for (let i = 0; i < rows.length; i += 23) {
    const title = /^\d+,"?(.+?)"?,[^,]*$/.exec(rows[i]?.trim() ?? '')?.[1];
    if (title !== undefined) assertInside({ ...nosferatu, id: `ml-${i}`, title, originalTitle: undefined });
  }
});

test('drawPoster() sets every text with at least 4.5:1 on a ground of its palette', () => {
  for (const facts of [...manyFacts(100), ...hostileFacts]) {
    const { background, accent } = paletteOf(facts);
    for (const { fill, text } of textsOf(drawPoster(facts))) {
      const ratio = Math.max(contrast(fill, background), contrast(fill, accent));
      assert.ok(ratio >= 4.5, `${ratio} for "${text}"`);
    }
  }
});

test('drawPoster() escapes markup, drops what XML forbids, and stays small', () => {
  for (const facts of [...hostileFacts, ...manyFacts(80)]) {
    const svg = drawPoster(facts);
    assert.ok(!svg.includes('<script'));
    assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
    assert.doesNotMatch(svg, /\p{Cs}|[\p{Cc}]/u);
    assert.ok(svg.length < 60_000, `${svg.length} characters for "${facts.title}"`);
  }
});

test('drawPoster() falls back to the original title, then to the year, for scripts without a face', () => {
  const texts = (title: string): string => {
    const facts = hostileFacts.find((one) => one.title === title);
    assert.ok(facts);
    return textsOf(drawPoster(facts))
      .map((line) => line.text.toLowerCase())
      .join(' ');
  };
  assert.match(texts('七人の侍'), /shichinin no\s+samurai/);
  assert.match(texts('مسافر'), /1974/);
  assert.match(texts('Человек с киноаппаратом'), /человек/);
});
