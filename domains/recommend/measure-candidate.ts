// Fits one model on a split, measures it and records the run.
import {
  evaluate,
  type Evaluation,
  type FeatureTable,
  type FitOptions,
  type Interactions,
  RecommenderError,
  type Split,
  type Threads,
} from '@kinora/recommender';
import type { Clock } from '#engine/api/clock.ts';
import type { Metrics, Run } from './contract.ts';
import { recommendErrors } from './errors.ts';
import type { Candidate } from './model-candidates.ts';
import type { Circumstances, RunStore } from './ports.ts';

export interface MeasureDeps {
  readonly runs: RunStore;
  readonly clock: Clock;
  /** Awaited between steps, so that a server keeps answering. */
  readonly pause: () => Promise<void>;
  readonly circumstances: () => Circumstances;
  /** What fits share their work between; they do it alone where there are none. */
  readonly threads?: () => Threads;
}

/** What all models of one comparison have in common. */
export interface Measuring {
  readonly kind: Run['kind'];
  readonly batch: string;
  /** What titles are about, where a candidate reads it. */
  readonly features: FeatureTable | null;
  /** All there is, before the split. */
  readonly data: Interactions;
  readonly split: Split;
  readonly seed: number;
  /** Length of the lists that are measured. */
  readonly k: number;
  readonly signal?: AbortSignal;
  readonly fit?: Pick<FitOptions, 'onEpoch'>;
}

export interface MeasuredCandidate {
  /** Number of the run. */
  readonly run: number;
  readonly name: string;
  readonly params: Candidate['params'];
  readonly metrics: Metrics;
  /** 95 % bootstrap interval over people of the ranking metrics. */
  readonly intervals: Run['intervals'];
  readonly fitSeconds: number;
  readonly evaluateSeconds: number;
}

const RESAMPLES = 500;
/** Part of the progress that the fit is. */
const FIT = 0.6;

/** `evaluation` has the figures of each person, for paired tests. Throws `model_refused_data`. */
export async function measureCandidate(
  deps: MeasureDeps,
  candidate: Candidate,
  { kind, batch, features, data, split, seed, k, signal, fit }: Measuring,
  tell: (share: number, step: string) => void,
): Promise<{ readonly measured: MeasuredCandidate; readonly evaluation: Evaluation }> {
  const { clock, pause } = deps;
  const model = candidate.create();
  const began = clock.now();
  await refuseByName(candidate.name, () =>
    model.fit(split.train, {
      ...fit,
      signal,
      pause,
      threads: deps.threads?.(),
      keepUsers: false,
      ...(candidate.content && features && { itemFeatures: features }),
      onProgress: ({ done, total }) => tell((FIT * done) / Math.max(1, total), 'learning'),
    }),
  );
  const fitted = clock.now();
  const evaluation = await evaluate(model, split, {
    ks: [k],
    signal,
    pause,
    seed,
    resamples: RESAMPLES,
    onProgress: ({ done, total }) => tell(FIT + ((1 - FIT) * done) / Math.max(1, total), 'measuring'),
  });
  const ended = clock.now();
  const facts = {
    params: { ...candidate.params },
    metrics: metricsAt(evaluation, k),
    intervals: {
      ndcg: intervalOf(evaluation, `ndcg@${k}`),
      recall: intervalOf(evaluation, `recall@${k}`),
      precision: intervalOf(evaluation, `precision@${k}`),
    },
    fitSeconds: (fitted - began) / 1000,
    evaluateSeconds: (ended - fitted) / 1000,
  };
  const run = await deps.runs.put({
    kind,
    batch,
    model: candidate.name,
    modelId: null,
    ...facts,
    seed,
    dataHash: data.hash,
    data: { users: data.userCount, items: data.itemCount, interactions: data.count },
    split: split.name,
    comparison: null,
    ...deps.circumstances(),
    createdAt: ended,
  });
  return { measured: { run, name: candidate.name, ...facts }, evaluation };
}

/** Names the model where the library refuses the data. */
export async function refuseByName<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RecommenderError)) throw error;
    throw recommendErrors.model_refused_data(name, error.message);
  }
}

function metricsAt({ metrics, users }: Evaluation, k: number): Metrics {
  return {
    users,
    k,
    ndcg: metrics[`ndcg@${k}`] ?? 0,
    recall: metrics[`recall@${k}`] ?? 0,
    precision: metrics[`precision@${k}`] ?? 0,
    coverage: metrics[`coverage@${k}`] ?? 0,
  };
}

function intervalOf(
  evaluation: Evaluation,
  name: keyof Evaluation['intervals'],
): { low: number; high: number } {
  const { low = 0, high = 0 } = evaluation.intervals[name] ?? {};
  return { low, high };
}
