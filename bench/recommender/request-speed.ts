// How long one request for one user takes, against items and factors: `node bench/recommender/request-speed.ts`.
//
// iALS is trained on MovieLens-1M; a larger catalogue is grown from its factors: each further item is a blend (up to half) of two real
// ones plus noise of half the root mean square of the first one's entries, so that lengths and directions stay as spread as they
// are. In the rows "equal" every factor is then scaled to length 1, which is the hardest case: nothing can be left out by length.
// Every request folds 20 of a real user's ratings in and asks for the best 100 with their match. Recall is the share of the exact
// best 100 that approximate search finds. Figures are of one thread, warmed up. Every request is asked five times and counts with its
// fastest, so that the quantiles are over requests and not over what else the machine was doing; the p99 of all single ones is in the
// JSON. "CPU" is the mean over all requests. "index" is what search adds: the build of the lists
// (CPU), and the size of the codes, which are there from 8,192 items on.
//
// --sizes=3706,30000 (only these) --out=FILE --json=FILE (the same rows for plots)
import { writeFileSync } from 'node:fs';

import { createRandom, Ease, ImplicitAls, InteractionsBuilder } from '#engine/recommender/src/index.ts';
import type { HistoryEntry, Interactions, Model, ModelState } from '#engine/recommender/src/index.ts';
import { createFactorScorer } from '#engine/recommender/src/linear-algebra/factor-scorer.ts';
import { FactorIndex } from '#engine/recommender/src/search/factor-index.ts';
import { partitionFactors } from '#engine/recommender/src/search/partition-factors.ts';
import { approximateRead } from '#engine/recommender/src/search/search-items.ts';
import { topItems } from '#engine/recommender/src/top-items.ts';

import { dataFolder, eachLine } from './movielens-files.ts';

const HISTORY = 20;
const REPEATS = 5;
const LIMIT = 100;
const NOISE = 0.5;

const option = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

type Quantiles = { readonly p50: number; readonly p99: number };

interface Row {
  readonly model: string;
  readonly items: number;
  readonly factors: number | null;
  readonly lengths: 'trained' | 'equal' | null;
  readonly search: 'exact' | 'approximate';
  /** Milliseconds. */
  readonly foldIn: Quantiles;
  readonly answer: Quantiles;
  /** Each asked once, as it came. */
  readonly answerOnce: Quantiles;
  readonly answerCpuMean: number;
  readonly recall: number | null;
  readonly indexCpuSeconds: number | null;
  readonly indexMegabytes: number | null;
  readonly residentMegabytes: number;
}

const rows: Row[] = [];
const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};
const pair = ({ p50, p99 }: Quantiles): string => `${p50.toFixed(2)} / ${p99.toFixed(2)}`;
const cell = (value: number | null, digits: number): string => (value === null ? '-' : value.toFixed(digits));

function report(row: Row): void {
  rows.push(row);
  print(
    `| ${row.model} | ${row.items} | ${row.factors ?? '-'} | ${row.lengths ?? '-'} | ${row.search} | ${pair(row.foldIn)} | ${pair(row.answer)} | ${row.answerCpuMean.toFixed(2)} | ${cell(row.recall, 3)} | ${cell(row.indexCpuSeconds, 1)} | ${cell(row.indexMegabytes, 0)} | ${row.residentMegabytes.toFixed(0)} |`,
  );
}

function quantiles(values: Float64Array): Quantiles {
  const sorted = values.slice().sort();
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)]!;
  return { p50: at(0.5), p99: at(0.99) };
}

const cpuMs = (usage: NodeJS.CpuUsage): number => (usage.user + usage.system) / 1000;

function movieLens(): Interactions {
  const builder = new InteractionsBuilder();
  eachLine(`${dataFolder('movielens-1m')}/ratings.csv`, ',', ([user, item]) => {
    if (user !== 'userId') builder.add(Number(user), Number(item));
  });
  return builder.build();
}

/** Histories of 20 items each, of real users. */
function drawHistories({ matrix, items }: Interactions, count: number): HistoryEntry[][] {
  const random = createRandom(3);
  return Array.from({ length: count }, () => {
    const user = random.integer(matrix.rowCount);
    const chosen = matrix.column.slice(matrix.start[user], matrix.start[user + 1]);
    return Array.from(random.shuffle(chosen).subarray(0, HISTORY), (item) => ({ item: items.idAt(item) }));
  });
}

