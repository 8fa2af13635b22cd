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
export {
  createPipeline,
  type Pipeline,
  type PipelineRun,
  type Row,
  type Step,
  type StepExample,
  type StepOutput,
  type StepReport,
  type StepRun,
} from './preparation/pipeline.ts';
export { rowStep, type RowVerdict } from './preparation/row-step.ts';
export { renameFields } from './preparation/rename-fields.ts';
export { parseTypes, type FieldType } from './preparation/parse-types.ts';
export { fillMissing } from './preparation/fill-missing.ts';
export { checkRanges, type FieldRange } from './preparation/check-ranges.ts';
export { cleanText } from './preparation/clean-text.ts';
export { splitList } from './preparation/split-list.ts';
export { splitTitleYear } from './preparation/split-title-year.ts';
export { dropDuplicates } from './preparation/drop-duplicates.ts';
export { keepCore } from './preparation/keep-core.ts';
export { joinFields } from './preparation/join-fields.ts';
export { addAggregates, type AggregateOptions } from './preparation/add-aggregates.ts';
export { addTimeFeatures, type TimeFeatureOptions } from './preparation/add-time-features.ts';
export { collectInteractions } from './preparation/collect-interactions.ts';
export { formatReport } from './preparation/format-report.ts';
export type { RunRecord } from './runs/run-record.ts';
export { recordRun, type RunProbes, type RunRecorder, type RunStart } from './runs/record-run.ts';
export { formatRuns, parseRuns } from './runs/run-lines.ts';
export { compareRuns, type MetricChange, type RunComparison } from './runs/compare-runs.ts';
export { lineChart, type LineSeries } from './plots/line-chart.ts';
export { scatterChart, type LabelledPoint } from './plots/scatter-chart.ts';
export type { AxisChoice, PlotText } from './plots/plot-frame.ts';
export type { AxisScale } from './plots/axis.ts';
export type { SparseMatrix } from './sparse-matrix.ts';
export { FeatureTable, type AlignedFeatures, type Features } from './features/feature-table.ts';
export type { Addition, NewChoices, NewItem } from './add-items.ts';
export type { HistoryEntry, Profile } from './profile.ts';
export { Model, type FitOptions, type FitProgress, type IndexOptions } from './model.ts';
export { FoldedUser, type UserInput } from './folded-user.ts';
export type {
  Explanation,
  Reason,
  Recommendation,
  RecommendOptions,
  SharedTerm,
  SimilarItem,
  SimilarUser,
} from './model-answers.ts';
export type { GrownRows } from './training-rows.ts';
export type { Threads } from './threads/threads.ts';
export {
  categoryShares,
  measureObjectives,
  rerank,
  type ObjectiveValues,
  type RerankOptions,
} from './rerank.ts';
export type { Json, ModelPart, ModelState, Tensor } from './model-state.ts';
export { deserializeModel, serializeModel } from './model-file.ts';
export { Popularity, type PopularityParameters } from './models/popularity.ts';
export { Ease, type EaseParameters } from './models/ease.ts';
export { ExplicitAls, type ExplicitAlsParameters } from './models/explicit-als.ts';
export { ImplicitAls, type ImplicitAlsParameters } from './models/implicit-als.ts';
export { CoInteraction, type CoInteractionParameters } from './models/co-interaction.ts';
export { ContentModel, type ContentModelParameters } from './models/content-model.ts';
export type { FieldWeights } from './features/term-weights.ts';
export { describeItem, type ItemDescription } from './features/describe-item.ts';
export { HybridFactorization, type HybridFactorizationParameters } from './models/hybrid-factorization.ts';
export type { HybridLoss } from './linear-algebra/hybrid-task.ts';
export { Ensemble, type EnsembleMember, type EnsembleOptions, type StackOptions } from './models/ensemble.ts';
export {
  learnEnsembleWeights,
  type EnsembleWeight,
  type EnsembleWeightsOptions,
} from './models/ensemble-weights.ts';
export { ItemKnn, type ItemKnnParameters } from './models/item-knn.ts';
export { MappedFactors, type MappedFactorsParameters } from './models/mapped-factors.ts';
export { Markov, type MarkovParameters } from './models/markov.ts';
export { MultVae, type MultVaeParameters } from './models/mult-vae.ts';
export { PureSvd, type PureSvdParameters } from './models/pure-svd.ts';
export { RecVae, type RecVaeParameters } from './models/rec-vae.ts';
export { sasrecEnsemble, sequentialSasrec } from './protocols/sequential-1m-rows.ts';
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
export { splitFolds } from './evaluation/split-folds.ts';
export { splitFixed } from './evaluation/split-fixed.ts';
export { rankingMetrics, type RankingMetric } from './evaluation/ranking-metrics.ts';
export { listMetrics, type ListMetric } from './evaluation/list-metrics.ts';
export {
  evaluate,
  type EvaluateOptions,
  type Evaluation,
  type MetricName,
  type PerMetric,
} from './evaluation/evaluate.ts';
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
