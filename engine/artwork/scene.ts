// What a motif draws on: a stage of any shape with a place for the focal figure, and layers that come back from far to near.
import { contrast, luminance, mix } from './colour.ts';
import type { Palette } from './palette-of.ts';
import type { SeededRandom } from './seeded-random.ts';
import { rect } from './svg-shapes.ts';

/** The colours of a scene, derived from the palette of the title. */
export interface SceneInks {
  /** Behind everything. */
  sky: string;
  /** Between the sky and the middle: far things. */
  far: string;
  mid: string;
  /** The darkest, for silhouettes. */
  deep: string;
  /** The lightest, for moons, paper and lamps. */
  light: string;
  /** The one hot colour; always apart from the sky. */
  hot: string;
}

export interface Stage {
  width: number;
  height: number;
  /** Centre and radius of the focal shape. */
  x: number;
  y: number;
  size: number;
  /** Where the land begins. */
  horizon: number;
  inks: SceneInks;
  random: SeededRandom;
}

export interface SceneLayer {
  svg: string;
  /** 0 is the farthest, 1 moves most with the camera. */
  depth: number;
}

export type Scene = (stage: Stage) => SceneLayer[];

/** A rectangle over the whole stage and a little beyond. */
export const cover = (stage: Stage, fill: string, from = -60): string =>
  rect(-60, from, stage.width + 120, stage.height + 60 - from, fill);

/** Of several colours, the one that stands out most from a ground. */
export function against(ground: string, ...colours: readonly string[]): string {
  let best = colours[0] ?? ground;
  for (const colour of colours) if (contrast(colour, ground) > contrast(best, ground)) best = colour;
  return best;
}

export type SkyChoice = 'background' | 'accent' | 'second' | 'dusk' | 'tone';

/** Spreads a palette over the parts of a scene, with the sky in the colour asked for. */
export function sceneInks(palette: Palette, sky: SkyChoice): SceneInks {
  const darkGround = luminance(palette.background) < luminance(palette.ink);
  const deep = darkGround
    ? mix(mix(palette.background, '#000000', 0.5), palette.tone, 0.2)
    : mix(palette.ink, '#000000', 0.15);
  const light = darkGround ? palette.ink : mix(palette.background, '#ffffff', 0.25);
  const colour = {
    background: palette.background,
    accent: palette.accent,
    second: palette.second,
    dusk: mix(palette.background, palette.second, 0.55),
    tone: mix(palette.tone, palette.second, 0.18),
  }[sky];
  // The hot colour must part from the sky and carry a dark figure; the accent when it can, else the best of the others.
  const worth = (c: string): number => Math.min(contrast(c, colour), contrast(c, deep) / 1.4);
  const others = [palette.second, palette.background, mix(light, palette.accent, 0.22)]
    .filter((c) => c !== colour)
    .sort((a, b) => worth(b) - worth(a));
  const hot = worth(palette.accent) >= 1.55 || others[0] === undefined ? palette.accent : others[0];
  const mid =
    contrast(palette.second, colour) >= 1.25
      ? palette.second
      : mix(colour, luminance(colour) > 0.25 ? deep : light, 0.32);
  return { sky: colour, far: mix(colour, mid, 0.5), mid, deep, light, hot };
}
