// Tests of the search methods on functions whose best setting is known.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RecommenderError } from '../errors.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { ParzenDensity } from './parzen-density.ts';
import { createRandom } from '../random.ts';
import { randomSearch } from './random-search.ts';
import { runSearch } from './run-search.ts';
import type { Measure, SearchOptions } from './run-search.ts';
import type { SearchMethod } from './search-method.ts';
import { SearchSpace } from './search-space.ts';
import { successiveHalving } from './successive-halving.ts';
import { treeParzen } from './tree-parzen.ts';

const number = (name: string, low: number, high: number, scale: 'linear' | 'log'): Parameter => ({
  name,
  meaning: name,
  default: low,
  low,
  high,
  scale,
  integer: false,
});
const table: readonly Parameter[] = [
  number('strength', 1e-4, 1e4, 'log'),
  number('share', 0, 1, 'linear'),
  number('rate', 1e-5, 1, 'log'),
  { name: 'likeness', meaning: 'likeness', default: 'a', choices: ['a', 'b', 'c', 'd'] },
];
const space = new SearchSpace('toy', table);

/** 0 at strength 10, share 0.3, rate 0.001 and likeness c; above elsewhere. */
function loss(parameters: { readonly [name: string]: unknown }): number {
  const strength = Math.log10(Number(parameters['strength'])) - 1;
  const share = Number(parameters['share']) - 0.3;
  const rate = Math.log10(Number(parameters['rate'])) + 3;
  return strength ** 2 / 4 + 8 * share ** 2 + rate ** 2 + (parameters['likeness'] === 'c' ? 0 : 0.5);
}

const measure: Measure = async ({ parameters }) => ({ score: loss(parameters), epoch: null });
let clock = 0;
const search = (method: SearchMethod, options: Partial<SearchOptions> = {}, by: Measure = measure) =>
  runSearch(by, { method, direction: 'minimise', trials: 60, now: () => (clock += 500), ...options });

test('treeParzen finds a known optimum more quickly than randomSearch over seeds', async () => {
  const regret = { tpe: [] as number[], random: [] as number[] };
  for (let seed = 1; seed <= 20; seed++) {
    const tpe = await search(treeParzen(space, { seed, direction: 'minimise' }));
    const random = await search(randomSearch(space, { seed }));
    regret.tpe.push(tpe.best!.score!);
    regret.random.push(random.best!.score!);
  }
  const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length / 2]!;
  const wins = regret.tpe.filter((value, i) => value < regret.random[i]!).length;
  assert.ok(
    median(regret.tpe) < median(regret.random) / 3,
    `${median(regret.tpe)}, ${median(regret.random)}`,
  );
  assert.ok(wins >= 16, `${wins} of 20`);
});

test('treeParzen maximises as it minimises', async () => {
  const down = await search(treeParzen(space, { seed: 4, direction: 'minimise' }));
  const up = await search(
    treeParzen(space, { seed: 4, direction: 'maximise' }),
    { direction: 'maximise' },
    async (s) => ({
      score: -loss(s.parameters),
      epoch: null,
    }),
  );
  assert.deepEqual(up.best!.parameters, down.best!.parameters);
});

test('successiveHalving drops the worst two thirds of each round and keeps the rest on three times the budget', async () => {
  const method = successiveHalving(space, { seed: 2, direction: 'minimise', configurations: 9 });
  const { trials, best } = await search(method, { trials: 13 });
  assert.deepEqual(
    trials.map(({ budget }) => budget),
    [...Array<number>(9).fill(1 / 9), ...Array<number>(3).fill(1 / 3), 1],
  );
  const order = (from: number, to: number): number[] =>
    trials
      .slice(from, to)
      .sort((a, b) => a.score! - b.score!)
      .map(({ configuration }) => configuration);
  assert.deepEqual(
    trials.slice(9, 12).map((t) => t.configuration),
    order(0, 9).slice(0, 3),
  );
  assert.equal(trials[12]!.configuration, order(9, 12)[0]);
  assert.equal(best, trials[12]);
  assert.equal(best.score, Math.min(...trials.map(({ score }) => score!)));
});

test('successiveHalving makes its rounds fit a small number of trials', async () => {
  for (const [trials, configurations] of [
    [100, 27],
    [39, 27],
    [38, 26],
    [13, 9],
    [12, 8],
    [3, 1],
  ] as const) {
    const method = successiveHalving(space, { seed: 2, direction: 'minimise', trials });
    const { trials: made, best } = await search(method, { trials });
    assert.equal(made.filter(({ budget }) => budget < 0.2).length % configurations, trials === 100 ? 22 : 0);
    assert.equal(best!.budget, 1);
  }
});

