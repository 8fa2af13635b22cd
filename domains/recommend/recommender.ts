// Everything the domain offers, over one set of ports: what the composition root opens once and hands to routes and commands.
import type { Threads } from '@kinora/recommender';
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { WatchReader } from '#domains/playback/contract.ts';
import type { TasteReader } from '#domains/taste/contract.ts';
import type { Clock } from '#engine/api/clock.ts';
import { createPools } from './candidate-pools.ts';
import {
  refuseUnknownModels,
  compareModels,
  type CompareOptions,
  type ModelComparison,
} from './compare-models.ts';
import { createCoInteractions } from './co-interactions.ts';
import type { Home, ModelRecord, Recommended, RecommendInput, Why } from './contract.ts';
import { type CandidateChoice, chooseCandidates } from './model-candidates.ts';
import { explainTitle } from './explain-title.ts';
import type {
  Circumstances,
  DatasetReader,
  ModelFiles,
  ModelRegistry,
  RunStore,
  TitleDescriptionReader,
  TitleFactsReader,
} from './ports.ts';
import { promoteModel } from './promote-model.ts';
import { type HomeViewer, readHome } from './read-home.ts';
import { type FromTitles, recommendFromTitles } from './recommend-from-titles.ts';
import { removeModel } from './remove-model.ts';
import { rollBackModel } from './roll-back-model.ts';
import { createServedModel } from './served-model.ts';
import { similarTitles } from './similar-titles.ts';
import { takeUpTitles } from './take-up-titles.ts';
import { type Tuning, tuneModel, type TuneOptions } from './tune-model.ts';
import { type Training, trainModels, type TrainOptions } from './train-models.ts';

export interface RecommenderDeps {
  readonly registry: ModelRegistry;
  readonly runs: RunStore;
  readonly circumstances: () => Circumstances;
  /** What fits share their work between; they do it alone where there are none. */
  readonly threads?: () => Threads;
  readonly files: ModelFiles;
  readonly dataset: DatasetReader;
  readonly facts: TitleFactsReader;
  readonly descriptions: TitleDescriptionReader;
  readonly catalog: CatalogReader;
  readonly taste: TasteReader;
  readonly watch: WatchReader;
  readonly clock: Clock;
  /** Lets other work go first: for example setImmediate as a promise. */
  readonly pause: () => Promise<void>;
  /** Told of what failed beside the answer: a model file that cannot be read, a refresh that did not come through. */
  readonly onFault: (error: unknown) => void;
}

export interface Recommender {
  home(profile: HomeViewer): Promise<Home>;
  /** Throws `recommended_title_not_found`. */
  similar(id: number, maturityLimit: number): Promise<Recommended[]>;
  /** Throws `recommended_title_not_found`. */
  why(profile: HomeViewer, id: number): Promise<Why>;
  fromTitles(input: RecommendInput, maturityLimit: number): Promise<FromTitles>;
  /** Throws `training_data_too_small`, `model_unknown`, `model_parameter_invalid`, `model_refused_data`. */
  train(options: TrainOptions): Promise<Training>;
  /** Refuses before anything is read what `train` would refuse of the models and parameters. */
  checkChoice(choice: CandidateChoice): void;
  /** Throws `model_not_found` before anything is read. */
  checkModels(models: readonly string[]): Promise<void>;
  /** Throws like `train`, and `model_not_found`. */
  compare(options: CompareOptions): Promise<ModelComparison>;
  /** Throws like `train`. */
  tune(options: TuneOptions): Promise<Tuning>;
  /** Newest first. */
  models(): Promise<ModelRecord[]>;
  /** Throws `model_not_found`, `model_file_unreadable`. */
  promote(id: string): Promise<ModelRecord>;
  /** Throws `no_previous_model`, `model_file_unreadable`. */
  rollBack(): Promise<ModelRecord>;
  /** Throws `model_not_found`, `model_in_service`. */
  remove(id: string): Promise<void>;
}

/** Opens nothing and reads nothing until it is asked. */
export function createRecommender(ports: RecommenderDeps): Recommender {
  const pools = createPools(ports);
  const deps = {
    ...ports,
    served: createServedModel({
      ...ports,
      takeUp: (model, learntAt) => takeUpTitles({ ...ports, pools }, model, learntAt),
    }),
    pools,
    coInteractions: createCoInteractions(ports),
  };
  return {
    home: (profile) => readHome(deps, profile),
    similar: (id, maturityLimit) => similarTitles(deps, id, maturityLimit),
    why: (profile, id) => explainTitle(deps, profile, id),
    fromTitles: (input, maturityLimit) => recommendFromTitles(deps, input, maturityLimit),
    train: (options) => trainModels(deps, options),
    checkChoice: (choice) => void chooseCandidates({ userCount: 1, itemCount: 1, count: 1 }, choice),
    checkModels: (models) => refuseUnknownModels(deps, models),
    compare: (options) => compareModels(deps, options),
    tune: (options) => tuneModel(deps, options),
    models: () => deps.registry.list(),
    promote: (id) => promoteModel(deps, id),
    rollBack: () => rollBackModel(deps),
    remove: (id) => removeModel(deps, id),
  };
}
