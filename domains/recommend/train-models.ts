// Compares models on what people said and did, refits the best on all of it and puts it into service.
import {
  createRandom,
  evaluate,
  type Evaluation,
  type Interactions,
  type Model,
  serializeModel,
  type Split,
  splitRandom,
} from '@kinora/recommender';
import type { Clock } from '#engine/api/clock.ts';
import type { Metrics, ModelRecord } from './contract.ts';
import { recommendErrors } from './errors.ts';
import {
  type Candidate,
  type CandidateChoice,
  chooseCandidates,
  type ModelParameters,
} from './model-candidates.ts';
import { CHAMPION, type DatasetReader, type ModelFiles, type ModelRegistry } from './ports.ts';
import { readTrainingData } from './read-training-data.ts';
import { LIKED } from './signal-weights.ts';

export interface TrainDeps {
  readonly dataset: DatasetReader;
  readonly registry: ModelRegistry;
  readonly files: ModelFiles;
  readonly clock: Clock;
  /** Awaited between steps, so that a server keeps answering. */
  readonly pause: () => Promise<void>;
}

export interface TrainOptions extends CandidateChoice {
  /** Length of the lists that are measured. Default 10. */
  readonly k?: number;
  /** False compares only. Default true. */
  readonly promote?: boolean;
  readonly signal?: AbortSignal;
  /** `share` is 0 to 1, `note` says what is being done. */
  readonly onProgress?: (share: number, note: string) => void;
}

export interface ComparedModel {
  readonly name: string;
  readonly params: ModelParameters;
  readonly metrics: Metrics;
  /** 95 % bootstrap interval over people of the ranking metrics. */
  readonly intervals: Readonly<Record<'ndcg' | 'recall' | 'precision', { low: number; high: number }>>;
  readonly fitSeconds: number;
  readonly evaluateSeconds: number;
}

