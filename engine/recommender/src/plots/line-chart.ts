// Lines of one or several series as SVG, each named at its end.

import { drawFrame, escapeXml, labelWidth, round, seriesClass } from './plot-frame.ts';
import type { AxisChoice, PlotArea, PlotText } from './plot-frame.ts';
import { seriesMark } from './series-mark.ts';

export interface LineSeries {
  readonly name: string;
  /** At least one; drawn in the order of x. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

const LABEL_HEIGHT = 16;
/** Points beyond this many a series are not marked one by one. */
const MOST_MARKS = 24;

/**
 * Readable in light and dark, without colour and by screen readers; no script, no font of its own.
 *
 * @throws RangeError without points, or for a value that an axis cannot show.
 */
export function lineChart(
  chart: PlotText & {
    readonly x: AxisChoice;
    readonly y: AxisChoice;
    readonly series: readonly LineSeries[];
  },
): string {
  const series = chart.series.map(({ name, points }) => ({
    name,
    points: [...points].sort(([a], [b]) => a - b),
  }));
  const points = series.flatMap((own) => own.points);
  const margin = 34 + Math.max(60, ...series.map(({ name }) => labelWidth(name)));
  const frame = {
    text: chart,
    x: chart.x,
    y: chart.y,
    xs: points.map(([x]) => x),
    ys: points.map(([, y]) => y),
    margin,
  };
  return drawFrame(frame, (area) => {
    const ends = series.map((own) => area.y.at(own.points.at(-1)?.[1] ?? Number.NaN));
    const labels = spread(ends, area.top, area.bottom);
    return series.map((own, s) => drawSeries(own, s, labels[s]!, area)).join('\n');
  });
}

function drawSeries({ name, points }: LineSeries, place: number, labelAt: number, area: PlotArea): string {
  const pixels = points.map(([x, y]) => [round(area.x.at(x)), round(area.y.at(y))] as const);
  const [endX, endY] = pixels.at(-1) ?? [0, 0];
  const every = Math.ceil(pixels.length / MOST_MARKS);
  const marks = pixels.filter((_, i) => i % every === 0 || i === pixels.length - 1);
  const dash = ['', ' stroke-dasharray="7 4"', ' stroke-dasharray="2 4"'][Math.floor(place / 4) % 3]!;
  return [
    `<g class="${seriesClass(place)}">`,
    `<path class="line"${dash} d="M${pixels.map(([x, y]) => `${x} ${y}`).join('L')}"/>`,
    ...marks.map(([x, y]) => seriesMark(place, x, y, 3.5)),
    `<path class="leader" d="M${round(endX + 6)} ${endY}L${area.right + 8} ${round(labelAt)}"/>`,
    `<text class="end" x="${area.right + 12}" y="${round(labelAt + 4)}">${escapeXml(name)}</text>`,
    '</g>',
  ].join('');
}

/** Moves labels apart so that none covers another, each as near its place as the order allows. */
function spread(places: readonly number[], top: number, bottom: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
  const out = [...places];
  let least = top;
  for (const i of order) {
    const place = Math.max(out[i]!, least);
    out[i] = place;
    least = place + LABEL_HEIGHT;
  }
  let most = bottom;
  for (const i of order.reverse()) {
    const place = Math.min(out[i]!, most);
    out[i] = place;
    most = place - LABEL_HEIGHT;
  }
  return out;
}
