// Reads the JSON files that benchmarks leave for plots, and makes the plots; a file that is absent has no plot.

import { lineChart, scatterChart } from '#engine/recommender/src/index.ts';
import type { LineSeries } from '#engine/recommender/src/index.ts';

/** File name of a plot to its SVG. */
export type Plots = Map<string, string>;

type Fields = { readonly [field: string]: unknown };

/** Learning curves of one protocol go into one plot; files not named here are put under `liang`. */
const curveGroups: {
  readonly [group: string]: { readonly title: string; readonly metric: string; readonly files: RegExp };
} = {
  'sequential-1m': {
    title: 'Learning curves, next item on MovieLens-1M',
    metric: 'validation NDCG@10',
    files: /^(sasrec|gsasrec|bert4rec)/,
  },
  liang: {
    title: 'Learning curves, strong generalisation on MovieLens-1M',
    metric: 'validation NDCG@100',
    files: /./,
  },
};

/** Files with plots of their own. */
const notCurves = new Set(['growth', 'accuracy-popularity', 'request-speed', 'als-speed', 'ease-speed']);

/**
 * All plots that the given files (name without `.json`, parsed content) give. Learning curves are lists of
 * `{ epoch, seconds, metric }`, growth of `{ model, users, items, factors, fitSeconds, requestMs }`, accuracy-popularity of
 * `{ model, <accuracy>, popularity... }`, request-speed of `{ model, items, factors, <...p99...> }`.
 *
 * @throws Error naming the file and the entry when one is of another shape.
 */
export function drawPlots(files: ReadonlyMap<string, unknown>): Plots {
  const plots: Plots = new Map();
  drawCurves(files, plots);
  const growth = files.get('growth');
  if (growth !== undefined) drawGrowth(entriesOf('growth', growth), plots);
  const accuracy = files.get('accuracy-popularity');
  if (accuracy !== undefined) drawAccuracy(entriesOf('accuracy-popularity', accuracy), plots);
  const speed = files.get('request-speed');
  if (speed !== undefined) drawRequestSpeed(entriesOf('request-speed', speed), plots);
  return plots;
}

function drawCurves(files: ReadonlyMap<string, unknown>, plots: Plots): void {
  const grouped = new Map<string, { name: string; entries: Fields[] }[]>();
  for (const [name, content] of files) {
    if (notCurves.has(name)) continue;
    const entries = entriesOf(name, content);
    if (entries.length === 0) continue;
    const group = Object.keys(curveGroups).find((key) => curveGroups[key]!.files.test(name))!;
    grouped.set(group, [...(grouped.get(group) ?? []), { name, entries }]);
  }
  for (const [group, curves] of grouped) {
    const { title, metric } = curveGroups[group]!;
    const along = (x: string): LineSeries[] =>
      curves.map(({ name, entries }) => ({
        name,
        points: entries.map(
          (entry) => [numberOf(name, entry, x), numberOf(name, entry, 'metric', 'value')] as const,
        ),
      }));
    const best = along('seconds').map(({ name, points }) => {
      const most = points.reduce((a, b) => (b[1] > a[1] ? b : a));
      return `${name} ${most[1].toFixed(3)} after ${Math.round(most[0])} s`;
    });
    const description = `Best of each: ${best.join('; ')}.`;
    plots.set(
      `learning-${group}-epochs.svg`,
      lineChart({ title, description, x: { label: 'epochs' }, y: { label: metric }, series: along('epoch') }),
    );
    // A first look may come before the clock has moved.
    const timed = along('seconds').map(({ name, points }) => ({
      name,
      points: points.filter(([x]) => x > 0),
    }));
    if (timed.some(({ points }) => points.length > 0)) {
      plots.set(
        `learning-${group}-seconds.svg`,
        lineChart({
          title: `${title}, by time`,
          description,
          x: { label: 'seconds of training', scale: 'log' },
          y: { label: metric },
          series: timed.filter(({ points }) => points.length > 0),
        }),
      );
    }
  }
}

const measures = [
  ['fit', 'fitSeconds', 'fit, seconds'],
  ['request', 'requestMs', 'one request, milliseconds'],
] as const;

