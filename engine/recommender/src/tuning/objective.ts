// What a search wants to be best: a figure of a model on a validation part of the training data.

import { RecommenderError } from '../errors.ts';
import { evaluateRatings, foldRatings } from '../evaluation/evaluate-ratings.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { MetricName } from '../evaluation/evaluate.ts';
import { listMetrics } from '../evaluation/list-metrics.ts';
import type { Split } from '../evaluation/split.ts';
import type { Id } from '../id-index.ts';
import type { Interactions } from '../interactions.ts';
import type { Model } from '../model.ts';
import type { Random } from '../random.ts';
import type { Direction } from './search-method.ts';

export interface Objective {
  /** Name of the figure, for example `ndcg@10`. */
  readonly name: string;
  readonly direction: Direction;
  /** What trials learn from. */
  readonly train: Interactions;
  measure(model: Model, signal?: AbortSignal): Promise<number>;
}

/** A ranking metric on a split of the training data, for example of `splitUsers(training, ...)`. */
export function rankingObjective(split: Split, metric: MetricName = 'ndcg@10'): Objective {
  const k = metric === 'auc' ? 1 : Number(metric.slice(metric.indexOf('@') + 1));
  const lists = listMetrics.some((name) => metric.startsWith(name));
  if (!Number.isInteger(k) || k < 1)
    throw new RecommenderError(
      'invalid-parameter',
      `Cannot search for the best "${metric}": name it like ndcg@10`,
    );
  return {
    name: metric,
    direction: /^(gini|popularity|miscalibration)/.test(metric) ? 'minimise' : 'maximise',
    train: split.train,
    async measure(model, signal) {
      const { metrics } = await evaluate(model, split, { ks: [k], resamples: 0, lists, signal });
      const value = metrics[metric];
      if (value === undefined)
        throw new RecommenderError(
          'invalid-parameter',
          `Cannot search for the best "${metric}": there is no such metric`,
        );
      return value;
    },
  };
}

/** RMSE or MAE of predicted stars on one part in ten, or in `folds`, of the training ratings. */
export function ratingObjective(
  data: Interactions,
  options: {
    readonly random: Random;
    readonly metric?: 'rmse' | 'mae';
    readonly folds?: number;
    /** Predictions are cut to it. */
    readonly range: { readonly low: number; readonly high: number };
  },
): Objective {
  const metric = options.metric ?? 'rmse';
  const [fold] = foldRatings(data, { random: options.random, folds: options.folds ?? 10 });
  const { train, heldOut } = fold!;
  return {
    name: metric,
    direction: 'minimise',
    train,
    async measure(model) {
      if (!predictsStars(model))
        throw new RecommenderError(
          'unsupported',
          `Cannot measure ${metric} of ${model.kind}: it does not predict stars`,
        );
      return evaluateRatings((user, item) => model.predict(user, item), heldOut, options.range)[metric];
    },
  };
}

function predictsStars(model: Model): model is Model & { predict(user: Id, item: Id): number } {
  return 'predict' in model && typeof model.predict === 'function';
}
