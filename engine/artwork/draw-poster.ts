// Draws the poster of a title.
import type { ArtworkFacts } from './artwork-facts.ts';
import { paletteOf } from './palette-of.ts';
import type { Mood } from './mood-of.ts';
import { moodOf } from './mood-of.ts';
import type { Focus } from './poster-layouts.ts';
import { posterHeight, posterLayouts, posterWidth } from './poster-layouts.ts';
import { posterPlan } from './poster-plan.ts';
import { printTexture } from './print-texture.ts';
import type { SceneInks } from './scene.ts';
import { sceneInks } from './scene.ts';
import type { Motif } from './scenes.ts';
import { scenes } from './scenes.ts';
import type { SeededRandom } from './seeded-random.ts';
import { seededRandom } from './seeded-random.ts';
import { group, n, svgDocument } from './svg-shapes.ts';

/** Drawn around the sheet so that a tilted picture still covers its corners. */
const bleed = 240;

const restless: ReadonlySet<Mood> = new Set([
  'noir',
  'horror',
  'mystery',
  'crime',
  'soviet',
  'experimental',
  'war',
]);

/** Degrees by which the picture leans: never for calm genres, now and then for the restless ones. */
function tiltOf(facts: ArtworkFacts, random: SeededRandom): number {
  return restless.has(moodOf(facts)) && random.chance(0.4) ? random.between(5, 10) * random.sign() : 0;
}

function drawPicture(
  motif: Motif,
  focus: Focus,
  inks: SceneInks,
  tilt: number,
  random: SeededRandom,
): string {
  const margin = tilt === 0 ? 0 : bleed;
  const size = focus.size * random.between(0.9, 1.16);
  const layers = scenes[motif]({
    width: posterWidth + 2 * margin,
    height: posterHeight + 2 * margin,
    x: focus.x + margin,
    y: focus.y + margin,
    size,
    horizon: Math.max(focus.horizon, focus.y + size * 0.55) + margin,
    inks,
    random,
  });
  const svg = layers.map((layer) => layer.svg).join('');
  return tilt === 0
    ? svg
    : group(
        svg,
        `transform="rotate(${n(tilt)} ${n(focus.x)} ${n(focus.y)}) translate(${-margin} ${-margin})"`,
      );
}

/** SVG of 1000 x 1500 with title, credits and year; the same facts always give the same text. */
export function drawPoster(facts: ArtworkFacts): string {
  const random = seededRandom(facts.id);
  const palette = paletteOf(facts);
  const { motif, layout, title } = posterPlan(facts);
  const tilt = tiltOf(facts, random.fork('tilt'));
  const body = posterLayouts[layout]({
    facts,
    palette,
    title,
    random: random.fork('poster'),
    picture: (focus, sky) => drawPicture(motif, focus, sceneInks(palette, sky), tilt, random.fork('scene')),
  });
  return svgDocument(
    posterWidth,
    posterHeight,
    body + printTexture(posterWidth, posterHeight, random.fork('print')),
  );
}
