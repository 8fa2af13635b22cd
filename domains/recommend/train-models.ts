// Compares models on what people said and did, refits the best on all of it and puts it into service.
import { type FeatureTable, type Interactions, type Model, serializeModel } from '@kinora/recommender';
import type { ModelRecord } from './contract.ts';
import {
  measureCandidate,
  type MeasuredCandidate,
  type MeasureDeps,
  refuseByName,
} from './measure-candidate.ts';
import { type Candidate, type CandidateChoice, chooseCandidates } from './model-candidates.ts';
import {
  CHAMPION,
  type DatasetReader,
  type ModelFiles,
  type ModelRegistry,
  type TitleDescriptionReader,
} from './ports.ts';
import { readTitleFeatures } from './title-features.ts';
import { type Hide, hideSome, readEnough } from './training-split.ts';

export interface TrainDeps extends MeasureDeps {
  readonly dataset: DatasetReader;
  readonly descriptions: TitleDescriptionReader;
  readonly registry: ModelRegistry;
  readonly files: ModelFiles;
}

/** What every piece of work on models may be told. */
export interface WorkOptions {
  /** Under which its runs are recorded together; made of the time when absent. */
  readonly batch?: string;
  readonly signal?: AbortSignal;
  /** `share` is 0 to 1, `note` says what is being done. */
  readonly onProgress?: (share: number, note: string) => void;
}

export interface TrainOptions extends CandidateChoice, WorkOptions {
  /** Length of the lists that are measured. Default 10. */
  readonly k?: number;
  /** Default `random`. */
  readonly hide?: Hide;
  /** `false` compares only. `register` keeps the best for a later promotion. Default true: it goes into service. */
  readonly promote?: boolean | 'register';
}

export interface Training {
  readonly batch: string;
  readonly data: DataFacts;
  readonly hide: Hide;
  /** In the order compared. */
  readonly compared: readonly MeasuredCandidate[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  /** Name of the one with the highest NDCG. */
  readonly best: string;
  /** The model that was refitted on everything; null when `promote` was false. */
  readonly registered: ModelRecord | null;
  /** The same when it is now in service, else null. */
  readonly champion: ModelRecord | null;
}

export interface DataFacts {
  readonly users: number;
  readonly items: number;
  readonly interactions: number;
  readonly hash: string;
}

/** Parts of the whole in progress: reading, comparing, refitting and writing. */
export const READ = 0.08;
const COMPARE = 0.8;

/**
 * Every person's likings are split at random, seeded: a fifth is hidden (or the last one, see `hide`), the models learn from the rest and rank all titles
 * that the person has not chosen in it. What counts as found are hidden titles that were liked (`LIKED`). The same data,
 * choice and seed give the same figures and the same model. Throws `training_data_too_small`, `model_unknown`,
 * `model_parameter_invalid`, `model_refused_data`.
 */
export async function trainModels(deps: TrainDeps, options: TrainOptions): Promise<Training> {
  const { seed, signal, k = 10, promote = true, hide = 'random' } = options;
  const kind = promote === false ? 'evaluate' : 'train';
  const batch = options.batch ?? `${kind}-${deps.clock.now()}`;
  const tell = (share: number, note: string): void => options.onProgress?.(Math.min(1, share), note);
  const data = await readEnough(deps.dataset, {
    signal,
    pause: deps.pause,
    onProgress: (share) => tell(share * READ, 'reading ratings'),
  });
  const { chosen, leftOut } = chooseCandidates(data, options);
  const features = await featuresFor(deps, chosen);
  const measuring = {
    kind,
    batch,
    features,
    data,
    split: hideSome(data, seed, hide),
    seed,
    k,
    signal,
  } as const;
  const total = chosen.reduce((sum, { cost }) => sum + cost, 0);
  const compared: MeasuredCandidate[] = [];
  let spent = 0;
  for (const candidate of chosen) {
    const { measured } = await measureCandidate(deps, candidate, measuring, (share, step) =>
      tell(READ + (COMPARE * (spent + share * candidate.cost)) / total, `${candidate.name}: ${step}`),
    );
    compared.push(measured);
    spent += candidate.cost;
  }
  const best = compared.reduce((a, b) => (b.metrics.ndcg > a.metrics.ndcg ? b : a));
  const facts = { batch, hide, data: describeData(data), compared, leftOut, best: best.name };
  const winner = chosen.find(({ name }) => name === best.name);
  if (promote === false || !winner) return { ...facts, registered: null, champion: null };
  const registered = await registerModel(deps, winner, best, { data, features }, options, (share) =>
    tell(READ + COMPARE + (1 - READ - COMPARE) * share, `${winner.name}: learning from everything`),
  );
  if (promote === 'register') return { ...facts, registered, champion: null };
  await deps.registry.promote(CHAMPION, registered.id, deps.clock.now());
  const champion = (await deps.registry.find(registered.id)) ?? registered;
  return { ...facts, registered: champion, champion };
}

/** Read only where a candidate learns from it: of a large catalogue it is a lot. */
export async function featuresFor(
  { descriptions }: Pick<TrainDeps, 'descriptions'>,
  candidates: readonly Candidate[],
): Promise<FeatureTable | null> {
  return candidates.some(({ content }) => content) ? readTitleFeatures(descriptions) : null;
}

export function describeData(data: Interactions): DataFacts {
  return { users: data.userCount, items: data.itemCount, interactions: data.count, hash: data.hash };
}

/** Fits a measured model again on everything, keeps its file and enters it in the registry, not into service. */
export async function registerModel(
  { registry, files, clock, pause, runs, threads }: TrainDeps,
  winner: Candidate,
  { metrics, run }: Pick<MeasuredCandidate, 'metrics' | 'run'>,
  { data, features }: { readonly data: Interactions; readonly features: FeatureTable | null },
  { seed, signal }: { readonly seed: number; readonly signal?: AbortSignal },
  tell: (share: number) => void,
): Promise<ModelRecord> {
  const began = clock.now();
  const model = winner.create();
  // Without user ids: a model in service holds nothing by which a person could be found in it.
  await refuseByName(winner.name, () =>
    model.fit(data, {
      signal,
      pause,
      threads: threads?.(),
      keepUsers: false,
      ...(winner.content && features && { itemFeatures: features }),
      onProgress: ({ done, total }) => tell((0.8 * done) / Math.max(1, total)),
    }),
  );
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
  await runs.register(run, id);
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
