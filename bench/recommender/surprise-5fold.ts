// MovieLens-1M, predicted stars by 5-fold cross-validation (the table of Surprise): `node bench/recommender/surprise-5fold.ts`.
//
// `--validate` divides the training part of the first fold again and tries every candidate there; the test folds are only ever
// run with `chosen`. `--only=ALS` takes the rows whose name has that.
import { writeFileSync } from 'node:fs';

import { openThreads } from '#engine/recommender/node/open-threads.ts';
import {
  createRandom,
  evaluateRatings,
  ExplicitAls,
  foldRatings,
  InteractionsBuilder,
  Svd,
} from '#engine/recommender/src/index.ts';
import type {
  ExplicitAlsParameters,
  Id,
  Interactions,
  Model,
  RatingFold,
} from '#engine/recommender/src/index.ts';

import { dataFolder, eachLine } from './movielens-files.ts';

interface Row {
  readonly name: string;
  readonly make: () => Model & { predict(user: Id, item: Id): number };
  /** Published RMSE and MAE. */
  readonly published?: readonly [number, number];
}

const RANGE = { low: 1, high: 5 };
const SEED = 2026;

/** The first two with the default parameters of Surprise, as its table has them; the last by `--validate`. */
const chosen: readonly Row[] = [
  { name: 'SVD, defaults', make: () => new Svd(), published: [0.873, 0.686] },
  {
    name: 'SVD++, defaults',
    make: () => new Svd({ implicitFeedback: true, factors: 20, learningRate: 0.007 }),
    published: [0.862, 0.672],
  },
  {
    name: 'SVD++, tuned',
    make: () =>
      new Svd({
        implicitFeedback: true,
        factors: 100,
        epochs: 100,
        learningRate: 0.007,
        decay: 0.98,
        regularization: 0.05,
        biasRegularization: 0.01,
        deviation: 0.02,
      }),
  },
];
const als = (parameters: Partial<ExplicitAlsParameters>): Row => ({
  name: `explicit ALS ${JSON.stringify(parameters)}`,
  make: () => new ExplicitAls(parameters),
});
const candidates: readonly Row[] = [
  ...[0.04, 0.045, 0.05, 0.06].map((regularization) => ({
    name: `SVD++ 100, penalty ${regularization}`,
    make: () =>
      new Svd({
        implicitFeedback: true,
        factors: 100,
        epochs: 100,
        learningRate: 0.007,
        decay: 0.98,
        regularization,
        biasRegularization: 0.01,
        deviation: 0.02,
      }),
  })),
  ...[16, 64].flatMap((factors) =>
    [0.04, 0.06, 0.08].flatMap((regularization) =>
      [0.01, 0.03].map((biasRegularization) => als({ factors, regularization, biasRegularization })),
    ),
  ),
];

function readRatings(): Interactions {
  const builder = new InteractionsBuilder();
  eachLine(`${dataFolder('movielens-1m')}/ratings.csv`, ',', ([user, item, stars]) => {
    if (user !== 'userId') builder.add(Number(user), Number(item), Number(stars));
  });
  return builder.build();
}

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};

async function run(row: Row, folds: Iterable<RatingFold>): Promise<void> {
  const errors: { rmse: number; mae: number }[] = [];
  let seconds = 0;
  for (const { train, heldOut } of folds) {
    const model = row.make();
    const begun = performance.now();
    await model.fit(train, { threads });
    seconds += (performance.now() - begun) / 1000;
    errors.push(evaluateRatings((user, item) => model.predict(user, item), heldOut, RANGE));
  }
  const mean = (pick: 'rmse' | 'mae'): number =>
    errors.reduce((sum, error) => sum + error[pick], 0) / errors.length;
  const published = row.published
    ? `${row.published.join(' / ')} | ${(mean('rmse') - row.published[0]).toFixed(4)}`
    : '- | -';
  print(
    `| ${row.name} | ${mean('rmse').toFixed(4)} | ${mean('mae').toFixed(4)} | ${published} | ${(seconds / errors.length).toFixed(1)} |`,
  );
}

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const asked = (rows: readonly Row[]): readonly Row[] =>
  rows.filter(({ name }) => only === undefined || name.includes(only));
const threads = openThreads();
const ratings = readRatings();
const folds = (): Generator<RatingFold> => foldRatings(ratings, { random: createRandom(SEED) });
print('| model | RMSE | MAE | published | difference | fit of a fold, s |');
print('| --- | --- | --- | --- | --- | --- |');
if (process.argv.includes('--validate')) {
  const { train } = folds().next().value as RatingFold;
  for (const row of asked(candidates)) {
    const inner = foldRatings(train, { random: createRandom(SEED + 1) }).next().value as RatingFold;
    await run(row, [inner]);
  }
} else {
  for (const row of asked(chosen)) await run(row, folds());
}
await threads.close();
const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
