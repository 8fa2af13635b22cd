// The layouts of a poster: where the picture goes, what ground the title stands on, how the type is set.
import type { ArtworkFacts } from './artwork-facts.ts';
import { contrast, luminance, readable } from './colour.ts';
import { setCredits } from './credits.ts';
import type { Palette } from './palette-of.ts';
import type { SkyChoice } from './scene.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { TextBox, TextStyle } from './set-text.ts';
import { setText } from './set-text.ts';
import {
  circle,
  discPath,
  rectPath,
  sheetWith,
  gradient,
  group,
  n,
  path,
  polygon,
  rect,
  ring,
} from './svg-shapes.ts';
import type { DrawnTitle } from './title-face.ts';

export const posterWidth = 1000;
export const posterHeight = 1500;

/** Where the focal shape of the picture is, and how big. */
export interface Focus {
  x: number;
  y: number;
  size: number;
  horizon: number;
}

export interface PosterContext {
  facts: ArtworkFacts;
  palette: Palette;
  random: SeededRandom;
  title: DrawnTitle;
  /** Draws the picture of the title over the whole sheet. */
  picture(focus: Focus, sky: SkyChoice): string;
}

export type PosterLayout = (context: PosterContext) => string;

const W = posterWidth;
const H = posterHeight;
const M = 72;

/** The ground of the sheet over the picture, with openings through which it shows. */
const ground = (c: PosterContext, openings: string): string =>
  sheetWith(openings, W, H, c.palette.background);

function title(c: PosterContext, box: TextBox, style: Partial<TextStyle> = {}): ReturnType<typeof setText> {
  const { background, ink, accent } = c.palette;
  const fill = contrast(accent, background) >= 4.6 && c.random.chance(0.4) ? accent : ink;
  return setText(c.title.text, box, {
    face: c.title.face,
    fill,
    align: 'start',
    rest: 'top',
    largest: 300,
    maxLines: 6,
    ...style,
  });
}

/** A second ground for the title beside the background: the accent, with whichever ink reads on it. */
function plate(c: PosterContext): { ground: string; ink: string } {
  const ground = c.palette.accent;
  const dark =
    luminance(c.palette.background) < luminance(c.palette.ink) ? c.palette.background : c.palette.ink;
  const light = dark === c.palette.background ? c.palette.ink : c.palette.background;
  return {
    ground,
    ink: readable(contrast(dark, ground) > contrast(light, ground) ? dark : light, ground, 4.6),
  };
}

const otherSky = (c: PosterContext): SkyChoice =>
  c.random.pick(['accent', 'second', 'dusk', 'accent', 'second']);
const anySky = (c: PosterContext): SkyChoice =>
  c.random.pick(['background', 'accent', 'second', 'dusk', 'tone']);

/** The picture runs off three sides; the title stands below an edge that is cut, torn, curved or faded. */
const foot: PosterLayout = (c) => {
  const { palette, random } = c;
  const top = random.between(985, 1040);
  const align = random.pick(['start', 'middle'] as const);
  const picture = c.picture({ x: 500 + random.between(-60, 60), y: 500, size: 385, horizon: 830 }, anySky(c));
  const bg = palette.background;
  const teeth = Array.from(
    { length: 15 },
    (_, i) => `L${n((i / 14) * W)} ${n(top + random.between(-16, 16))}`,
  ).join('');
  const slope = random.between(40, 100) * random.sign();
  const edge = random.pick([
    rect(0, top, W, H, bg),
    path(`M0 ${n(top + slope)}L${W} ${n(top - slope)}V${H}H0Z`, bg),
    path(`M0 ${n(top + 20)}${teeth}V${H}H0Z`, bg),
    path(`M0 ${n(top + 30)}Q500 ${n(top - 90)} ${W} ${n(top + 30)}V${H}H0Z`, bg),
    `<defs>${gradient('fade', [
      [0, bg, 0],
      [0.55, bg, 0.96],
      [1, bg],
    ])}</defs>${rect(0, top - 330, W, 380, 'url(#fade)')}${rect(0, top + 48, W, H, bg)}`,
  ]);
  const credits = setCredits(c.facts, {
    x: align === 'start' ? M : W / 2,
    bottom: H - 70,
    width: W - 2 * M,
    align,
    fill: palette.ink,
    size: 25,
  });
  const text = title(
    c,
    { x: M, y: top + 100, width: W - 2 * M, height: credits.top - top - 140 },
    { align, rest: 'middle', maxLines: 4, largest: 250 },
  );
  return picture + edge + text.svg + credits.svg;
};

