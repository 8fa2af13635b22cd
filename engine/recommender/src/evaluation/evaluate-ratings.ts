// Measures predicted stars: folds, RMSE and MAE.

import { checkParameter } from '../errors.ts';
import type { Id } from '../id-index.ts';
import type { Interactions } from '../interactions.ts';
import type { Random } from '../random.ts';

/** One fold of a cross-validation. */
export interface RatingFold {
  readonly train: Interactions;
  readonly heldOut: Interactions;
}

/** Divides the entries at random into k parts of equal size; each is held out once. One fold is made at a time. */
export function* foldRatings(
  data: Interactions,
  options: { random: Random; folds?: number },
): Generator<RatingFold> {
  const folds = checkParameter('folds', options.folds ?? 5, 2);
  const order = options.random.shuffle(Int32Array.from({ length: data.count }, (_, i) => i));
  const foldOf = new Uint8Array(data.count);
  order.forEach((position, i) => (foldOf[position] = i % folds));
  for (let fold = 0; fold < folds; fold++) {
    yield {
      train: data.filter((_user, _item, _value, position) => foldOf[position] !== fold),
      heldOut: data.filter((_user, _item, _value, position) => foldOf[position] === fold),
    };
  }
}

export interface RatingErrors {
  readonly count: number;
  /** Root of the mean squared error. */
  readonly rmse: number;
  /** Mean absolute error. */
  readonly mae: number;
}

/** Errors of a predictor on held-out ratings; predictions are cut to the range [low, high] first. */
export function evaluateRatings(
  predict: (user: Id, item: Id) => number,
  heldOut: Interactions,
  range: { readonly low: number; readonly high: number },
): RatingErrors {
  const { start, column, value, rowCount } = heldOut.matrix;
  let squares = 0;
  let absolutes = 0;
  for (let u = 0; u < rowCount; u++) {
    const user = heldOut.users.idAt(u);
    for (let p = start[u]!; p < start[u + 1]!; p++) {
      const predicted = predict(user, heldOut.items.idAt(column[p]!));
      const error = Math.min(range.high, Math.max(range.low, predicted)) - value[p]!;
      squares += error * error;
      absolutes += Math.abs(error);
    }
  }
  const { count } = heldOut;
  return { count, rmse: Math.sqrt(squares / count), mae: absolutes / count };
}
