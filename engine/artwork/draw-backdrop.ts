// Draws the wide picture behind a title's page: no words, and a calm dark start for the page's own.
import type { ArtworkFacts } from './artwork-facts.ts';
import { luminance, mix } from './colour.ts';
import { motifOf } from './motif-of.ts';
import { paletteOf } from './palette-of.ts';
import { printTexture } from './print-texture.ts';
import { sceneInks } from './scene.ts';
import { scenes } from './scenes.ts';
import { seededRandom } from './seeded-random.ts';
import { gradient, rect, svgDocument } from './svg-shapes.ts';

const width = 1920;
const height = 1080;

/**
 * SVG of 1920 x 1080 without text. The focal shape stands right of the middle; the left third darkens to the palette's tone,
 * so that light text reads on it (a page set from right to left mirrors the picture).
 */
export function drawBackdrop(facts: ArtworkFacts): string {
  const random = seededRandom(facts.id);
  const palette = paletteOf(facts);
  const chosen = random.fork('backdrop');
  const dark = luminance(palette.background) < 0.1;
  const sky = chosen.pick(
    dark
      ? (['background', 'second', 'dusk', 'accent'] as const)
      : (['second', 'accent', 'second', 'background'] as const),
  );
  const layers = scenes[motifOf(facts)]({
    width,
    height,
    x: 1330 + chosen.between(-40, 60),
    y: 500,
    size: 390,
    horizon: 810,
    inks: sceneInks(palette, sky),
    random: random.fork('scene'),
  });
  const shade = mix(palette.tone, '#000000', 0.25);
  const shades = `<defs>${gradient(
    'calm',
    [
      [0, shade, 0.96],
      [0.24, shade, 0.88],
      [0.42, shade, 0.5],
      [0.6, shade, 0],
    ],
    1,
    0,
  )}${gradient('foot', [
    [0, shade, 0],
    [1, shade, 0.6],
  ])}</defs>`;
  return svgDocument(
    width,
    height,
    `${layers.map((layer) => layer.svg).join('')}${shades}${rect(0, 0, width, height, 'url(#calm)')}${rect(0, 700, width, 380, 'url(#foot)')}${printTexture(width, height, random.fork('print'))}`,
  );
}
