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
export { Ensemble, type EnsembleMember, type EnsembleOptions } from './models/ensemble.ts';
export { ItemKnn, type ItemKnnParameters } from './models/item-knn.ts';
export { Markov, type MarkovParameters } from './models/markov.ts';
export { MultVae, type MultVaeParameters } from './models/mult-vae.ts';
export { PureSvd, type PureSvdParameters } from './models/pure-svd.ts';
export { Slim, type SlimParameters } from './models/slim.ts';
export { Svd, type SvdParameters } from './models/svd.ts';
export { UserKnn, type UserKnnParameters } from './models/user-knn.ts';
export type { LikenessKind, LikenessOptions } from './linear-algebra/likeness.ts';
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
