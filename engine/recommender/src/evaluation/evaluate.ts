// Measures a fitted model on a split by full ranking: every item competes, ties count against the model.

import { RecommenderError } from '../errors.ts';
import type { Id } from '../id-index.ts';
import type { Interactions } from '../interactions.ts';
import type { Json } from '../model-state.ts';
import type { Model } from '../model.ts';
import { createRandom } from '../random.ts';
import { topItems } from '../top-items.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { bootstrapIntervals } from './bootstrap.ts';
import type { Interval } from './bootstrap.ts';
import { CalibrationMetric } from './calibration-metric.ts';
import { ListMetrics, listMetrics } from './list-metrics.ts';
import type { ListMetric } from './list-metrics.ts';
import { measureRanking, rankingMetrics } from './ranking-metrics.ts';
import type { RankingMetric } from './ranking-metrics.ts';
import type { Split } from './split.ts';

export interface EvaluateOptions {
  /** Cut-offs. Default [10, 20, 50, 100]. */
  readonly ks?: readonly number[];
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
  /** Awaited every 64 users. */
  readonly pause?: () => Promise<void>;
  /** Bootstrap resamples of the intervals (default 1000); 0 leaves the intervals out. */
  readonly resamples?: number;
  /** Seed of the bootstrap. Default 1. */
  readonly seed?: number;
  /** False leaves out what is measured over everybody's lists together. Default true. */
  readonly lists?: boolean;
  /** Categories of an item, for example genres: adds `miscalibration`. */
  readonly categories?: (item: Id) => readonly string[];
}

/** A metric and its cut-off, for example `ndcg@10`; `auc` looks at the whole ranking. */
export type MetricName = `${RankingMetric | ListMetric | 'miscalibration'}@${number}` | 'auc';

/** A value of each metric that was measured. */
export type PerMetric<V> = { readonly [name in MetricName]?: V };

export interface Evaluation {
  readonly model: string;
  readonly parameters: { readonly [name: string]: Json };
  readonly split: string;
  /** Content hash of what the model was fitted on. */
  readonly dataHash: string;
  /** How many users were asked about. */
  readonly users: number;
  readonly metrics: PerMetric<number>;
  /** 95 % bootstrap intervals over users, of the ranking metrics. */
  readonly intervals: PerMetric<Interval>;
  /** The ranking metrics user by user, for paired tests; all evaluations on one split have the same users. */
  readonly perUser: PerMetric<Float32Array>;
}

/**
 * For every test user: score all items, leave out the history, rank, and look for what was held out. A held-out item comes
 * after every other item of the same score. Beyond scoring it costs O(items) a user.
 *
 * @throws RecommenderError `invalid-score` when the model gives NaN.
 */
export async function evaluate(
  model: Model,
  split: Split,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  const ks = [...(options.ks ?? [10, 20, 50, 100])].sort((a, b) => a - b);
  const users = testUsers(split.heldOut);
  const lists = options.lists === false ? null : new ListMetrics(split.train, ks);
  const calibration = options.categories ? new CalibrationMetric(model.items, options.categories, ks) : null;
  const areas = new Float32Array(users.length);
  const perUser = ks.map(() => rankingMetrics.map(() => new Float32Array(users.length)));
  const scores = new Float32Array(model.items.size);
  const tieBreak = new Float32Array(model.items.size).fill(1);
  const measured = new Float64Array(rankingMetrics.length);
  for (let at = 0; at < users.length; at++) {
    if (at % 64 === 0) {
      options.onProgress?.({ done: at, total: users.length });
      await options.pause?.();
      options.signal?.throwIfAborted();
    }
    const user = users[at]!;
    const relevant = row(split.heldOut, user);
    const history = row(split.histories, user);
    score(model, split.histories, user, scores);
    for (const item of relevant) tieBreak[item] = 0;
    const list = topItems(scores, ks.at(-1) ?? 0, tieBreak);
    const places: number[] = [];
    list.forEach((item, i) => {
      if (tieBreak[item] === 0) places.push(i + 1);
    });
    for (const item of relevant) tieBreak[item] = 1;
    lists?.add(list, history);
    calibration?.add(list, history);
    areas[at] = areaUnderCurve(scores, relevant, scores.length - history.length);
    ks.forEach((k, cut) => {
      measureRanking(places, relevant.length, k, measured);
      for (let m = 0; m < measured.length; m++) perUser[cut]![m]![at] = measured[m]!;
    });
  }
  options.onProgress?.({ done: users.length, total: users.length });
  return summarize(model, split, { ks, lists, calibration, areas, perUser, users: users.length }, options);
}

function testUsers(heldOut: Interactions): number[] {
  const { start, rowCount } = heldOut.matrix;
  const users: number[] = [];
  for (let user = 0; user < rowCount; user++) if (start[user + 1]! > start[user]!) users.push(user);
  return users;
}

function row(data: Interactions, user: number): Int32Array {
  return data.matrix.column.subarray(data.matrix.start[user], data.matrix.start[user + 1]);
}

function score(model: Model, histories: Interactions, user: number, scores: Float32Array): void {
  const { start, value } = histories.matrix;
  const from = start[user]!;
  const to = start[user + 1]!;
  const items = row(histories, user);
  model.scoreInto(
    { items, weights: value.subarray(from, to), times: histories.times?.subarray(from, to) ?? null },
    scores,
  );
  for (const item of items) scores[item] = -Infinity;
  for (let i = 0; i < scores.length; i++) {
    if (Number.isNaN(scores[i])) {
      throw new RecommenderError(
        'invalid-score',
        `Cannot rank for user "${histories.users.idAt(user)}": ${model.kind} gives NaN`,
      );
    }
  }
}

function summarize(
  model: Model,
  split: Split,
  measured: {
    readonly ks: readonly number[];
    readonly lists: ListMetrics | null;
    readonly calibration: CalibrationMetric | null;
    readonly areas: Float32Array;
    readonly perUser: readonly Float32Array[][];
    readonly users: number;
  },
  options: EvaluateOptions,
): Evaluation {
  const metrics: { [name in MetricName]?: number } = {};
  const intervals: { [name in MetricName]?: Interval } = {};
  const perUser: { [name: string]: Float32Array } = {};
  const resamples = options.resamples ?? 1000;
  measured.ks.forEach((k, cut) => {
    rankingMetrics.forEach((metric, m) => {
      const values = measured.perUser[cut]![m]!;
      const name: MetricName = `${metric}@${k}`;
      perUser[name] = values;
    });
    const overall = measured.lists?.result(cut);
    if (overall) for (const metric of listMetrics) metrics[`${metric}@${k}`] = overall[metric];
    if (measured.calibration) metrics[`miscalibration@${k}`] = measured.calibration.result(cut);
  });
  perUser.auc = measured.areas;
  for (const [name, values] of Object.entries(perUser) as [MetricName, Float32Array][])
    metrics[name] = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (resamples > 0 && measured.users > 0) {
    const names = Object.keys(perUser) as MetricName[];
    const found = bootstrapIntervals(Object.values(perUser), {
      random: createRandom(options.seed ?? 1),
      resamples,
    });
    names.forEach((name, m) => (intervals[name] = found[m]!));
  }
  return {
    model: model.kind,
    parameters: model.parameters,
    split: split.name,
    dataHash: split.train.hash,
    users: measured.users,
    metrics,
    intervals,
    perUser,
  };
}
