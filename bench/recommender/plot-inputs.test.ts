// Tests which plots come of which files.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { drawPlots } from './plot-inputs.ts';

const curve = (best: number) =>
  Array.from({ length: 12 }, (_, i) => ({
    epoch: i + 1,
    seconds: (i + 1) * 3.5,
    metric: best * (1 - 0.6 ** (i + 1)),
  }));

const growth = (['ease', 'implicit-als'] as const).flatMap((model) =>
  [
    [6040, 1000],
    [6040, 3706],
    [6040, 8000],
    [1500, 3706],
    [24_000, 3706],
  ].map(([users, items]) => ({
    model,
    users: users!,
    items: items!,
    factors: model === 'ease' ? 0 : 64,
    fitSeconds: (items! / 1000) ** 2 + users! / 1e4,
    requestMs: items! / 1e4,
    megabytes: 1,
  })),
);

test('drawPlots draws what there is and nothing else', () => {
  assert.deepEqual([...drawPlots(new Map()).keys()], []);
  const plots = drawPlots(
    new Map<string, unknown>([
      ['sasrec', { points: curve(0.18) }],
      ['mult-vae', curve(0.4)],
      ['implicit-als', curve(0.39)],
      ['growth', growth],
      ['accuracy-popularity', [{ model: 'ease', 'ndcg@100': 0.4, popularity: 0.2, coverage: 0.3 }]],
    ]),
  );
  assert.deepEqual([...plots.keys()].sort(), [
    'accuracy-popularity.svg',
    'growth-items-fit.svg',
    'growth-items-request.svg',
    'growth-users-fit.svg',
    'growth-users-request.svg',
    'learning-liang-epochs.svg',
    'learning-liang-seconds.svg',
    'learning-sequential-1m-epochs.svg',
    'learning-sequential-1m-seconds.svg',
  ]);
  const learning = plots.get('learning-liang-epochs.svg')!;
  assert.ok(learning.includes('>mult-vae</text>') && !learning.includes('>sasrec</text>'));
  assert.match(learning, /mult-vae 0\.399 after 42 s/);
  assert.match(plots.get('growth-items-request.svg')!, /ease: 8 times the size, 8 times the cost/);
});

test('drawPlots draws request times of models by their factors', () => {
  const rows = [3000, 30_000, 1_000_000].flatMap((items) => [
    { model: 'implicit-als', items, factors: 64, foldP99: 1, answerP99: items / 1e5 },
    { model: 'implicit-als', items, factors: 128, foldP99: 1, answerP99: items / 5e4 },
  ]);
  const svg = drawPlots(new Map([['request-speed', rows]])).get('request-speed.svg')!;
  assert.ok(svg.includes('>implicit-als f=64</text>') && svg.includes('>implicit-als f=128</text>'));
  // 1,000,000 titles at 64 factors are 10 ms: the marks go to 20.
  assert.match(svg, />20<\/text>/);
});

test('drawPlots names the file and the entry that it cannot draw', () => {
  assert.throws(() => drawPlots(new Map([['sasrec', 'text']])), /Cannot draw sasrec\.json: it is not a list/);
  assert.throws(() => drawPlots(new Map([['sasrec', [1]]])), /sasrec\.json: entry 0 is not an object/);
  assert.throws(
    () => drawPlots(new Map([['sasrec', [{ epoch: 1, seconds: 2 }]]])),
    /sasrec\.json: metric of \{"epoch":1,"seconds":2\} is not a number/,
  );
});
