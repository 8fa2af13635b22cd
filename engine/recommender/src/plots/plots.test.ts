// Tests of axes and charts; that they look well was seen with the eye.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createAxis } from './axis.ts';
import { lineChart } from './line-chart.ts';
import { scatterChart } from './scatter-chart.ts';

const marks = (values: number[], scale: 'linear' | 'log'): number[] =>
  createAxis(values, scale, [0, 100]).ticks.map(({ value }) => value);

test('createAxis marks round numbers around the values', () => {
  assert.deepEqual(marks([0.11, 0.43], 'linear'), [0.1, 0.2, 0.3, 0.4, 0.5]);
  assert.deepEqual(marks([0, 60], 'linear'), [0, 20, 40, 60]);
  assert.deepEqual(marks([-3, 4], 'linear'), [-4, -2, 0, 2, 4]);
  assert.deepEqual(marks([1, 1e6], 'log'), [1, 10, 100, 1000, 1e4, 1e5, 1e6]);
  assert.deepEqual(marks([3, 70], 'log'), [2, 5, 10, 20, 50, 100]);
  assert.deepEqual(marks([1e-9, 1e9], 'log'), [1e-9, 1e-5, 1e-1, 1e3, 1e7, 1e9]);
});

test('createAxis encloses every value, of a single one too', () => {
  for (const scale of ['linear', 'log'] as const) {
    for (const values of [[5], [0.0003, 0.00031], [1, 3], [9.99, 1000.1], [1e-7, 5]]) {
      const axis = createAxis(values, scale, [10, 90]);
      assert.ok(axis.ticks.length >= 2, `${scale} ${values.join()}`);
      for (const value of [...values, ...axis.ticks.map((tick) => tick.value)]) {
        const at = axis.at(value);
        assert.ok(at > 10 - 1e-6 && at < 90 + 1e-6, `${scale} ${values.join()}: ${value} at ${at}`);
      }
    }
  }
  const log = createAxis([1, 100], 'log', [0, 100]);
  assert.ok(Math.abs(log.at(10) - 50) < 1e-9);
});

test('createAxis refuses what a scale cannot show', () => {
  assert.throws(() => createAxis([], 'linear', [0, 1]), RangeError);
  assert.throws(() => createAxis([1, 0], 'log', [0, 1]), /Cannot draw 0 on a log axis/);
  assert.throws(() => createAxis([Number.NaN], 'linear', [0, 1]), /Cannot draw NaN/);
});

test('createAxis writes large numbers short', () => {
  const labels = createAxis([500, 2e6], 'log', [0, 1]).ticks.map(({ label }) => label);
  assert.deepEqual(labels, ['100', '1,000', '10 k', '100 k', '1 M', '10 M']);
});

const chart = {
  title: 'Learning <curves> & "more"',
  description: 'How a figure grows',
  x: { label: 'seconds', scale: 'log' },
  y: { label: 'NDCG@10' },
} as const;

/** Every element is closed, in order. */
function assertWellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, closing, name, rest] of svg.matchAll(/<(\/?)([a-z]+)([^<>]*)>/g)) {
    if (closing) assert.equal(open.pop(), name);
    else if (!rest!.endsWith('/')) open.push(name!);
  }
  assert.deepEqual(open, []);
  assert.ok(!/NaN|undefined|Infinity/.test(svg.replace(/<style>.*<\/style>/, '')), svg);
}

test('lineChart draws each series with its name, a title and a description', () => {
  const svg = lineChart({
    ...chart,
    series: [
      {
        name: 'iALS',
        points: [
          [10, 0.4],
          [1, 0.2],
          [100, 0.45],
        ],
      },
      { name: 'a & b', points: [[1, 0.3]] },
    ],
  });
  assertWellFormed(svg);
  assert.match(
    svg,
    /<title id="learning-curves-more-title">Learning &#60;curves&#62; &#38; &#34;more&#34;<\/title>/,
  );
  assert.match(
    svg,
    /role="img" aria-labelledby="learning-curves-more-title learning-curves-more-description"/,
  );
  assert.match(svg, /prefers-color-scheme:dark/);
  assert.match(svg, />a &#38; b<\/text>/);
  // Points in the order of x: the line goes to the right.
  const xs = [.../<path class="line" d="M([^"]+)"/.exec(svg)![1]!.matchAll(/(?:^|L)([\d.]+) /g)].map(
    ([, x]) => Number(x),
  );
  assert.deepEqual(
    xs,
    [...xs].sort((a, b) => a - b),
  );
  assert.equal(svg.match(/class="mark"/g)!.length, 4);
});

test('lineChart keeps the names of lines that end together apart', () => {
  const svg = lineChart({
    ...chart,
    series: Array.from({ length: 9 }, (_, s) => ({
      name: `model ${s}`,
      points: [
        [1, 0.1],
        [10, 0.5 + s / 1e4],
      ],
    })),
  });
  const heights = Array.from(svg.matchAll(/class="end" x="[\d.]+" y="([\d.]+)"/g), ([, y]) => Number(y)).sort(
    (a, b) => a - b,
  );
  assert.equal(heights.length, 9);
  for (let i = 1; i < 9; i++) assert.ok(heights[i]! - heights[i - 1]! >= 15.9);
});

test('lineChart marks a long series here and there only', () => {
  const points = Array.from({ length: 1000 }, (_, i) => [i + 1, i] as const);
  const svg = lineChart({ ...chart, series: [{ name: 'long', points }] });
  assert.ok(svg.match(/class="mark"/g)!.length <= 26);
});

test('scatterChart labels points without covering others', () => {
  const points = Array.from({ length: 8 }, (_, i) => ({
    label: `model ${i}`,
    x: 1 + (i % 3) / 100,
    y: 0.4 + i / 500,
  }));
  const svg = scatterChart({ ...chart, x: { label: 'popularity' }, points });
  assertWellFormed(svg);
  const boxes = Array.from(
    svg.matchAll(/class="end" x="([\d.]+)" y="([\d.]+)"/g),
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  assert.equal(boxes.length, 8);
  boxes.forEach(([ax, ay], i) => {
    for (const [bx, by] of boxes.slice(i + 1)) assert.ok(Math.abs(ax - bx) > 50 || Math.abs(ay - by) > 12);
  });
  assert.throws(() => scatterChart({ ...chart, points: [] }), RangeError);
});
