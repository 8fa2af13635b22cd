// Draws the landscape card of a title: the picture with the title set into it, to be read in a rail of small cards.
import type { ArtworkFacts } from './artwork-facts.ts';
import { contrast, luminance, readable } from './colour.ts';
import type { Palette } from './palette-of.ts';
import { paletteOf } from './palette-of.ts';
import { motifOf } from './motif-of.ts';
import { printTexture } from './print-texture.ts';
import type { SkyChoice } from './scene.ts';
import { sceneInks } from './scene.ts';
import { scenes } from './scenes.ts';
import type { SeededRandom } from './seeded-random.ts';
import { seededRandom } from './seeded-random.ts';
import type { TextBox, TextStyle } from './set-text.ts';
import { setText } from './set-text.ts';
import { discPath, gradient, sheetWith, path, rect, ring, svgDocument } from './svg-shapes.ts';
import { titleFace } from './title-face.ts';

const W = 1280;
const H = 720;

interface CardContext {
  palette: Palette;
  random: SeededRandom;
  picture(focus: { x: number; y: number; size: number; horizon: number }, sky: SkyChoice): string;
  title(box: TextBox, style?: Partial<TextStyle>): { svg: string; top: number; bottom: number };
}

const skies: readonly SkyChoice[] = ['background', 'accent', 'second', 'dusk'];
const others: readonly SkyChoice[] = ['accent', 'second', 'dusk'];

/** Type on plain ground at the start, the picture behind an edge that is straight, slanted or round. */
function beside(c: CardContext): string {
  const { palette, random } = c;
  const picture = c.picture({ x: 930, y: 335, size: 250, horizon: 545 }, random.pick(others));
  const slope = random.pick([0, 90, -90]);
  const shape = random.chance(0.25)
    ? discPath(1010, 360, 440)
    : `M${600 + slope} -4H${W + 4}V${H + 4}H${600 - slope}Z`;
  const text = c.title(
    { x: 64, y: 60, width: slope === 0 ? 500 : 470, height: 600 },
    { rest: 'middle', maxLines: 5, largest: 190 },
  );
  return picture + sheetWith(shape, W, H, palette.background) + text.svg;
}

/** The whole card is picture, fading into the ground where the title stands. */
function faded(c: CardContext): string {
  const { palette } = c;
  const bg = palette.background;
  const picture = c.picture({ x: 880, y: 300, size: 265, horizon: 520 }, c.random.pick(skies));
  const fades = `<defs>${gradient(
    'veil',
    [
      [0, bg],
      [0.4, bg, 0.97],
      [0.68, bg, 0],
    ],
    1,
    0,
  )}</defs>${rect(0, 0, W, H, 'url(#veil)')}`;
  const text = c.title(
    { x: 60, y: 60, width: 580, height: 600 },
    { rest: 'bottom', maxLines: 5, largest: 180 },
  );
  return picture + fades + text.svg;
}

/** A band across the foot of the picture. */
function footed(c: CardContext): string {
  const { palette, random } = c;
  const accent = random.chance(0.45);
  const ground = accent ? palette.accent : palette.background;
  const ink = accent
    ? readable(
        contrast(palette.ink, ground) > contrast(palette.background, ground)
          ? palette.ink
          : palette.background,
        ground,
        4.6,
      )
    : palette.ink;
  const picture = c.picture(
    { x: 640 + random.between(-180, 180), y: 235, size: 225, horizon: 415 },
    random.pick(accent ? (['background', 'second', 'dusk'] as const) : others),
  );
  const slope = random.pick([0, 40, -40]);
  const align = random.pick(['start', 'middle'] as const);
  const text = c.title(
    { x: 60, y: 486, width: W - 120, height: 196 },
    { rest: 'middle', align, maxLines: 2, largest: 210, fill: ink },
  );
  return picture + path(`M0 ${455 + slope}L${W} ${455 - slope}V${H}H0Z`, ground) + text.svg;
}

/** Type to the full measure, the picture in the lower or upper strip. */
function stacked(c: CardContext): string {
  const { palette, random } = c;
  const text = c.title(
    { x: 60, y: 54, width: 640, height: 612 },
    { stacked: true, rest: 'middle', maxLines: 4, largest: 560 },
  );
  const picture = c.picture({ x: 1010, y: 340, size: 235, horizon: 560 }, random.pick(others));
  return picture + rect(0, 0, 762, H, palette.background) + rect(760, 0, 12, H, palette.accent) + text.svg;
}

/** The picture in a disc, the title beside it. */
function medal(c: CardContext): string {
  const { palette, random } = c;
  const picture = c.picture({ x: 980, y: 350, size: 225, horizon: 505 }, random.pick(others));
  const text = c.title(
    { x: 64, y: 60, width: 560, height: 600 },
    { rest: 'middle', maxLines: 4, largest: 190 },
  );
  return (
    picture +
    sheetWith(discPath(980, 360, 285), W, H, palette.background) +
    ring(980, 360, 305, palette.accent, 9) +
    text.svg
  );
}

/** SVG of 1280 x 720; the title is set large enough to read at 220 pixels. */
export function drawCard(facts: ArtworkFacts): string {
  const random = seededRandom(facts.id);
  const palette = paletteOf(facts);
  const { text, face } = titleFace(facts);
  const chosen = random.fork('card');
  const short = text.length <= 22;
  const dark = luminance(palette.background) < 0.1;
  // One letter or one long word wants the whole measure.
  const longestWord = Math.max(...text.split(' ').map((word) => word.length));
  const layouts =
    text.length <= 4 || longestWord >= 11
      ? [stacked, footed]
      : [
          beside,
          beside,
          medal,
          ...(dark ? [faded, faded, faded] : []),
          ...(short ? [footed, footed, footed] : []),
          ...(text.length <= 40 ? [stacked] : []),
        ];
  const body = chosen.pick(layouts)({
    palette,
    random: chosen,
    picture: (focus, sky) =>
      scenes[motifOf(facts)]({
        width: W,
        height: H,
        ...focus,
        inks: sceneInks(palette, sky),
        random: random.fork('scene'),
      })
        .map((layer) => layer.svg)
        .join(''),
    title: (box, style) =>
      setText(text, box, {
        face,
        fill: palette.ink,
        align: 'start',
        rest: 'middle',
        largest: 200,
        maxLines: 4,
        ...style,
      }),
  });
  return svgDocument(W, H, body + printTexture(W, H, random.fork('print')));
}