/** The title crowns the sheet on open ground; the picture rises from below. */
const crown: PosterLayout = (c) => {
  const { palette, random } = c;
  const align = random.pick(['start', 'middle', 'end'] as const);
  const at = align === 'start' ? M : align === 'middle' ? W / 2 : W - M;
  const text = title(
    c,
    { x: M, y: 72, width: W - 2 * M, height: 330 },
    { align, maxLines: 4, largest: 270, stacked: random.chance(0.3) },
  );
  const credits = setCredits(c.facts, {
    x: at,
    bottom: text.bottom + 150,
    width: W - 2 * M,
    align,
    fill: palette.ink,
    size: 24,
  });
  const floor = text.bottom + 195;
  const picture = c.picture(
    { x: 500 + random.between(-50, 50), y: floor + (H - floor) * 0.46, size: 375, horizon: H - 230 },
    random.chance(0.5) ? 'background' : otherSky(c),
  );
  return (
    picture +
    rect(0, 0, W, floor + 1, palette.background) +
    (random.chance(0.5) ? rect(M, floor - 8, W - 2 * M, 8, palette.accent) : '') +
    text.svg +
    credits.svg
  );
};

/** Swiss: the picture in a window on paper, ragged type below, rules. */
const windowed: PosterLayout = (c) => {
  const { palette, random } = c;
  const tall = random.between(840, 960);
  const picture = c.picture(
    { x: 500, y: 70 + tall * 0.47, size: 350, horizon: 70 + tall * 0.8 },
    otherSky(c),
  );
  const credits = setCredits(c.facts, {
    x: M,
    bottom: H - 72,
    width: W - 2 * M,
    align: 'start',
    fill: palette.ink,
    size: 23,
  });
  const text = title(
    c,
    { x: M, y: tall + 122, width: W - 2 * M, height: credits.top - tall - 165 },
    { maxLines: 3, largest: 240 },
  );
  return (
    picture +
    ground(c, rectPath(M, M, W - 2 * M, tall)) +
    rect(M, tall + 98, 150, 12, palette.accent) +
    text.svg +
    credits.svg
  );
};

/** The picture in a disc on flat ground. */
const disc: PosterLayout = (c) => {
  const { palette, random } = c;
  const above = random.chance(0.35);
  const r = 400;
  const cy = above ? 905 : 520;
  const picture = c.picture({ x: 500, y: cy - 15, size: 320, horizon: cy + 225 }, otherSky(c));
  const rim = random.pick([
    ring(500, cy, r + 22, palette.ink, 5),
    ring(500, cy, r + 28, palette.accent, 16),
    '',
  ]);
  const credits = setCredits(c.facts, {
    x: W / 2,
    bottom: H - 72,
    width: W - 2 * M,
    align: 'middle',
    fill: palette.ink,
    size: 23,
  });
  const box = above
    ? { x: M, y: 80, width: W - 2 * M, height: 350 }
    : { x: M, y: 985, width: W - 2 * M, height: credits.top - 1030 };
  const text = title(c, box, { align: 'middle', rest: 'middle', maxLines: 4, largest: 240 });
  return picture + ground(c, discPath(500, cy, r)) + rim + text.svg + credits.svg;
};

