// What all plots share: the SVG with its title and description, colours for light and dark, axes, grid and labels.

import { createAxis } from './axis.ts';
import type { Axis, AxisScale } from './axis.ts';

export interface PlotText {
  /** Shown above the plot and read out as its name. */
  readonly title: string;
  /** What the plot says, in a sentence or two, for who cannot see it. */
  readonly description: string;
}

export interface AxisChoice {
  /** With the unit. */
  readonly label: string;
  /** Default `linear`. */
  readonly scale?: AxisScale;
}

/** Room for drawing, in pixels; y grows downwards. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Axis;
  readonly y: Axis;
}

export interface PlotFrame {
  readonly text: PlotText;
  readonly x: AxisChoice;
  readonly y: AxisChoice;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Pixels to the right of the area, for labels. */
  readonly margin: number;
}

const WIDTH = 760;
const HEIGHT = 440;

/** Colours of the series, for light and for dark; told apart with the usual colour-vision deficiencies (after M. Okabe, K. Ito). */
const colours = [
  ['#0072b2', '#56b4e9'],
  ['#b34700', '#ff9e5e'],
  ['#00795a', '#2fd6a6'],
  ['#a3407f', '#f0a3d3'],
  ['#6b5d00', '#e8d54a'],
  ['#5b4bb5', '#b0a4ff'],
  ['#9a1f1f', '#ff8a8a'],
  ['#3d4f5c', '#b9c9d4'],
] as const;

/** The class of the series at this place; colours come round after eight. */
export const seriesClass = (place: number): string => `s${place % colours.length}`;

/** Width of a label in pixels, about. */
export const labelWidth = (text: string): number => text.length * 7.4;

/** The whole SVG; `draw` gives what goes into the area. */
export function drawFrame(frame: PlotFrame, draw: (area: PlotArea) => string): string {
  const { text, x, y } = frame;
  const [top, bottom, left, right] = [48, HEIGHT - 52, 66, WIDTH - frame.margin];
  const area: PlotArea = {
    left,
    right,
    top,
    bottom,
    x: createAxis(frame.xs, x.scale ?? 'linear', [left, right], 7),
    y: createAxis(frame.ys, y.scale ?? 'linear', [bottom, top], 6),
  };
  const id = slug(text.title);
  const columns = area.x.ticks.map(({ value, label }) => {
    const at = round(area.x.at(value));
    return `<path class="grid" d="M${at} ${top}V${bottom}"/><text class="tick" x="${at}" y="${bottom + 18}" text-anchor="middle">${escapeXml(label)}</text>`;
  });
  const rows = area.y.ticks.map(({ value, label }) => {
    const at = round(area.y.at(value));
    return `<path class="grid" d="M${left} ${at}H${right}"/><text class="tick" x="${left - 8}" y="${round(at + 4)}" text-anchor="end">${escapeXml(label)}</text>`;
  });
  const middle = round((left + right) / 2);
  const height = round((top + bottom) / 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-description">`,
    `<title id="${id}-title">${escapeXml(text.title)}</title>`,
    `<desc id="${id}-description">${escapeXml(text.description)}</desc>`,
    `<style>${style()}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<text class="name" x="${left}" y="26">${escapeXml(text.title)}</text>`,
    ...columns,
    ...rows,
    `<path class="axis" d="M${left} ${top}V${bottom}H${right}"/>`,
    `<text class="label" x="${middle}" y="${HEIGHT - 12}" text-anchor="middle">${escapeXml(x.label)}</text>`,
    `<text class="label" transform="translate(16 ${height}) rotate(-90)" text-anchor="middle">${escapeXml(y.label)}</text>`,
    draw(area),
    '</svg>',
    '',
  ].join('\n');
}

/** Classes and not presentation attributes, so that one rule turns them all dark. */
function style(): string {
  const series = (theme: 0 | 1): string => colours.map((pair, i) => `.s${i}{color:${pair[theme]}}`).join('');
  return [
    'text{font:13px system-ui,sans-serif;fill:#1f2328}.tick{font-size:12px;fill:#4f5964}.name{font-size:15px;font-weight:600}',
    '.paper{fill:#fff}.grid{stroke:#e3e7eb}.axis{stroke:#69737d;fill:none}.line{stroke:currentColor;stroke-width:2;fill:none}',
    '.mark{fill:currentColor}.end{fill:currentColor;font-weight:600}.leader{stroke:currentColor;stroke-dasharray:1 3;fill:none}',
    series(0),
    '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.tick{fill:#a5b0bb}.paper{fill:#0d1117}.grid{stroke:#2b333c}.axis{stroke:#8b949e}',
    '.end{fill:currentColor}',
    series(1),
    '}',
  ].join('');
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** To a tenth of a pixel: files stay small and the same everywhere. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'plot'
  );
}