export interface Training {
  readonly data: {
    readonly users: number;
    readonly items: number;
    readonly interactions: number;
    readonly hash: string;
  };
  /** In the order compared. */
  readonly compared: readonly ComparedModel[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  /** Name of the one with the highest NDCG. */
  readonly best: string;
  /** The model that was refitted on everything and is now in service; null when `promote` was false. */
  readonly champion: ModelRecord | null;
}

/** Fewer people than this with `ENOUGH` likings each say more about themselves than about titles. */
const FEWEST_PEOPLE = 10;
const ENOUGH = 3;
/** Share of each person's likings that is hidden from the models and then looked for. */
const HELD_OUT = 0.2;
const RESAMPLES = 500;
/** Parts of the whole in progress: reading, comparing, refitting and writing. */
const READ = 0.08;
const COMPARE = 0.8;

/**
 * Every person's likings are split at random, seeded: a fifth is hidden, the models learn from the rest and rank all titles
 * that the person has not chosen in it. What counts as found are hidden titles that were liked (`LIKED`). The same data,
 * choice and seed give the same figures and the same model. Throws `training_data_too_small`, `model_unknown`,
 * `model_parameter_invalid`.
 */
export async function trainModels(deps: TrainDeps, options: TrainOptions): Promise<Training> {
  const { signal } = options;
  const tell = (share: number, note: string): void => options.onProgress?.(Math.min(1, share), note);
  const data = await readTrainingData(deps.dataset, {
    signal,
    pause: deps.pause,
    onProgress: (share) => tell(share * READ, 'reading ratings'),
  });
  refuseTooSmall(data);
  const { chosen, leftOut } = chooseCandidates(data, options);
  const split = hideSome(data, options.seed);
  const total = chosen.reduce((sum, { cost }) => sum + cost, 0);
  const compared: ComparedModel[] = [];
  let spent = 0;
  for (const candidate of chosen) {
    compared.push(
      await measure(deps, candidate, split, options, (share, step) =>
        tell(READ + (COMPARE * (spent + share * candidate.cost)) / total, `${candidate.name}: ${step}`),
      ),
    );
    spent += candidate.cost;
  }
  const facts = {
    data: { users: data.userCount, items: data.itemCount, interactions: data.count, hash: data.hash },
    compared,
    leftOut,
  };
  const best = compared.reduce((a, b) => (b.metrics.ndcg > a.metrics.ndcg ? b : a));
  const winner = chosen.find(({ name }) => name === best.name);
  if (options.promote === false || !winner) return { ...facts, best: best.name, champion: null };
  const champion = await putIntoService(deps, winner, best.metrics, data, options, (share) =>
    tell(READ + COMPARE + (1 - READ - COMPARE) * share, `${winner.name}: learning from everything`),
  );
  return { ...facts, best: best.name, champion };
}

function refuseTooSmall(data: Interactions): void {
  const { start } = data.matrix;
  let people = 0;
  for (let user = 0; user < data.userCount; user += 1) {
    if ((start[user + 1] ?? 0) - (start[user] ?? 0) >= ENOUGH) people += 1;
  }
  if (people < FEWEST_PEOPLE)
    throw recommendErrors.training_data_too_small(people, FEWEST_PEOPLE, data.itemCount);
}

function hideSome(data: Interactions, seed: number): Split {
  const split = splitRandom(data, { random: createRandom(seed), fraction: HELD_OUT });
  return { ...split, heldOut: split.heldOut.filter((_user, _item, weight) => weight >= LIKED) };
}

async function measure(
  deps: TrainDeps,
  candidate: Candidate,
  split: Split,
  { seed, signal, k = 10 }: TrainOptions,
  tell: (share: number, step: string) => void,
): Promise<ComparedModel> {
  const { clock, pause } = deps;
  const model = candidate.create();
  const began = clock.now();
  await model.fit(split.train, {
    signal,
    pause,
    keepUsers: false,
    onProgress: ({ done, total }) => tell((0.6 * done) / total, 'learning'),
  });
  const fitted = clock.now();
  const evaluation = await evaluate(model, split, {
    ks: [k],
    signal,
    pause,
    seed,
    resamples: RESAMPLES,
    onProgress: ({ done, total }) => tell(0.6 + (0.4 * done) / total, 'measuring'),
  });
  return {
    name: candidate.name,
    params: candidate.params,
    metrics: metricsAt(evaluation, k),
    intervals: {
      ndcg: intervalOf(evaluation, `ndcg@${k}`),
      recall: intervalOf(evaluation, `recall@${k}`),
      precision: intervalOf(evaluation, `precision@${k}`),
    },
    fitSeconds: (fitted - began) / 1000,
    evaluateSeconds: (clock.now() - fitted) / 1000,
  };
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

async function putIntoService(
  { registry, files, clock, pause }: TrainDeps,
  winner: Candidate,
  metrics: Metrics,
  data: Interactions,
  { seed, signal }: TrainOptions,
  tell: (share: number) => void,
): Promise<ModelRecord> {
  const began = clock.now();
  const model = winner.create();
  // Without user ids: a model in service holds nothing by which a person could be found in it.
  await model.fit(data, {
    signal,
    pause,
    keepUsers: false,
    onProgress: ({ done, total }) => tell((0.8 * done) / total),
  });
  const createdAt = clock.now();
  const id = modelId(model, createdAt, data.hash);
  const file = `${id}.model`;
  await files.write(file, serializeModel(model.save()));
  tell(0.95);
  await registry.put({
    id,
    name: winner.name,
    params: { ...winner.params },
    metrics,
    dataHash: data.hash,
    seed,
    users: data.userCount,
    items: data.itemCount,
    interactions: data.count,
    trainSeconds: (createdAt - began) / 1000,
    createdAt,
    file,
  });
  await registry.promote(CHAMPION, id, clock.now());
  tell(1);
  const record = await registry.find(id);
  if (!record) throw new Error(`Model "${id}" is gone right after it was registered`);
  return record;
}

/** For example ease-20261121t031500123-9f3a01: readable, and unique while one trains at a time. */
function modelId(model: Model, createdAt: number, hash: string): string {
  const time = new Date(createdAt)
    .toISOString()
    .replaceAll(/[-:.Z]/g, '')
    .toLowerCase();
  return `${model.kind}-${time}-${hash.slice(0, 6)}`;
}
