// Fits a model on a split and measures it by full ranking, in the form of a protocol's result.

import { evaluate } from '../evaluation/evaluate.ts';
import type { MetricName } from '../evaluation/evaluate.ts';
import type { Split } from '../evaluation/split.ts';
import type { Model } from '../model.ts';
import type { MeasureOptions, Measured } from './protocol.ts';

/** Progress takes the fit for nine tenths of the time. */
const FIT_SHARE = 0.9;

/** `names` are the metrics that the result holds, with their 95 % bootstrap intervals over users. */
export async function measureSplit(
  model: Model,
  split: Split,
  { now, fit, onProgress, fitted }: MeasureOptions,
  asked: { readonly ks: readonly number[]; readonly names: readonly MetricName[] },
): Promise<Measured> {
  const began = now();
  if (!fitted) {
    await model.fit(split.train, {
      ...fit,
      keepUsers: false,
      onProgress: ({ step, done, total }) => onProgress?.((FIT_SHARE * done) / total, step),
    });
  }
  const learnt = now();
  const { metrics, intervals, users } = await evaluate(model, split, {
    ks: asked.ks,
    signal: fit?.signal,
    pause: fit?.pause,
    onProgress: ({ done, total }) =>
      onProgress?.(FIT_SHARE + ((1 - FIT_SHARE) * done) / Math.max(1, total), 'measure'),
  });
  return {
    metrics: Object.fromEntries(asked.names.map((name) => [name, metrics[name] ?? Number.NaN])),
    intervals: Object.fromEntries(
      asked.names.flatMap((name) => (intervals[name] ? [[name, intervals[name]]] : [])),
    ),
    samples: users,
    extra: { [`coverage@${asked.ks[0]}`]: (metrics[`coverage@${asked.ks[0]!}`] ?? 0).toFixed(3) },
    fitSeconds: (learnt - began) / 1000,
    measureSeconds: (now() - learnt) / 1000,
  };
}
