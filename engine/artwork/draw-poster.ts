// Draws the poster of a title.
import type { ArtworkFacts } from './artwork-facts.ts';
import { paletteOf } from './palette-of.ts';
import { posterHeight, posterLayouts, posterWidth } from './poster-layouts.ts';
import { posterPlan } from './poster-plan.ts';
import { printTexture } from './print-texture.ts';
import { sceneInks } from './scene.ts';
import { scenes } from './scenes.ts';
import { seededRandom } from './seeded-random.ts';
import { svgDocument } from './svg-shapes.ts';

/** SVG of 1000 x 1500 with title, credits and year; the same facts always give the same text. */
export function drawPoster(facts: ArtworkFacts): string {
  const random = seededRandom(facts.id);
  const palette = paletteOf(facts);
  const { motif, layout, title } = posterPlan(facts);
  const body = posterLayouts[layout]({
    facts,
    palette,
    title,
    random: random.fork('poster'),
    picture: (focus, sky) =>
      scenes[motif]({
        width: posterWidth,
        height: posterHeight,
        ...focus,
        inks: sceneInks(palette, sky),
        random: random.fork('scene'),
      })
        .map((layer) => layer.svg)
        .join(''),
  });
  return svgDocument(
    posterWidth,
    posterHeight,
    body + printTexture(posterWidth, posterHeight, random.fork('print')),
  );
}
