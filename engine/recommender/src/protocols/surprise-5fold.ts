// Predicted stars on MovieLens-1M by 5-fold cross-validation, as the table of Surprise measures.

import { RecommenderError } from '../errors.ts';
import { evaluateRatings, foldRatings } from '../evaluation/evaluate-ratings.ts';
import type { RatingFold } from '../evaluation/evaluate-ratings.ts';
import type { Id } from '../id-index.ts';
import { InteractionsBuilder } from '../interactions.ts';
import type { Interactions } from '../interactions.ts';
import type { Model } from '../model.ts';
import { createRandom } from '../random.ts';
import type { MeasureOptions, Measured, Protocol, ProtocolTask } from './protocol.ts';
import { readRatings } from './read-ratings.ts';
import { surpriseLiterature, surpriseRows } from './surprise-5fold-rows.ts';

const FILE = 'movielens-1m/ratings.csv';
const RANGE = { low: 1, high: 5 };
const SEED = 2026;
const FOLDS = 5;
/** 97.5 % quantile of Student's t with four degrees of freedom: five folds. */
const T_4 = 2.776;

type Predictor = Model & { predict(user: Id, item: Id): number };

/**
 * The mean over five random folds, with the 95 % interval of a mean of five (Student's t): folds share training data, so that
 * it is rather too narrow. Predictions are cut to 1 to 5 stars.
 */
export const surprise5fold: Protocol = {
  name: 'surprise-5fold',
  summary: 'MovieLens-1M, predicted stars by 5-fold cross-validation',
  paper: 'N. Hug, Surprise: A Python library for recommender systems, JOSS 2020',
  files: [FILE],
  metrics: [
    { name: 'rmse', label: 'RMSE', better: 'lower' },
    { name: 'mae', label: 'MAE', better: 'lower' },
  ],
  rows: surpriseRows,
  literature: surpriseLiterature,
  prepare(lines, { part = 'test' } = {}): ProtocolTask {
    const builder = new InteractionsBuilder();
    readRatings(lines(FILE), ({ user, item, stars }) => builder.add(user, item, stars));
    const ratings = builder.build();
    return {
      data: {
        users: ratings.userCount,
        items: ratings.itemCount,
        interactions: ratings.count,
        hash: ratings.hash,
      },
      incomparable: part === 'test' ? null : 'this is the validation part',
      split: null,
      validation: null,
      measure: (model, options) =>
        measure(model, part === 'test' ? foldRatings(ratings, seeded()) : innerFold(ratings), options),
    };
  },
};

const seeded = () => ({ random: createRandom(SEED), folds: FOLDS });

/** The training part of the first fold, divided again. */
function* innerFold(ratings: Interactions): Generator<RatingFold> {
  for (const { train } of foldRatings(ratings, seeded())) {
    for (const inner of foldRatings(train, { random: createRandom(SEED + 1), folds: FOLDS })) {
      yield inner;
      return;
    }
  }
}

async function measure(
  first: Model,
  folds: Iterable<RatingFold>,
  { now, fit, onProgress, again }: MeasureOptions,
): Promise<Measured> {
  const rmse: number[] = [];
  const mae: number[] = [];
  let fitMilliseconds = 0;
  let measureMilliseconds = 0;
  for (const { train, heldOut } of folds) {
    const fold = rmse.length;
    const model = asPredictor(fold === 0 ? first : again());
    const began = now();
    await model.fit(train, {
      ...fit,
      onProgress: ({ done, total }) =>
        onProgress?.((fold + done / total) / FOLDS, `fold ${fold + 1} of ${FOLDS}`),
    });
    const fitted = now();
    const errors = evaluateRatings((user, item) => model.predict(user, item), heldOut, RANGE);
    fitMilliseconds += fitted - began;
    measureMilliseconds += now() - fitted;
    rmse.push(errors.rmse);
    mae.push(errors.mae);
  }
  const count = rmse.length;
  return {
    metrics: { rmse: meanOf(rmse), mae: meanOf(mae) },
    intervals: count === FOLDS ? { rmse: intervalOf(rmse), mae: intervalOf(mae) } : {},
    samples: count,
    extra: {},
    fitSeconds: fitMilliseconds / count / 1000,
    measureSeconds: measureMilliseconds / count / 1000,
  };
}

function asPredictor(model: Model): Predictor {
  if (predicts(model)) return model;
  throw new RecommenderError('unsupported', `Cannot predict stars with ${model.kind}: it only ranks`);
}

function predicts(model: Model): model is Predictor {
  return 'predict' in model && typeof model.predict === 'function';
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function intervalOf(values: readonly number[]): { low: number; high: number } {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = T_4 * Math.sqrt(variance / values.length);
  return { low: mean - half, high: mean + half };
}
