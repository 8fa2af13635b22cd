// MovieLens-1M, predicted stars by 5-fold cross-validation (the table of Surprise): `node bench/recommender/surprise-5fold.ts`.
//
// `--validate` divides the training part of the first fold again and tries every candidate there; the test folds are only ever
// run with `chosen`.
import { writeFileSync } from 'node:fs';

import {
  createRandom,
  evaluateRatings,
  foldRatings,
  InteractionsBuilder,
  Svd,
} from '#engine/recommender/src/index.ts';
import type { Interactions, RatingFold, SvdParameters } from '#engine/recommender/src/index.ts';

import { dataFolder, eachLine } from './movielens-files.ts';

interface Row {
  readonly name: string;
  readonly parameters: Partial<SvdParameters>;
  /** Published RMSE and MAE. */
  readonly published?: readonly [number, number];
}

const RANGE = { low: 1, high: 5 };
const SEED = 2026;

/** The first two with the default parameters of Surprise, as its table has them; the last by `--validate`. */
const chosen: readonly Row[] = [
  { name: 'SVD, defaults', parameters: {}, published: [0.873, 0.686] },
  {
    name: 'SVD++, defaults',
    parameters: { implicitFeedback: true, factors: 20, learningRate: 0.007 },
    published: [0.862, 0.672],
  },
  {
    name: 'SVD++, tuned',
    parameters: {
      implicitFeedback: true,
      factors: 100,
      epochs: 100,
      learningRate: 0.007,
      decay: 0.98,
      regularization: 0.05,
      biasRegularization: 0.01,
      deviation: 0.02,
    },
  },
];
const candidates: readonly Row[] = [0.04, 0.045, 0.05, 0.06].flatMap((regularization) =>
  [0.02].map((deviation) => ({
    name: `SVD++ 100, penalty ${regularization}, deviation ${deviation}`,
    parameters: {
      implicitFeedback: true,
      factors: 100,
      epochs: 100,
      learningRate: 0.007,
      decay: 0.98,
      regularization,
      biasRegularization: 0.01,
      deviation,
    },
  })),
);

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
    const model = new Svd(row.parameters);
    const begun = performance.now();
    await model.fit(train);
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

const ratings = readRatings();
const folds = (): Generator<RatingFold> => foldRatings(ratings, { random: createRandom(SEED) });
print('| model | RMSE | MAE | published | difference | fit of a fold, s |');
print('| --- | --- | --- | --- | --- | --- |');
if (process.argv.includes('--validate')) {
  const { train } = folds().next().value as RatingFold;
  for (const row of candidates) {
    const inner = foldRatings(train, { random: createRandom(SEED + 1) }).next().value as RatingFold;
    await run(row, [inner]);
  }
} else {
  for (const row of chosen) await run(row, folds());
}
const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
