// Draws the pictures of a title around a moment of its film, with the title set into poster and card as the drawn ones have it.
import type { ArtworkFacts } from './artwork-facts.ts';
import { mix } from './colour.ts';
import { paletteOf } from './palette-of.ts';
import { setText } from './set-text.ts';
import { gradient, rect, svgDocument } from './svg-shapes.ts';
import { titleFace } from './title-face.ts';

export type StillShape = 'poster' | 'card' | 'backdrop';

const sizes: Readonly<Record<StillShape, readonly [width: number, height: number]>> = {
  poster: [1000, 1500],
  card: [1280, 720],
  backdrop: [1920, 1080],
};

/** Light enough to be read on every veil below. */
const ink = '#f7f4ee';

/** SVG with the JPEG inside: it fills the shape and is cut at the sides or above and below. */
export function drawStill(facts: ArtworkFacts, shape: StillShape, jpeg: Uint8Array): string {
  const [width, height] = sizes[shape];
  const shade = mix(paletteOf(facts).tone, '#000000', 0.45);
  const picture = `<image width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,${jpeg.toBase64()}"/>`;
  return svgDocument(width, height, picture + overlays[shape](facts, shade, width, height));
}

const overlays: Readonly<
  Record<StillShape, (facts: ArtworkFacts, shade: string, width: number, height: number) => string>
> = {
  poster: (facts, shade, width, height) =>
    veil(shade, [0.48, 0], [0.78, 0.74], [1, 0.95], width, height) +
    titleIn(facts, { x: 70, y: 1020, width: width - 140, height: 400 }, 'middle', 180),
  card: (facts, shade, width, height) =>
    veil(shade, [0.42, 0], [0.75, 0.6], [1, 0.92], width, height) +
    titleIn(facts, { x: 56, y: 430, width: width - 112, height: 245 }, 'start', 118),
  // As on the drawn backdrop: a calm dark start and foot for the words of the page.
  backdrop: (_facts, shade, width, height) =>
    `<defs>${gradient(
      'calm',
      [
        [0, shade, 0.94],
        [0.24, shade, 0.84],
        [0.42, shade, 0.48],
        [0.6, shade, 0],
      ],
      1,
      0,
    )}</defs>${rect(0, 0, width, height, 'url(#calm)')}${veil(shade, [0.65, 0], [0.85, 0.35], [1, 0.6], width, height)}`,
};

type Stop = readonly [offset: number, opacity: number];

/** Down the picture, darker and darker. */
function veil(shade: string, from: Stop, on: Stop, to: Stop, width: number, height: number): string {
  const stops = [from, on, to].map(([offset, opacity]) => [offset, shade, opacity] as const);
  return `<defs>${gradient('veil', stops)}</defs>${rect(0, 0, width, height, 'url(#veil)')}`;
}

function titleIn(
  facts: ArtworkFacts,
  box: { x: number; y: number; width: number; height: number },
  align: 'start' | 'middle',
  largest: number,
): string {
  const { text, face } = titleFace(facts);
  return setText(text, box, { face, fill: ink, align, rest: 'bottom', largest, maxLines: 4 }).svg;
}
