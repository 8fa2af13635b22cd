// Searches the parameters of one kind of model on what people said and did, and measures what was found against the defaults.
import {
  modelFamily,
  rankingObjective,
  RecommenderError,
  type SearchMethodName,
  type SearchResult,
  type Trial,
  tune,
} from '@kinora/recommender';
import type { ModelRecord, PairedTest } from './contract.ts';
import { recommendErrors } from './errors.ts';
import { measureCandidate, type MeasuredCandidate } from './measure-candidate.ts';
import { createCandidate, type ModelParameters, readParameters, tunableNames } from './model-candidates.ts';
import { CHAMPION } from './ports.ts';
import { pairedTests } from './paired-tests.ts';
import {
  type DataFacts,
  describeData,
  featuresFor,
  READ,
  registerModel,
  type TrainDeps,
  type WorkOptions,
} from './train-models.ts';
import { type Hide, hideSome, readEnough } from './training-split.ts';

export interface TuneOptions extends WorkOptions {
  /** Name of a kind of model. */
  readonly model: string;
  /** Values that stay as they are; the others are searched. */
  readonly params?: ModelParameters;
  readonly seed: number;
  /** Default `random`. */
  readonly hide?: Hide;
  readonly k?: number;
  /** Default 20. */
  readonly trials?: number;
  /** Default `tpe`. */
  readonly method?: SearchMethodName;
  /** After which no new trial is begun. */
  readonly minutes?: number;
  /** Like that of a training; default false. */
  readonly promote?: boolean | 'register';
  readonly onTrial?: (trial: Trial) => void;
}

export interface Tuning {
  readonly batch: string;
  readonly data: DataFacts;
  readonly hide: Hide;
  readonly model: string;
  readonly method: SearchMethodName;
  /** Which figure the trials were after. */
  readonly objective: string;
  readonly trials: readonly Trial[];
  readonly ended: SearchResult['ended'];
  /** What the default parameters and those found reach on likings that no trial saw. */
  readonly defaults: MeasuredCandidate;
  readonly found: MeasuredCandidate;
  /** Of what was found, less the defaults. */
  readonly tests: readonly PairedTest[];
  readonly registered: ModelRecord | null;
  readonly champion: ModelRecord | null;
}

const TRIALS = 20;
/** Measured every second epoch; ends a fit after three looks without a better figure. */
const EARLY_STOPPING = { every: 2, patience: 3 };
/** Parts of the whole in progress up to which trials, and the two measurements, go. */
const SEARCHED = 0.8;
const MEASURED = 0.95;

/**
 * Trials learn from and are measured on the training part alone, divided once more; the part that is hidden from all of them says
 * at the end whether what was found is better than the defaults. Throws `training_data_too_small`, `model_unknown`,
 * `model_parameter_invalid`, `model_refused_data` when no trial succeeded.
 */
export async function tuneModel(deps: TrainDeps, options: TuneOptions): Promise<Tuning> {
  const {
    seed,
    signal,
    hide = 'random',
    k = 10,
    method = 'tpe',
    params = {},
    promote = false,
    trials = TRIALS,
  } = options;
  const batch = options.batch ?? `tune-${deps.clock.now()}`;
  const tell = (share: number, note: string): void => options.onProgress?.(Math.min(1, share), note);
  const fixed = checkTuning(options.model, params);
  const data = await readEnough(deps.dataset, {
    signal,
    pause: deps.pause,
    onProgress: (share) => tell(share * READ, 'reading ratings'),
  });
  const features = await featuresFor(deps, [createCandidate(options.model, fixed, data, seed)]);
  const split = hideSome(data, seed, hide);
  const inner = hideSome(split.train, seed + 1, hide);
  const objective = rankingObjective(inner, `ndcg@${k}`);
  const result = await asKinoraError(() =>
    tune(modelFamily(options.model), objective, {
      method,
      seed,
      trials,
      fixed,
      seconds: options.minutes === undefined ? undefined : options.minutes * 60,
      now: () => deps.clock.now(),
      signal,
      pause: deps.pause,
      earlyStopping: EARLY_STOPPING,
      fit: { keepUsers: false, threads: deps.threads?.(), ...(features && { itemFeatures: features }) },
      onTrial: (trial, best) => {
        options.onTrial?.(trial);
        tell(
          READ + ((SEARCHED - READ) * (trial.number + 1)) / trials,
          `trial ${trial.number + 1} of ${trials}: ${trial.score?.toFixed(4) ?? 'failed'}, best ${best?.score?.toFixed(4) ?? '-'}`,
        );
      },
    }),
  );
  signal?.throwIfAborted();
  if (!result.best)
    throw recommendErrors.model_refused_data(options.model, result.trials[0]?.error ?? 'no trial was made');
  const measuring = { kind: 'tune', batch, features, data, split, seed, k, signal } as const;
  const measure = (given: ModelParameters, from: number) =>
    measureCandidate(deps, createCandidate(options.model, given, data, seed), measuring, (share, step) =>
      tell(from + ((MEASURED - SEARCHED) / 2) * share, `${options.model}: ${step}`),
    );
  const defaults = await measure(fixed, SEARCHED);
  const best = bestParameters(options.model, result.best);
  const found = await measure(best, (SEARCHED + MEASURED) / 2);
  const tests = pairedTests(found.evaluation, defaults.evaluation, k, seed);
  await deps.runs.compare(found.measured.run, { run: defaults.measured.run, tests });
  const facts = {
    batch,
    hide,
    data: describeData(data),
    model: options.model,
    method,
    objective: objective.name,
    trials: result.trials,
    ended: result.ended,
    defaults: defaults.measured,
    found: found.measured,
    tests,
  };
  if (promote === false) return { ...facts, registered: null, champion: null };
  const candidate = createCandidate(options.model, best, data, seed);
  const registered = await registerModel(
    deps,
    candidate,
    found.measured,
    { data, features },
    { seed, signal },
    (share) => tell(MEASURED + (1 - MEASURED) * share, `${options.model}: learning from everything`),
  );
  if (promote === 'register') return { ...facts, registered, champion: null };
  await deps.registry.promote(CHAMPION, registered.id, deps.clock.now());
  const champion = (await deps.registry.find(registered.id)) ?? registered;
  return { ...facts, registered: champion, champion };
}

/** The values that stay as they are. Throws `model_unknown`, `model_parameter_invalid`. */
export function checkTuning(model: string, params: ModelParameters): ModelParameters {
  if (!tunableNames.includes(model)) throw recommendErrors.model_unknown(model, tunableNames);
  const family = modelFamily(model);
  const known = family.parameters.map(({ name }) => name);
  for (const name of Object.keys(params)) {
    if (known.includes(name)) continue;
    throw recommendErrors.model_parameter_invalid(
      `Cannot keep ${name} as it is: the parameters of ${model} are ${known.join(', ') || 'none'}`,
    );
  }
  try {
    const fixed = readParameters(family, params);
    family.create(fixed);
    return fixed;
  } catch (error) {
    if (error instanceof RecommenderError) throw recommendErrors.model_parameter_invalid(error.message);
    throw error;
  }
}

/** Where training was watched, the number of epochs is that of the best figure. */
function bestParameters(model: string, { parameters, epoch }: Trial): ModelParameters {
  const { epochs } = modelFamily(model);
  return epochs === null || epoch === null ? parameters : { ...parameters, [epochs]: epoch };
}

async function asKinoraError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RecommenderError) throw recommendErrors.model_parameter_invalid(error.message);
    throw error;
  }
}
