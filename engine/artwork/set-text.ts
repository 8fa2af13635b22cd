// Sets text into a box: breaks it into balanced lines, finds the size that fits, and writes the SVG; nothing leaves its box.
import type { Face } from './faces.ts';
import { faces } from './faces.ts';
import { capHeight, textWidth } from './measure-text.ts';
import { escapeXml, n } from './svg-shapes.ts';

export interface TextBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextStyle {
  face: Face;
  fill: string;
  align: 'start' | 'middle' | 'end';
  /** Where the block sits when it is lower than its box. */
  rest: 'top' | 'middle' | 'bottom';
  largest: number;
  maxLines: number;
  /** Every line grows to the full width of the box, like a wood-type bill. */
  stacked?: boolean;
  leading?: number;
  tracking?: number;
}

export interface SetLine {
  text: string;
  x: number;
  /** The base line. */
  y: number;
  size: number;
  width: number;
}

export interface SetBlock {
  lines: SetLine[];
  svg: string;
  /** Top of the first capitals, and the last base line or the tails under it. */
  top: number;
  bottom: number;
}

/** Below this a title cannot be read on a poster of 1000 units; longer texts are cut with an ellipsis instead. */
const smallestSize = 22;

/** Words into at most `count` lines whose widest is as narrow as can be. */
function breakLines(words: readonly string[], count: number, width: (text: string) => number): string[] {
  const total = words.length;
  const widths = words.map((_, from) =>
    words.map((_w, to) => (to < from ? 0 : width(words.slice(from, to + 1).join(' ')))),
  );
  const best: { cost: number; from: number }[][] = [];
  for (let lineCount = 1; lineCount <= count; lineCount++) {
    best[lineCount] = [];
    for (let end = 1; end <= total; end++) {
      let chosen = { cost: lineCount === 1 ? (widths[0]?.[end - 1] ?? 0) : Infinity, from: 0 };
      for (let from = Math.max(1, lineCount - 1); from < end; from++) {
        const cost = Math.max(
          best[lineCount - 1]?.[from]?.cost ?? Infinity,
          widths[from]?.[end - 1] ?? Infinity,
        );
        if (cost < chosen.cost) chosen = { cost, from };
      }
      best[lineCount]![end] = chosen;
    }
  }
  const lines: string[] = [];
  let end = total;
  for (let lineCount = count; lineCount > 0; lineCount--) {
    const from = best[lineCount]?.[end]?.from ?? 0;
    lines.unshift(words.slice(from, end).join(' '));
    end = from;
  }
  return lines;
}

/** Words longer than this are cut in two so that one long compound does not make the whole title small. */
function splitLongWords(text: string): string[] {
  return text.split(' ').flatMap((word) => {
    if (word.length <= 26) return [word];
    const parts: string[] = [];
    const letters = Array.from(word);
    for (let i = 0; i < letters.length; i += 18) parts.push(letters.slice(i, i + 18).join(''));
    return parts.map((part, i) => (i + 1 < parts.length ? `${part}-` : part));
  });
}

interface Layout {
  lines: string[];
  sizes: number[];
  height: number;
  area: number;
}

function layOut(lines: string[], box: TextBox, style: TextStyle): Layout {
  const { face } = style;
  const tracking = style.tracking ?? faces[face].tracking;
  const leading = style.leading ?? faces[face].leading;
  const widths = lines.map((text) => Math.max(0.05, textWidth(face, text, tracking)));
  const cap = capHeight(face);
  const widest = Math.max(...widths);
  const even = Math.min(style.largest, box.width / widest);
  let sizes = widths.map((width) =>
    style.stacked ? Math.min(style.largest, box.width / width, even * 2.6) : even,
  );
  const heightOf = (all: readonly number[]): number =>
    all.reduce((sum, size, i) => sum + (i === 0 ? cap * size : lineGap(size, cap, leading, style)), 0) +
    // Accents above the first line and tails under the last.
    (faces[face].capitals ? 0.2 : 0.42) * ((all[0] ?? 0) * 0.5 + (all.at(-1) ?? 0) * 0.5);
  const height = heightOf(sizes);
  // A line of one small word looks forgotten.
  const orphans = lines.length > 1 ? lines.filter((text) => text.length <= 3).length : 0;
  if (height > box.height) sizes = sizes.map((size) => (size * box.height) / height);
  return {
    lines,
    sizes,
    height: heightOf(sizes),
    area:
      sizes.reduce((sum, size, i) => sum + size * size * (widths[i] ?? 0), 0) *
      (1 - 0.045 * lines.length) *
      0.84 ** orphans,
  };
}

