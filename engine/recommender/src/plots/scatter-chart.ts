// Labelled points as SVG.

import { drawFrame, escapeXml, labelWidth, round, seriesClass } from './plot-frame.ts';
import type { AxisChoice, PlotArea, PlotText } from './plot-frame.ts';
import { seriesMark } from './series-mark.ts';

export interface LabelledPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const HEIGHT = 15;

/**
 * Each label stands beside its point where it covers the least of others. Otherwise as lineChart.
 *
 * @throws RangeError without points, or for a value that an axis cannot show.
 */
export function scatterChart(
  chart: PlotText & {
    readonly x: AxisChoice;
    readonly y: AxisChoice;
    readonly points: readonly LabelledPoint[];
  },
): string {
  const frame = {
    text: chart,
    x: chart.x,
    y: chart.y,
    xs: chart.points.map(({ x }) => x),
    ys: chart.points.map(({ y }) => y),
    margin: 40,
  };
  return drawFrame(frame, (area) => {
    const at = chart.points.map(({ x, y }) => ({ x: area.x.at(x), y: area.y.at(y) }));
    const taken: Box[] = at.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
    return chart.points
      .map(({ label }, i) => {
        const { x, y } = at[i]!;
        const box = placeLabel(x, y, labelWidth(label), taken, area);
        taken.push(box);
        return [
          `<g class="${seriesClass(i)}">`,
          seriesMark(i, x, y, 5),
          `<text class="end" x="${round(box.left)}" y="${round(box.bottom - 4)}">${escapeXml(label)}</text>`,
          '</g>',
        ].join('');
      })
      .join('\n');
  });
}

/** Right, left, above or below the point, near or further off: the first place that covers least. */
function placeLabel(x: number, y: number, width: number, taken: readonly Box[], area: PlotArea): Box {
  const boxes = [9, 22, 36].flatMap((away) => [
    boxAt(x + away, y - HEIGHT / 2, width),
    boxAt(x - away - width, y - HEIGHT / 2, width),
    boxAt(x - width / 2, y - away - HEIGHT, width),
    boxAt(x - width / 2, y + away, width),
    boxAt(x + away * 0.7, y - away - HEIGHT * 0.7, width),
    boxAt(x + away * 0.7, y + away - HEIGHT * 0.3, width),
  ]);
  const cost = (box: Box): number => {
    const outside =
      Math.max(0, area.left - box.left) +
      Math.max(0, box.right - area.right - 36) +
      Math.max(0, area.top - box.top) +
      Math.max(0, box.bottom - area.bottom);
    return taken.reduce((sum, other) => sum + overlap(box, other), outside * 50);
  };
  return boxes.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

const boxAt = (left: number, top: number, width: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + HEIGHT,
});

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}
