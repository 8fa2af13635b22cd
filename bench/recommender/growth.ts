// How fit, request and memory grow with users, items and factors: `node bench/recommender/growth.ts`.
//
// Synthetic data spread like MovieLens (see synthetic-interactions.ts), one size changed at a time from the shape of MovieLens-1M, every point
// in a process of its own on one thread. `--out=FILE` for the Markdown, `--json=FILE` for the points (default beside this file),
// `--only=KIND,KIND`, `--turns=1`: of several turns the least counts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { createRandom, Ease, ImplicitAls, ItemKnn, PureSvd, Svd } from '#engine/recommender/src/index.ts';
import type { Model } from '#engine/recommender/src/index.ts';

import { measureWork } from './measure-work.ts';
import { syntheticInteractions } from './synthetic-interactions.ts';

/** A kind of model and a size to measure it at. */
interface Size {
  readonly model: string;
  readonly users: number;
  readonly items: number;
  /** 0 for models without. */
  readonly factors: number;
}

/** One measured point; times are of one thread. */
interface Point extends Size {
  readonly interactions: number;
  /** Processor time of the fit, which on an idle machine is the time by the clock; `wallSeconds` is what the clock said. */
  readonly fitSeconds: number;
  readonly wallSeconds: number;
  /** Median of one request with a new history of 20 items, fold-in included, for the best 20. */
  readonly requestMs: number;
  /** What the process grew by at most while it fitted, 10^6 bytes. */
  readonly megabytes: number;
  /** The saved model without its users. */
  readonly fileMegabytes: number;
}

const BASE = { users: 6_040, items: 3_706, factors: 64 };
const AXES = {
  users: [1_500, 3_000, 12_000, 24_000, 48_000],
  items: [1_000, 2_000, 8_000, 16_000],
  factors: [16, 32, 128, 256],
} as const;
const REQUESTS = 200;
const HISTORY = 20;

/** Which axes a model grows along, and where it stops being of use. */
const kinds: Readonly<
  Record<
    string,
    {
      readonly make: (factors: number) => Model;
      readonly axes: readonly (keyof typeof AXES)[];
      readonly mostItems?: number;
    }
  >
> = {
  'implicit-als': {
    make: (factors) => new ImplicitAls({ factors, epochs: 4 }),
    axes: ['users', 'items', 'factors'],
  },
  'pure-svd': { make: (factors) => new PureSvd({ factors }), axes: ['users', 'items', 'factors'] },
  svd: { make: (factors) => new Svd({ factors, epochs: 4 }), axes: ['users', 'items', 'factors'] },
  'item-knn': { make: () => new ItemKnn({ neighbours: 200 }), axes: ['users', 'items'] },
  ease: { make: () => new Ease({ lambda: 500 }), axes: ['users', 'items'], mostItems: 8_000 },
};

function sizes(only: readonly string[]): Size[] {
  return Object.entries(kinds)
    .filter(([model]) => only.length === 0 || only.includes(model))
    .flatMap(([model, { axes, mostItems = Infinity }]) => {
      const base = { model, ...BASE, ...(axes.includes('factors') ? {} : { factors: 0 }) };
      const along = axes.flatMap((axis) => AXES[axis].map((size) => ({ ...base, [axis]: size })));
      return [base, ...along].filter(({ items }) => items <= mostItems);
    });
}

async function measurePoint(size: Size): Promise<Point> {
  const data = syntheticInteractions(size.users, size.items);
  const model = kinds[size.model]!.make(size.factors);
  const cost = await measureWork(() => model.fit(data, { keepUsers: false }));
  const random = createRandom(3);
  const milliseconds: number[] = [];
  for (let r = -20; r < REQUESTS; r++) {
    const history = Array.from({ length: HISTORY }, () => ({
      item: data.items.idAt(random.integer(size.items)),
    }));
    const begun = performance.now();
    model.recommend(history, { limit: 20 });
    if (r >= 0) milliseconds.push(performance.now() - begun);
  }
  const file = Object.values(model.save().tensors).reduce((bytes, tensor) => bytes + tensor.byteLength, 0);
  return {
    ...size,
    interactions: data.count,
    fitSeconds: rounded(cost.cpuSeconds),
    wallSeconds: rounded(cost.seconds),
    requestMs: rounded(milliseconds.sort((a, b) => a - b)[REQUESTS >> 1]!),
    megabytes: rounded((cost.peakBytes - cost.baseBytes) / 1e6),
    fileMegabytes: rounded(file / 1e6),
  };
}

/** Three significant digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function leastOf(size: Size, turns: number): Point {
  const points = Array.from({ length: turns }, () => {
    const args = [import.meta.filename, `--point=${JSON.stringify(size)}`];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Point;
  });
  const least = (name: 'fitSeconds' | 'wallSeconds' | 'requestMs' | 'megabytes'): number =>
    Math.min(...points.map((point) => point[name]));
  return {
    ...points[0]!,
    fitSeconds: least('fitSeconds'),
    wallSeconds: least('wallSeconds'),
    requestMs: least('requestMs'),
    megabytes: least('megabytes'),
  };
}

const { values } = parseArgs({
  options: {
    point: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'string', default: join(import.meta.dirname, 'curves/growth.json') },
    only: { type: 'string', default: '' },
    turns: { type: 'string', default: '1' },
  },
});
if (values.point) {
  console.log(JSON.stringify(await measurePoint(JSON.parse(values.point) as Size)));
} else {
  const lines: string[] = [];
  const print = (line: string): void => {
    lines.push(line);
    console.log(line);
  };
  const before = loadavg()[0]!;
  const columns = ['fit, CPU s', 'fit, s', 'request, ms', 'MB while fitting', 'MB of the file'];
  print(`| model | users | items | factors | interactions | ${columns.join(' | ')} |`);
  print(`|${' --- |'.repeat(10)}`);
  const points: Point[] = [];
  mkdirSync(dirname(values.json), { recursive: true });
  for (const size of sizes(values.only === '' ? [] : values.only.split(','))) {
    const point = leastOf(size, Number(values.turns));
    points.push(point);
    writeFileSync(values.json, `${JSON.stringify(points, null, 2)}\n`);
    const { model, users, items, factors, interactions } = point;
    const measured = [
      point.fitSeconds,
      point.wallSeconds,
      point.requestMs,
      point.megabytes,
      point.fileMegabytes,
    ];
    print(`| ${[model, users, items, factors || '-', interactions, ...measured].join(' | ')} |`);
  }
  print('');
  print(
    `One thread; 4 epochs of implicit-als and svd, 8 passes of pure-svd. Load of the machine ${before.toFixed(1)} before, ${loadavg()[0]!.toFixed(1)} after: the processor time is what to compare.`,
  );
  if (values.out) writeFileSync(values.out, `${lines.join('\n')}\n`);
}