/** From one base line to the next. */
const lineGap = (size: number, cap: number, leading: number, style: TextStyle): number =>
  style.stacked ? size * cap + size * 0.13 : size * leading;

/** Sets a text; an empty text gives an empty block. */
export function setText(text: string, box: TextBox, style: TextStyle): SetBlock {
  const cased = faces[style.face].capitals ? text.toLocaleUpperCase('en') : text;
  let words = splitLongWords(cased.trim()).filter((word) => word !== '');
  if (words.length === 0) return { lines: [], svg: '', top: box.y, bottom: box.y };
  if (words.length > 40) words = [...words.slice(0, 40), '…'];
  const width = (part: string): number => textWidth(style.face, part, style.tracking);
  let best = bestLayout(words, box, style, width);
  while (Math.min(...best.sizes) < smallestSize && words.length > 4) {
    words = [...words.slice(0, Math.ceil(words.length * 0.8) - 1), '…'];
    best = bestLayout(words, box, style, width);
  }
  return place(best, box, style);
}

function bestLayout(
  words: string[],
  box: TextBox,
  style: TextStyle,
  width: (part: string) => number,
): Layout {
  let best: Layout | undefined;
  for (let count = 1; count <= Math.min(style.maxLines, words.length); count++) {
    const layout = layOut(breakLines(words, count, width), box, style);
    if (!best || layout.area > best.area) best = layout;
  }
  if (!best) throw new Error('a text with words has a layout');
  return best;
}

function place(layout: Layout, box: TextBox, style: TextStyle): SetBlock {
  const cap = capHeight(style.face);
  const tracking = style.tracking ?? faces[style.face].tracking;
  const leading = style.leading ?? faces[style.face].leading;
  const accent = (faces[style.face].capitals ? 0.1 : 0.21) * (layout.sizes[0] ?? 0);
  const slack = box.height - layout.height;
  const start = box.y + accent + (style.rest === 'top' ? 0 : style.rest === 'middle' ? slack / 2 : slack);
  let y = start;
  const lines = layout.lines.map((text, i): SetLine => {
    const size = layout.sizes[i] ?? 0;
    y += i === 0 ? cap * size : lineGap(size, cap, leading, style);
    const lineWidth = textWidth(style.face, text, tracking) * size;
    const free = box.width - lineWidth;
    const x = box.x + (style.align === 'start' ? 0 : style.align === 'middle' ? free / 2 : free);
    return { text, x, y, size, width: lineWidth };
  });
  const svg = lines.map((line) => lineSvg(line, style.face, style.fill, tracking)).join('');
  const tails = faces[style.face].capitals ? 0 : 0.22 * (layout.sizes.at(-1) ?? 0);
  return { lines, svg, top: start, bottom: y + tails };
}

/** One line as an SVG text element. */
export function lineSvg(line: SetLine, face: Face, fill: string, tracking = faces[face].tracking): string {
  const spacing = tracking === 0 ? '' : ` letter-spacing="${(tracking * line.size).toFixed(2)}"`;
  // Poiret One is a hairline; a thin outline keeps it alive at the size of a thumbnail.
  const weight = face === 'poiret' ? ` stroke="${fill}" stroke-width="${n(line.size * 0.022)}"` : '';
  return `<text x="${n(line.x)}" y="${n(line.y)}" font-size="${n(line.size)}" ${faces[face].attributes} fill="${fill}"${spacing}${weight}>${escapeXml(line.text)}</text>`;
}
