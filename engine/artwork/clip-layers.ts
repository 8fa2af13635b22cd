// The drawn layers of a stand-in clip: the scene of a title cut by depth, with a title card and a card that says what this is.
import type { ArtworkFacts } from './artwork-facts.ts';
import { creditLines } from './credits.ts';
import { motifOf } from './motif-of.ts';
import { paletteOf } from './palette-of.ts';
import { printTexture } from './print-texture.ts';
import { sceneInks } from './scene.ts';
import { scenes } from './scenes.ts';
import { seededRandom } from './seeded-random.ts';
import { setText } from './set-text.ts';
import { path, rect, svgDocument } from './svg-shapes.ts';
import { titleFace } from './title-face.ts';

export interface ClipLayer {
  /** SVG of 1280 x 720, transparent but for the first; drawn 60 units beyond every edge so that it can be moved. */
  svg: string;
  /** 0 is the farthest, 1 moves most with the camera. */
  depth: number;
}

export interface ClipArtwork {
  /** From far to near. */
  layers: ClipLayer[];
  /** Title, year and maker, opaque. */
  titleCard: string;
  /** Says in plain words that these are drawn pictures that stand for the film. */
  creditsCard: string;
}

const W = 1280;
const H = 720;

/** A card as silent films had them: a border with cut corners around the words. */
function card(background: string, accent: string, second: string, words: string, texture: string): string {
  const frame = (i: number, cutBy: number): string =>
    `M${i + cutBy} ${i}H${W - i - cutBy}L${W - i} ${i + cutBy}V${H - i - cutBy}L${W - i - cutBy} ${H - i}H${i + cutBy}L${i} ${H - i - cutBy}V${i + cutBy}Z`;
  return svgDocument(
    W,
    H,
    rect(0, 0, W, H, background) +
      path(frame(36, 40), 'none', `stroke="${accent}" stroke-width="5"`) +
      path(frame(52, 36), 'none', `stroke="${second}" stroke-width="2"`) +
      words +
      texture,
  );
}

/** Everything a stand-in clip of a title is made of; the same facts always give the same drawings. */
export function clipLayers(facts: ArtworkFacts): ClipArtwork {
  const random = seededRandom(facts.id);
  const palette = paletteOf(facts);
  const { text, face } = titleFace(facts);
  const texture = printTexture(W, H, random.fork('print'));
  const sky = random.fork('clip').pick(['background', 'accent', 'second', 'dusk'] as const);
  const layers = scenes[motifOf(facts)]({
    width: W,
    height: H,
    x: W / 2,
    y: 320,
    size: 255,
    horizon: 530,
    inks: sceneInks(palette, sky),
    random: random.fork('scene'),
  }).filter((layer) => layer.svg !== '');
  const small = { fill: palette.ink, align: 'middle', rest: 'middle', largest: 40, maxLines: 2 } as const;
  const maker =
    creditLines({ ...facts, cast: [], countries: [], minutes: undefined, genres: [], year: null })[0] ?? '';
  const year = facts.year === null || text === String(facts.year) ? '' : String(facts.year);
  const title = setText(
    text,
    { x: 130, y: 130, width: W - 260, height: 300 },
    { face, fill: palette.ink, align: 'middle', rest: 'middle', largest: 170, maxLines: 3 },
  );
  const titleWords =
    title.svg +
    rect(W / 2 - 60, 462, 120, 5, palette.accent) +
    setText(year, { x: 130, y: 480, width: W - 260, height: 60 }, { ...small, face: 'oswald', largest: 44 })
      .svg +
    setText(
      maker,
      { x: 130, y: 555, width: W - 260, height: 70 },
      { ...small, face: 'oswaldLight', largest: 38, maxLines: 1 },
    ).svg;
  const creditsWords =
    setText(
      'These moving pictures are drawn by Kinora.',
      { x: 150, y: 130, width: W - 300, height: 190 },
      { ...small, face: 'playfair', largest: 66 },
    ).svg +
    setText(
      'They stand for the film itself until the film is added to this catalogue.',
      { x: 190, y: 330, width: W - 380, height: 130 },
      { ...small, face: 'interText', largest: 38 },
    ).svg +
    rect(W / 2 - 60, 486, 120, 5, palette.accent) +
    setText(
      [text, year].filter((part) => part !== '').join('  '),
      { x: 150, y: 510, width: W - 300, height: 110 },
      { ...small, face: 'interText', largest: 30 },
    ).svg;
  return {
    layers: layers.map((layer) => ({ depth: layer.depth, svg: svgDocument(W, H, layer.svg) })),
    titleCard: card(palette.background, palette.accent, palette.second, titleWords, texture),
    creditsCard: card(palette.background, palette.accent, palette.second, creditsWords, texture),
  };
}