/** Along each of the three sizes: the points whose other two sizes are the model's usual ones. */
function drawGrowth(entries: readonly Fields[], plots: Plots): void {
  const axes = ['users', 'items', 'factors'] as const;
  const models = [...new Set(entries.map((entry) => String(entry['model'])))];
  for (const axis of axes) {
    for (const [short, field, label] of measures) {
      const series = models.flatMap((model) => {
        const own = entries.filter((entry) => entry['model'] === model);
        const usual = (other: string): number =>
          mostFrequent(own.map((entry) => numberOf('growth', entry, other)));
        const points = own
          .filter((entry) =>
            axes.every((other) => other === axis || numberOf('growth', entry, other) === usual(other)),
          )
          .map((entry) => [numberOf('growth', entry, axis), numberOf('growth', entry, field)] as const)
          .filter(([x, y]) => x > 0 && y > 0);
        return points.length > 1 ? [{ name: model, points }] : [];
      });
      if (series.length === 0) continue;
      plots.set(
        `growth-${axis}-${short}.svg`,
        lineChart({
          title: `Cost against the number of ${axis}: ${label}`,
          description: `Both axes are logarithmic: a straight line is a power of the size. ${steepness(series)}`,
          x: { label: axis, scale: 'log' },
          y: { label, scale: 'log' },
          series,
        }),
      );
    }
  }
}

function drawAccuracy(entries: readonly Fields[], plots: Plots): void {
  if (entries.length === 0) return;
  const first = entries[0]!;
  const accuracy = Object.keys(first).find((field) => /ndcg|recall|accuracy/i.test(field)) ?? 'accuracy';
  const popularity = Object.keys(first).find((field) => /popularity/i.test(field)) ?? 'popularity';
  const points = entries.map((entry) => ({
    label: String(entry['model'] ?? entry['name']),
    x: numberOf('accuracy-popularity', entry, popularity),
    y: numberOf('accuracy-popularity', entry, accuracy),
  }));
  const best = points.reduce((a, b) => (b.y > a.y ? b : a));
  const least = points.reduce((a, b) => (b.x < a.x ? b : a));
  plots.set(
    'accuracy-popularity.svg',
    scatterChart({
      title: 'Accuracy against popularity bias, MovieLens-1M',
      description: `Further left recommends less popular titles. Most accurate: ${best.label} (${best.y.toFixed(3)}); least popular: ${least.label} (${least.x.toFixed(3)}).`,
      x: { label: `mean share of people who have a recommended title (${popularity})` },
      y: { label: accuracy },
      points,
    }),
  );
}

function drawRequestSpeed(entries: readonly Fields[], plots: Plots): void {
  const field = Object.keys(entries[0] ?? {}).find((name) => /p99/i.test(name) && !/fold/i.test(name));
  if (field === undefined) return;
  const named = Map.groupBy(entries, ({ model, factors, search }) =>
    [model, typeof factors === 'number' && factors > 0 ? `f=${factors}` : null, search]
      .filter((part) => typeof part === 'string')
      .join(' '),
  );
  const series = Array.from(named, ([name, own]) => ({
    name,
    points: own.map(
      (entry) =>
        [numberOf('request-speed', entry, 'items'), numberOf('request-speed', entry, field)] as const,
    ),
  }));
  plots.set(
    'request-speed.svg',
    lineChart({
      title: 'One request for one user, 99th percentile',
      description: `Milliseconds against the number of titles. ${steepness(series)}`,
      x: { label: 'titles', scale: 'log' },
      y: { label: 'milliseconds', scale: 'log' },
      series,
    }),
  );
}

/** How the last measure compares with the first, in words. */
function steepness(series: readonly LineSeries[]): string {
  return series
    .filter(({ points }) => points.length > 1)
    .map(({ name, points }) => {
      const sorted = [...points].sort(([a], [b]) => a - b);
      const [from, to] = [sorted[0]!, sorted.at(-1)!];
      return `${name}: ${Number((to[0] / from[0]).toPrecision(2))} times the size, ${Number((to[1] / from[1]).toPrecision(2))} times the cost.`;
    })
    .join(' ');
}

/** The entries of a list, or of the `points` of an object. */
function entriesOf(file: string, content: unknown): Fields[] {
  const list = Array.isArray(content) ? content : isFields(content) ? content['points'] : undefined;
  if (!Array.isArray(list)) throw new Error(`Cannot draw ${file}.json: it is not a list`);
  return list.map((entry: unknown, i) => {
    if (!isFields(entry)) throw new Error(`Cannot draw ${file}.json: entry ${i} is not an object`);
    return entry;
  });
}

function numberOf(file: string, entry: Fields, ...names: string[]): number {
  const value = names.map((name) => entry[name]).find((found) => found !== undefined);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`Cannot draw ${file}.json: ${names[0]} of ${JSON.stringify(entry)} is not a number`);
}

function mostFrequent(values: readonly number[]): number {
  const counts = Map.groupBy(values, (value) => value);
  return [...counts].reduce((a, b) => (b[1].length > a[1].length ? b : a))[0];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