/** A model of `count` items grown from the real ones. */
function grow(state: ModelState, count: number, rank: number, equal: boolean): ModelState {
  const real = state.tensors['items.factors'] as Float32Array;
  const ids = state.tensors['items.ids'] as Float64Array;
  const popularity = state.tensors['items.popularity'] as Float32Array;
  const random = createRandom(count);
  const noise = Float32Array.from({ length: 2 ** 20 }, () => random.normal());
  const factors = new Float32Array(count * rank);
  factors.set(real);
  const grownIds = Float64Array.from({ length: count }, (_, i) => (i < ids.length ? ids[i]! : 1_000_000 + i));
  const grownPopularity = new Float32Array(count);
  grownPopularity.set(popularity);
  for (let i = ids.length; i < count; i++) {
    const first = random.integer(ids.length) * rank;
    const second = random.integer(ids.length) * rank;
    const share = random.next() / 2;
    let squares = 0;
    for (let f = 0; f < rank; f++) squares += real[first + f]! ** 2;
    const deviation = NOISE * Math.sqrt(squares / rank);
    const from = random.integer(noise.length - rank);
    for (let f = 0; f < rank; f++) {
      factors[i * rank + f] =
        (1 - share) * real[first + f]! + share * real[second + f]! + deviation * noise[from + f]!;
    }
    grownPopularity[i] = popularity[first / rank]! / 2;
  }
  if (equal) {
    for (let i = 0; i < count; i++) {
      const row = factors.subarray(i * rank, i * rank + rank);
      const length = Math.hypot(...row) || 1;
      row.forEach((value, f) => (row[f] = value / length));
    }
  }
  return {
    ...state,
    tensors: {
      ...state.tensors,
      'items.factors': factors,
      'items.ids': grownIds,
      'items.popularity': grownPopularity,
    },
  };
}

type Timed = Pick<Row, 'foldIn' | 'answer' | 'answerOnce' | 'answerCpuMean'> & {
  readonly found: Set<unknown>[];
};

function ask(
  model: Model,
  histories: readonly HistoryEntry[][],
  search: 'exact' | 'approximate',
  limit: number,
): Timed {
  for (const history of histories.slice(0, 20)) model.recommend(history, { limit, search });
  const requests = histories.length;
  const folds = new Float64Array(requests).fill(Infinity);
  const answers = new Float64Array(requests).fill(Infinity);
  const once = new Float64Array(requests * REPEATS);
  const found: Set<unknown>[] = [];
  const cpu = process.threadCpuUsage();
  let folding = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    histories.forEach((history, r) => {
      const begun = performance.now();
      const user = model.foldIn(history);
      const folded = performance.now();
      const answer = model.recommend(user, { limit, search });
      const ended = performance.now();
      folding += folded - begun;
      folds[r] = Math.min(folds[r]!, folded - begun);
      answers[r] = Math.min(answers[r]!, ended - folded);
      once[repeat * requests + r] = ended - folded;
      if (repeat === 0) found.push(new Set(answer.map(({ item }) => item)));
    });
  }
  const wall = once.reduce((sum, value) => sum + value, 0);
  // The clock of the thread is too coarse for one request: its time is shared out by wall time.
  const answerCpuMean = ((cpuMs(process.threadCpuUsage(cpu)) / (wall + folding)) * wall) / once.length;
  return {
    foldIn: quantiles(folds),
    answer: quantiles(answers),
    answerOnce: quantiles(once),
    answerCpuMean,
    found,
  };
}

