// The public surface of @kinora/recommender.

export { RecommenderError, type RecommenderErrorCode } from './errors.ts';
export { createRandom, type Random } from './random.ts';
export { IdIndex, type Id } from './id-index.ts';
export {
  Interactions,
  InteractionsBuilder,
  type DuplicatePolicy,
  type InteractionRow,
} from './interactions.ts';
export type { SparseMatrix } from './sparse-matrix.ts';
export type { HistoryEntry, Profile } from './profile.ts';
export {
  FoldedUser,
  Model,
  type Explanation,
  type FitOptions,
  type FitProgress,
  type ModelPart,
  type Reason,
  type Recommendation,
  type RecommendOptions,
  type SimilarItem,
  type SimilarUser,
  type UserInput,
} from './model.ts';
export type { Threads } from './threads/threads.ts';
export { categoryShares, rerank, type RerankOptions } from './rerank.ts';
export type { Json, ModelState, Tensor } from './model-state.ts';
export { deserializeModel, serializeModel } from './model-file.ts';
export { Popularity, type PopularityParameters } from './models/popularity.ts';
export { Ease, type EaseParameters } from './models/ease.ts';
export { ImplicitAls, type ImplicitAlsParameters } from './models/implicit-als.ts';
export { CoInteraction, type CoInteractionParameters } from './models/co-interaction.ts';
export { Ensemble, type EnsembleMember, type EnsembleOptions, type StackOptions } from './models/ensemble.ts';
export {
  learnEnsembleWeights,
  type EnsembleWeight,
  type EnsembleWeightsOptions,
} from './models/ensemble-weights.ts';
export { ItemKnn, type ItemKnnParameters } from './models/item-knn.ts';
export { Markov, type MarkovParameters } from './models/markov.ts';
export { MultVae, type MultVaeParameters } from './models/mult-vae.ts';
export { PureSvd, type PureSvdParameters } from './models/pure-svd.ts';
export { RecVae, type RecVaeParameters } from './models/rec-vae.ts';
export { sequentialSasrec } from './protocols/sequential-1m-rows.ts';
export { Sasrec, type SasrecEpoch, type SasrecParameters } from './models/sasrec.ts';
export { Slim, type SlimParameters } from './models/slim.ts';
export { Svd, type SvdParameters } from './models/svd.ts';
export { UserKnn, type UserKnnParameters } from './models/user-knn.ts';
export type { LikenessKind, LikenessOptions } from './linear-algebra/likeness.ts';
export type { ChoiceSpec, NumberSpec, Parameter, ParameterValue } from './parameters/parameter.ts';
export { defineModelFamily, type ModelFamily, type ParameterTable } from './parameters/model-family.ts';
export { modelFamilies, modelFamily } from './parameters/model-families.ts';
export { parseParameter } from './parameters/parse-parameter.ts';
export { SearchSpace, type SearchSpaceOptions } from './tuning/search-space.ts';
export type { Direction, SearchMethod, Suggestion } from './tuning/search-method.ts';
export type { Trial } from './tuning/trial.ts';
export { randomSearch } from './tuning/random-search.ts';
export { successiveHalving, type HalvingOptions } from './tuning/successive-halving.ts';
export { treeParzen, type TreeParzenOptions } from './tuning/tree-parzen.ts';
export { runSearch, type Measure, type SearchOptions, type SearchResult } from './tuning/run-search.ts';
export { rankingObjective, ratingObjective, type Objective } from './tuning/objective.ts';
export { searchMethods, tune, type SearchMethodName, type TuneOptions } from './tuning/tune.ts';
export { loadModel, modelKinds } from './models/load-model.ts';
export {
  selectUsers,
  splitLeaveOneOut,
  splitRandom,
  splitTemporal,
  splitUsers,
  type Split,
} from './evaluation/split.ts';
export { rankingMetrics, type RankingMetric } from './evaluation/ranking-metrics.ts';
export { listMetrics, type ListMetric } from './evaluation/list-metrics.ts';
export { evaluate, type EvaluateOptions, type Evaluation, type MetricName } from './evaluation/evaluate.ts';
export {
  evaluateCandidates,
  type CandidateCase,
  type CandidateEvaluation,
  type CandidateOptions,
} from './evaluation/evaluate-candidates.ts';
export {
  evaluateRatings,
  foldRatings,
  type RatingErrors,
  type RatingFold,
} from './evaluation/evaluate-ratings.ts';
export { compare, formatComparison, type CompareOptions } from './evaluation/compare.ts';
export {
  bootstrapInterval,
  bootstrapIntervals,
  comparePaired,
  type BootstrapOptions,
  type Interval,
} from './evaluation/bootstrap.ts';
export { protocols } from './protocols/protocols.ts';
export { runProtocol, selectRows, type RunProtocolOptions } from './protocols/run-protocol.ts';
export {
  describeParameters,
  formatMarkdown,
  tabulateProtocol,
  type ProtocolTable,
} from './protocols/format-protocol.ts';
export type {
  Measured,
  MeasureOptions,
  PrepareOptions,
  Protocol,
  ProtocolMetric,
  ProtocolResult,
  ProtocolRow,
  ProtocolTask,
  PublishedRow,
} from './protocols/protocol.ts';