/** Wood type: the title fills the upper half, line by line to the full measure. */
const bill: PosterLayout = (c) => {
  const { palette, random } = c;
  const down = random.chance(0.4);
  const height = 620;
  const credits = setCredits(c.facts, {
    x: M,
    bottom: 0,
    width: W - 2 * M,
    align: 'start',
    fill: palette.ink,
    size: 24,
  });
  const creditsHeight = 24 - credits.top;
  const text = title(
    c,
    { x: M, y: down ? H - height - 60 : 64, width: W - 2 * M, height: height - creditsHeight - 20 },
    { stacked: true, largest: 640, maxLines: 5, rest: down ? 'bottom' : 'top' },
  );
  const edge = down ? text.top - 56 : text.bottom + creditsHeight + 66;
  const [from, to] = down ? [0, edge] : [edge, H];
  const tall = to - from;
  const picture = c.picture(
    {
      x: 500 + random.between(-70, 70),
      y: from + tall * 0.48,
      size: Math.min(380, tall * 0.4),
      horizon: from + tall * 0.8,
    },
    otherSky(c),
  );
  const shifted = setCredits(c.facts, {
    x: M,
    bottom: down ? text.bottom + creditsHeight + 36 : text.bottom + creditsHeight + 24,
    width: W - 2 * M,
    align: 'start',
    fill: palette.ink,
    size: 24,
  });
  return picture + ground(c, rectPath(-20, from, W + 40, tall)) + text.svg + shifted.svg;
};

/** The title climbs the side. */
const column: PosterLayout = (c) => {
  const { palette, random } = c;
  const right = random.chance(0.4);
  const wide = 262;
  const left = right ? 0 : wide;
  const picture = c.picture({ x: left + (W - wide) / 2, y: 640, size: 345, horizon: 1010 }, anySky(c));
  const plain = random.chance(0.45) ? plate(c) : { ground: palette.background, ink: palette.ink };
  const text = title(
    c,
    { x: 0, y: 0, width: H - 2 * M, height: wide - 84 },
    { maxLines: 2, largest: 230, rest: 'middle', fill: plain.ink },
  );
  const x = right ? W - wide : 0;
  const low = rect(left, H - 210, W - wide, 210, palette.background);
  const credits = setCredits(c.facts, {
    x: left + 44,
    bottom: H - 70,
    width: W - wide - 88,
    align: 'start',
    fill: palette.ink,
    size: 22,
  });
  return (
    picture +
    low +
    rect(x, 0, wide, H, plain.ground) +
    group(text.svg, `transform="translate(${x + 42} ${H - M}) rotate(-90)"`) +
    credits.svg
  );
};

/** The sheet is cut on a slant; the title stands in the wedge. */
const slant: PosterLayout = (c) => {
  const { palette, random } = c;
  const flip = random.chance(0.5);
  const [a, b] = flip ? [1110, 830] : [830, 1110];
  const plain = random.chance(0.4) ? plate(c) : { ground: palette.background, ink: palette.ink };
  const picture = c.picture({ x: flip ? 420 : 580, y: 450, size: 370, horizon: 780 }, anySky(c));
  const stripe = path(
    `M0 ${a - 34}L${W} ${b - 34}V${b - 12}L0 ${a - 12}Z`,
    plain.ground === palette.accent ? palette.ink : palette.accent,
  );
  const credits = setCredits(c.facts, {
    x: flip ? W - M : M,
    bottom: H - 70,
    width: W - 2 * M,
    align: flip ? 'end' : 'start',
    fill: plain.ink,
    size: 24,
  });
  const text = title(
    c,
    { x: M, y: 1120, width: W - 2 * M, height: credits.top - 1150 },
    { align: flip ? 'end' : 'start', rest: 'bottom', maxLines: 3, largest: 230, fill: plain.ink },
  );
  return picture + path(`M0 ${a}L${W} ${b}V${H}H0Z`, plain.ground) + stripe + text.svg + credits.svg;
};