test('runSearch by halving that ends early gives the best of the last round it reached', async () => {
  const method = successiveHalving(space, { seed: 2, direction: 'minimise', configurations: 9 });
  const { best, trials } = await search(method, { trials: 11 });
  assert.equal(best!.budget, 1 / 3);
  assert.equal(best!.score, Math.min(trials[9]!.score!, trials[10]!.score!));
});

test('successiveHalving judges each round by its own scores, and begins again with new settings', async () => {
  // What looks best on a ninth of the budget is worst on a third.
  const method = successiveHalving(space, { seed: 2, direction: 'minimise', configurations: 9 });
  const { trials } = await search(method, { trials: 15 }, async ({ configuration, budget }) => ({
    score: budget < 0.2 ? configuration : -configuration,
    epoch: null,
  }));
  assert.deepEqual(
    trials.slice(9, 15).map((t) => t.configuration),
    [0, 1, 2, 2, 9, 10],
  );
  assert.notDeepEqual(trials[13]!.parameters, trials[0]!.parameters);
});

for (const make of [
  () => randomSearch(space, { seed: 5 }),
  () => treeParzen(space, { seed: 5, direction: 'minimise', startup: 4 }),
  () => successiveHalving(space, { seed: 5, direction: 'minimise', configurations: 6 }),
]) {
  test(`runSearch by ${make().name} goes on from a list of trials as if it had never stopped`, async () => {
    const whole = await search(make(), { trials: 25 });
    const first = await search(make(), { trials: 11 });
    const saved = JSON.parse(JSON.stringify(first.trials)) as typeof first.trials;
    const rest = await search(make(), { trials: 25, previous: saved });
    assert.deepEqual(rest.trials, whole.trials);
    assert.deepEqual(rest.best, whole.best);
    assert.equal(rest.ended, 'trials');
  });
}

test('runSearch ends by time and by signal, and reports each trial with the best so far', async () => {
  const method = randomSearch(space, { seed: 5 });
  const seen: number[] = [];
  // The clock moves half a second at each look: once before and once after a trial.
  const timed = await search(method, { seconds: 3, onTrial: (_, best) => void seen.push(best!.score!) });
  assert.equal(timed.ended, 'seconds');
  assert.equal(timed.trials.length, 6);
  assert.deepEqual(
    seen,
    [...seen].sort((a, b) => b - a),
  );
  assert.equal(seen.at(-1), timed.best!.score);
  const stop = new AbortController();
  const cut = await search(method, {
    signal: stop.signal,
    onTrial: ({ number: at }) => void (at === 2 && stop.abort()),
  });
  assert.deepEqual([cut.ended, cut.trials.length], ['signal', 3]);
});

test('runSearch records a failed trial and goes on, but lets other errors through', async () => {
  const outcomes = [Number.NaN, Infinity];
  const { trials, best } = await search(
    randomSearch(space, { seed: 1 }),
    { trials: 4 },
    async ({ configuration }) => {
      if (configuration === 2) throw new RecommenderError('invalid-score', 'gives NaN');
      return { score: outcomes[configuration] ?? 7, epoch: null };
    },
  );
  assert.deepEqual(
    trials.map(({ score, error }) => [score, error]),
    [
      [null, 'The score is NaN'],
      [null, 'The score is Infinity'],
      [null, 'gives NaN'],
      [7, null],
    ],
  );
  assert.equal(best, trials[3]);
  const broken: Measure = async () => {
    throw new TypeError('a fault of ours');
  };
  await assert.rejects(search(randomSearch(space, { seed: 1 }), {}, broken), TypeError);
  const nothing = await search(randomSearch(space, { seed: 1 }), { trials: 2 }, async () => ({
    score: NaN,
    epoch: null,
  }));
  assert.equal(nothing.best, null);
});

test('ParzenDensity is a density on the unit interval, high where the points are', () => {
  for (const points of [[], [0], [1], [0.2, 0.21, 0.9], Array.from({ length: 200 }, (_, i) => i / 400)]) {
    const density = new ParzenDensity(points);
    let sum = 0;
    for (let i = 0; i < 10_000; i++) sum += density.at((i + 0.5) / 10_000) / 10_000;
    assert.ok(Math.abs(sum - 1) < 1e-4, `${points.length} points: ${sum}`);
  }
  const density = new ParzenDensity([0.2, 0.21, 0.22]);
  assert.ok(density.at(0.21) > 2 * density.at(0.8));
  const random = createRandom(1);
  const draws = Array.from({ length: 4000 }, () => density.draw(random));
  assert.ok(draws.every((x) => x >= 0 && x <= 1));
  let expected = 0;
  for (let i = 0; i < 1000; i++) expected += (((i + 0.5) / 1000) * density.at((i + 0.5) / 1000)) / 1000;
  assert.ok(Math.abs(draws.reduce((sum, x) => sum + x, 0) / 4000 - expected) < 0.03);
});
