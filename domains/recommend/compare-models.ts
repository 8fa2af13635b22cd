// Compares two models on the same hidden likings and says whether their difference is more than chance.
import type { Evaluation } from '@kinora/recommender';
import type { PairedTest } from './contract.ts';
import { recommendErrors } from './errors.ts';
import { measureCandidate, type MeasuredCandidate } from './measure-candidate.ts';
import {
  type Candidate,
  createCandidate,
  modelNames,
  type ModelParameters,
  recreateCandidate,
} from './model-candidates.ts';
import {
  type DataFacts,
  describeData,
  featuresFor,
  READ,
  type TrainDeps,
  type WorkOptions,
} from './train-models.ts';
import { pairedTests } from './paired-tests.ts';
import { type Hide, hideSome, readEnough } from './training-split.ts';

export interface CompareOptions extends WorkOptions {
  /** Each the id of a registered model or the name of a kind of model. */
  readonly models: readonly [a: string, b: string];
  /** Set on the models that are named by kind and have such a parameter. */
  readonly params?: ModelParameters;
  readonly seed: number;
  /** Default `random`. */
  readonly hide?: Hide;
  /** Length of the lists that are measured. Default 10. */
  readonly k?: number;
}

export interface ModelComparison {
  readonly batch: string;
  readonly data: DataFacts;
  readonly hide: Hide;
  readonly models: readonly [MeasuredCandidate, MeasuredCandidate];
  /** Of the second model, less those of the first. */
  readonly tests: readonly PairedTest[];
}

/**
 * A registered model has seen everything, also what is hidden here: it is fitted anew, with its parameters and seed, on the part
 * that is not hidden. The test is the paired bootstrap over people (two-sided). Throws `training_data_too_small`,
 * `model_not_found`, `model_parameter_invalid`, `model_refused_data`.
 */
export async function compareModels(deps: TrainDeps, options: CompareOptions): Promise<ModelComparison> {
  const { seed, signal, k = 10, hide = 'random' } = options;
  const batch = options.batch ?? `compare-${deps.clock.now()}`;
  const tell = (share: number, note: string): void => options.onProgress?.(Math.min(1, share), note);
  const data = await readEnough(deps.dataset, {
    signal,
    pause: deps.pause,
    onProgress: (share) => tell(share * READ, 'reading ratings'),
  });
  const candidates: Candidate[] = [];
  for (const model of options.models) candidates.push(await findCandidate(deps, model, data, options));
  const features = await featuresFor(deps, candidates);
  const measuring = {
    kind: 'compare',
    batch,
    features,
    data,
    split: hideSome(data, seed, hide),
    seed,
    k,
    signal,
  } as const;
  const done: { measured: MeasuredCandidate; evaluation: Evaluation }[] = [];
  for (const [place, candidate] of candidates.entries()) {
    done.push(
      await measureCandidate(deps, candidate, measuring, (share, step) =>
        tell(READ + ((1 - READ) * (place + share)) / 2, `${candidate.name}: ${step}`),
      ),
    );
  }
  const [a, b] = done;
  if (!a || !b) throw new Error('A comparison needs two models');
  const tests = pairedTests(b.evaluation, a.evaluation, k, seed);
  await deps.runs.compare(b.measured.run, { run: a.measured.run, tests });
  tell(1, 'done');
  return { batch, hide, data: describeData(data), models: [a.measured, b.measured], tests };
}

/** Throws `model_not_found` for what is neither a registered model nor a kind of model. */
export async function refuseUnknownModels(
  { registry }: Pick<TrainDeps, 'registry'>,
  models: readonly string[],
): Promise<void> {
  for (const model of models) {
    if (!modelNames.includes(model) && !(await registry.find(model)))
      throw recommendErrors.model_not_found(model);
  }
}

async function findCandidate(
  { registry }: Pick<TrainDeps, 'registry'>,
  model: string,
  size: Parameters<typeof createCandidate>[2],
  { params = {}, seed }: CompareOptions,
): Promise<Candidate> {
  if (modelNames.includes(model)) return createCandidate(model, params, size, seed);
  const registered = await registry.find(model);
  if (!registered) throw recommendErrors.model_not_found(model);
  return recreateCandidate(registered.name, registered.params, size, registered.seed);
}