/** Inside a border of lines, with cut corners. */
const framed: PosterLayout = (c) => {
  const { palette, random } = c;
  const picture = c.picture({ x: 500, y: 560, size: 345, horizon: 850 }, otherSky(c));
  const notch = random.pick([0, 46, 70]);
  const shape = (i: number): string =>
    `M${i + notch} ${i}H${W - i - notch}L${W - i} ${i + notch}V${H - i - notch}L${W - i - notch} ${H - i}H${i + notch}L${i} ${H - i - notch}V${i + notch}Z`;
  const credits = setCredits(c.facts, {
    x: W / 2,
    bottom: H - 128,
    width: W - 320,
    align: 'middle',
    fill: palette.ink,
    size: 22,
  });
  const text = title(
    c,
    { x: 130, y: 1055, width: W - 260, height: credits.top - 1090 },
    { align: 'middle', rest: 'middle', maxLines: 3, largest: 200 },
  );
  const fan = [-2, -1, 0, 1, 2]
    .map((k) =>
      polygon(
        [
          [500 + k * 8 - 3, 1022],
          [500 + k * 8 + 3, 1022],
          [500 + k * 26 + 3, 960 + Math.abs(k) * 9],
          [500 + k * 26 - 3, 960 + Math.abs(k) * 9],
        ],
        palette.accent,
      ),
    )
    .join('');
  return (
    picture +
    rect(0, 1020, W, H, palette.background) +
    rect(0, 1020, W, 8, palette.accent) +
    ground(c, shape(64)) +
    path(shape(64), 'none', `stroke="${palette.accent}" stroke-width="6"`) +
    path(shape(40), 'none', `stroke="${palette.ink}" stroke-width="3"`) +
    (random.chance(0.5) ? fan : '') +
    text.svg +
    credits.svg
  );
};

/** Full bleed, with the title on a band across. */
const band: PosterLayout = (c) => {
  const { palette, random } = c;
  const plain = random.chance(0.5) ? plate(c) : { ground: palette.background, ink: palette.ink };
  const tilt = random.pick([0, 0, -4, 4]);
  const tall = 270;
  const y = random.pick([905, 1010]);
  const picture = c.picture({ x: 500, y: y * 0.5, size: 375, horizon: y - 90 }, anySky(c));
  const text = title(
    c,
    { x: M + 10, y: y + 40, width: W - 2 * M - 20, height: tall - 80 },
    { align: 'middle', rest: 'middle', maxLines: 3, largest: 220, fill: plain.ink },
  );
  const credits = setCredits(c.facts, {
    x: W / 2,
    bottom: H - 66,
    width: W - 2 * M,
    align: 'middle',
    fill: palette.ink,
    size: 24,
  });
  return (
    picture +
    rect(0, credits.top - 55, W, H, palette.background) +
    group(
      rect(-80, y, W + 160, tall, plain.ground) +
        rect(-80, y + 12, W + 160, 4, plain.ink) +
        rect(-80, y + tall - 16, W + 160, 4, plain.ink) +
        text.svg,
      tilt === 0 ? '' : `transform="rotate(${tilt} 500 ${y + tall / 2})"`,
    ) +
    credits.svg
  );
};

/** Cut paper: uneven blocks of colour, the picture in one, the title in another. */
const cutout: PosterLayout = (c) => {
  const { palette, random } = c;
  const j = (): number => random.between(-26, 26);
  const plain = plate(c);
  const picture = c.picture(
    { x: 500, y: 480, size: 330, horizon: 760 },
    random.pick(['second', 'dusk', 'tone', 'background']),
  );
  const block = `M${n(70 + j())} ${n(70 + j())}L${n(520 + j())} ${n(52 + j())}L${n(930 + j())} ${n(78 + j())}L${n(942 + j())} ${n(500 + j())}L${n(915 + j())} ${n(890 + j())}L${n(480 + j())} ${n(915 + j())}L${n(84 + j())} ${n(880 + j())}L${n(58 + j())} ${n(470 + j())}Z`;
  const credits = setCredits(c.facts, {
    x: M + 20,
    bottom: H - 62,
    width: W - 2 * M,
    align: 'start',
    fill: palette.ink,
    size: 24,
  });
  const low = credits.top - 45;
  const label = polygon(
    [
      [40 + j(), 955 + j()],
      [500, 975 + j()],
      [965 + j(), 948 + j()],
      [952 + j() / 2, low - 4 + j() / 3],
      [480, low - 14],
      [52 + j(), low + j() / 3],
    ],
    plain.ground,
  );
  const text = title(
    c,
    { x: 120, y: 1020, width: W - 240, height: low - 1078 },
    { align: random.pick(['start', 'middle']), rest: 'middle', maxLines: 3, largest: 220, fill: plain.ink },
  );
  return picture + ground(c, block) + label + text.svg + credits.svg;
};