function recallOf(found: readonly Set<unknown>[], expected: readonly Set<unknown>[]): number {
  const shares = found.map(
    (items, i) => [...items].filter((item) => expected[i]!.has(item)).length / expected[i]!.size,
  );
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

const resident = (): number => process.memoryUsage().rss / 2 ** 20;

async function measureFactors(
  state: ModelState,
  rank: number,
  equal: boolean,
  histories: readonly HistoryEntry[][],
): Promise<void> {
  const model = new ImplicitAls();
  model.load(state);
  const items = model.items.size;
  const same = { model: 'implicit-als', items, factors: rank, lengths: equal ? 'equal' : 'trained' } as const;
  const { found: expected, ...exact } = ask(model, histories, 'exact', LIMIT);
  const indexMegabytes = items < 8_192 ? null : (items * (Math.ceil(rank / 16) * 16 + 16)) / 2 ** 20;
  const memory = { indexMegabytes, residentMegabytes: resident() };
  report({ ...same, search: 'exact', ...exact, recall: null, indexCpuSeconds: null, ...memory });
  const before = process.cpuUsage();
  if (!(await model.buildIndex())) return;
  const indexCpuSeconds = cpuMs(process.cpuUsage(before)) / 1000;
  const { found, ...approximate } = ask(model, histories, 'approximate', LIMIT);
  report({
    ...same,
    search: 'approximate',
    ...approximate,
    recall: recallOf(found, expected),
    indexCpuSeconds,
    indexMegabytes,
    residentMegabytes: resident(),
  });
}

/** Recall among the real items, which are too few for the model to use lists. */
async function recallOnReal(
  factors: Float32Array,
  rank: number,
  model: Model,
  histories: readonly HistoryEntry[][],
): Promise<number> {
  const scorer = createFactorScorer(factors, rank, 0.3);
  const partition = await partitionFactors(factors, rank, { random: createRandom(1) });
  const index = FactorIndex.create(factors, rank, partition)!;
  const tieBreak = new Float32Array(factors.length / rank);
  const scores = new Float32Array(tieBreak.length);
  const [found, expected]: [Set<unknown>[], Set<unknown>[]] = [[], []];
  for (const history of histories) {
    const vector = model.foldIn(history).vector!;
    scorer.score(vector, scores);
    expected.push(new Set(topItems(scores, LIMIT, tieBreak)));
    const scoreOf = scorer.scoreOf(vector);
    const read = approximateRead(tieBreak.length, LIMIT);
    found.push(
      new Set(index.best(vector, { limit: LIMIT, tieBreak, blocked: new Set(), scoreOf, read }).items),
    );
  }
  return recallOf(found, expected);
}

const data = movieLens();
const histories = drawHistories(data, 400);
const onlySizes = option('sizes')?.split(',').map(Number);
print(
  '| model | items | factors | lengths | search | fold-in, ms (p50 / p99) | answer, ms (p50 / p99) | answer, mean CPU ms | recall@100 | index, CPU s | index, MB | resident, MB |',
);
print('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
const notes: string[] = [];
for (const [rank, sizes] of [
  [32, [30_000, 1_000_000]],
  [64, [3_706, 10_000, 30_000, 100_000, 300_000, 1_000_000]],
  [128, [30_000, 1_000_000]],
  [256, [30_000, 100_000]],
] as const) {
  const chosen = sizes.filter((size) => !onlySizes || onlySizes.includes(size));
  if (chosen.length === 0) continue;
  const trained = new ImplicitAls({ factors: rank, epochs: 6, solver: 'blocks' });
  await trained.fit(data, { keepUsers: false });
  const recall = await recallOnReal(trained.itemFactors, rank, trained, histories);
  notes.push(`${rank} factors: ${recall.toFixed(3)}`);
  const state = trained.save();
  for (const size of chosen) {
    const asked = histories.slice(0, size > 200_000 ? 100 : 400);
    await measureFactors(grow(state, size, rank, false), rank, false, asked);
    if (rank === 64 && size === 1_000_000)
      await measureFactors(grow(state, size, rank, true), rank, true, asked);
  }
}
if (!onlySizes || onlySizes.includes(3_706)) {
  const ease = new Ease({ lambda: 300 });
  await ease.fit(data, { keepUsers: false });
  const { found: _, ...timed } = ask(ease, histories, 'exact', LIMIT);
  const none = { recall: null, indexCpuSeconds: null, indexMegabytes: null };
  report({
    model: 'ease',
    items: ease.items.size,
    factors: null,
    lengths: null,
    search: 'exact',
    ...timed,
    ...none,
    residentMegabytes: resident(),
  });
}
print('');
print(`Recall@100 of the same search among the 3,706 real items of MovieLens-1M: ${notes.join('; ')}.`);
const out = option('out');
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
const json = option('json');
if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