/** An arch with the picture, the title in the spandrel above or on the sill below. */
const arch: PosterLayout = (c) => {
  const { palette, random } = c;
  const [l, r, top, bottom] = [120, 880, 110, 1010];
  const pointed = random.chance(0.35);
  const spring = 490;
  const shape = (g: number): string =>
    pointed
      ? `M${l - g} ${bottom + g}V${spring}Q${l - g} ${top + 120 - g} 500 ${top - g * 1.3}Q${r + g} ${top + 120 - g} ${r + g} ${spring}V${bottom + g}Z`
      : `M${l - g} ${bottom + g}V${spring}A${380 + g} ${380 + g} 0 0 1 ${r + g} ${spring}V${bottom + g}Z`;
  const picture = c.picture({ x: 500, y: 560, size: 320, horizon: 820 }, otherSky(c));
  const credits = setCredits(c.facts, {
    x: W / 2,
    bottom: H - 76,
    width: W - 2 * M,
    align: 'middle',
    fill: palette.ink,
    size: 23,
  });
  const text = title(
    c,
    { x: M, y: 1075, width: W - 2 * M, height: credits.top - 1105 },
    { align: 'middle', rest: 'middle', maxLines: 3, largest: 220 },
  );
  const lines = [18, 34]
    .map((g, i) =>
      path(shape(g), 'none', `stroke="${i ? palette.second : palette.accent}" stroke-width="${i ? 4 : 8}"`),
    )
    .join('');
  const corner = [0, 1]
    .map((k) =>
      group(
        [0, 1, 2].map((i) => ring(0, 0, 70 + i * 34, palette.second, 5)).join('') +
          circle(0, 0, 44, palette.accent),
        `transform="translate(${k * W} 0)"`,
      ),
    )
    .join('');
  return picture + ground(c, shape(0)) + corner + lines + text.svg + credits.svg;
};

/** The picture seen through bars, like frames of a strip. */
const strips: PosterLayout = (c) => {
  const { palette, random } = c;
  const upright = random.chance(0.5);
  const count = random.whole(3, 5);
  const picture = c.picture({ x: 500, y: 500, size: 380, horizon: 810 }, otherSky(c));
  const gap = 16;
  const tall = 930;
  const bars = Array.from({ length: count }, (_, i) => {
    const size = ((upright ? W - 2 * M : tall) - gap * (count - 1)) / count;
    const at = i * (size + gap);
    const shift = upright ? random.between(-22, 22) : 0;
    return upright ? rectPath(M + at, M + shift + 10, size, tall - 20) : rectPath(M, M + at, W - 2 * M, size);
  }).join('');
  const credits = setCredits(c.facts, {
    x: M,
    bottom: H - 72,
    width: W - 2 * M,
    align: 'start',
    fill: palette.ink,
    size: 23,
  });
  const text = title(
    c,
    { x: M, y: 1062, width: W - 2 * M, height: credits.top - 1095 },
    { maxLines: 3, largest: 230, rest: 'middle' },
  );
  return picture + ground(c, bars) + text.svg + credits.svg;
};

/** Mostly open field: a small picture low on the sheet, quiet type above. */
const open: PosterLayout = (c) => {
  const { palette, random } = c;
  const text = title(c, { x: M, y: 84, width: W - 2 * M - 60, height: 340 }, { maxLines: 5, largest: 185 });
  const [x, y, w, h] = random.pick([
    [M, 690, 856, 560],
    [300, 620, 628, 640],
    [M, 640, 628, 620],
  ] as const);
  const picture = c.picture(
    { x: x + w / 2, y: y + h * 0.47, size: h * 0.42, horizon: y + h * 0.82 },
    otherSky(c),
  );
  const credits = setCredits(c.facts, {
    x: M,
    bottom: H - 72,
    width: W - 2 * M,
    align: 'start',
    fill: palette.ink,
    size: 23,
  });
  return (
    picture +
    ground(c, rectPath(x, y, w, h)) +
    rect(M, text.bottom + 50, W - 2 * M, 5, palette.ink) +
    text.svg +
    credits.svg
  );
};

export const posterLayouts = {
  foot,
  crown,
  windowed,
  disc,
  bill,
  column,
  slant,
  framed,
  band,
  cutout,
  arch,
  strips,
  open,
};

export type PosterLayoutName = keyof typeof posterLayouts;
