// The one face of every model: fit, recommend, similarItems, similarUsers, explain, foldIn, save, load.

import { planAddition } from './add-items.ts';
import type { Addition, NewChoices, NewItem } from './add-items.ts';
import { RecommenderError } from './errors.ts';
import type { FeatureTable, Features } from './features/feature-table.ts';
import { FoldedUser } from './folded-user.ts';
import type { UserInput } from './folded-user.ts';
import type { Id, IdIndex } from './id-index.ts';
import type { Interactions } from './interactions.ts';
import type { FactorScorer } from './linear-algebra/factor-scorer.ts';
import { calibrateMatch, matchOf, scoreScale } from './match-calibration.ts';
import type { MatchCalibration } from './match-calibration.ts';
import type {
  Explanation,
  Recommendation,
  RecommendOptions,
  SimilarItem,
  SimilarUser,
} from './model-answers.ts';
import { packCatalog, unpackCatalog } from './model-catalog.ts';
import type { Catalog } from './model-catalog.ts';
import type { Json, ModelPart, ModelState } from './model-state.ts';
import { toProfile } from './profile.ts';
import type { HistoryEntry, Profile } from './profile.ts';
import { createRandom } from './random.ts';
import { excludeFrom, filterScores, rankItems } from './rank-items.ts';
import { rankReasons } from './rank-reasons.ts';
import { searchItems } from './search/search-items.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import type { Threads } from './threads/threads.ts';
import { topItems } from './top-items.ts';
import { growTrainingRows, likenessOfUsers, packTrainingRows, unpackTrainingRows } from './training-rows.ts';
import type { GrownRows, TrainingRows } from './training-rows.ts';

export interface FitProgress {
  /** What is being done, for example `factorise`. */
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

export interface FitOptions {
  /** Checked between steps; `fit` rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FitProgress) => void;
  /** Awaited between steps: hand in a timer so that a server keeps answering while it trains. */
  readonly pause?: () => Promise<void>;
  /**
   * Keeps the ids and rows of the training users in the model, which `similarUsers` needs (default true). With false the
   * model holds no user id.
   */
  readonly keepUsers?: boolean;
  /**
   * Asked after each epoch of models that learn in epochs, with the number done and the model as it stands, ready to be
   * evaluated; false ends the training there. Others never ask. See `ModelFamily.epochs`.
   */
  readonly onEpoch?: (done: number, model: Model) => boolean | Promise<boolean>;
  /** Threads to share the work between, where the model can; the result does not depend on them. Default: the calling thread. */
  readonly threads?: Threads;
  /** What is known of the items, for models that learn from features; rows of items that the data lacks are not used. */
  readonly itemFeatures?: FeatureTable;
  /** The same of the users. */
  readonly userFeatures?: FeatureTable;
}

export interface IndexOptions extends Pick<FitOptions, 'signal' | 'onProgress' | 'pause'> {
  /** Default the square root of the number of items. */
  readonly lists?: number;
  /** Of the draw of items that lists are learnt from. Default 1. */
  readonly seed?: number;
}

const MATCH_SEED = 20260101;

/**
 * Base of all models. A subclass learns in `train`, scores one profile in `scoreProfile`, and saves its own part; ids,
 * filters, cold users, the match figure and the file state are the same for all and live here.
 */
export abstract class Model {
  /** Name of the class in saved states, for example `ease`. */
  abstract readonly kind: string;
  /** The parameters in use, for run records. */
  abstract readonly parameters: { readonly [name: string]: Json };
  #catalog: Catalog | null = null;
  #training: TrainingRows | null = null;
  #calibration: MatchCalibration | null = null;
  /** Scores of the request at hand; kept, so that a busy service does not make one row of all items after the other. */
  #row: Float32Array = new Float32Array(0);

  /** Learns from `data`, replacing what was learnt before. A failed or aborted fit leaves the model unusable. */
  async fit(data: Interactions, options: FitOptions = {}): Promise<void> {
    if (data.count === 0)
      throw new RecommenderError('invalid-interaction', `Cannot fit ${this.kind}: the data set is empty`);
    options.signal?.throwIfAborted();
    const popularity = new Float32Array(data.itemCount);
    const { column, value } = data.matrix;
    for (let p = 0; p < column.length; p++) if (value[p]! > 0) popularity[column[p]!]!++;
    this.#catalog = { items: data.items, popularity, userCount: data.userCount };
    const keepUsers = options.keepUsers ?? true;
    this.#training = { users: keepUsers ? data.users : null, matrix: data.matrix, byItem: data.byItem };
    await this.train(data, options);
    if (!keepUsers && !this.needsRows()) this.#training = null;
    this.#calibration = calibrateMatch(
      data.matrix,
      (items, weights, positions) => {
        const out = new Float32Array(data.itemCount);
        const times = data.times && Float64Array.from(positions, (p) => data.times![p]!);
        this.scoreInto({ items, weights, times }, out);
        return out;
      },
      createRandom(MATCH_SEED),
    );
  }

  /** The items this model knows. */
  get items(): IdIndex {
    return this.catalog.items;
  }

  /**
   * Takes up items that were not in the training, without training again: from then on they are recommended, filtered,
   * explained and saved like any other. An item comes with `features`, for models that read such, or with the histories of
   * some who chose it, or both. Each family learns it as it learnt the others: factors by the least squares of the fit, likeness
   * by the same formula, counts by counting, content by its features. All or nothing: a refused call changes nothing.
   *
   * @throws RecommenderError `known-item` when the model has the item already; `cold-item` when nothing is given that this kind
   * of model could place it by; `unsupported` when this model, or as it was fitted, cannot take items up.
   */
  addItems(items: Iterable<NewItem>, people: Iterable<NewChoices> = []): void {
    const addition = planAddition(this.catalog, this.#training, [...items], [...people]);
    addition.features.forEach((features, i) => {
      if (this.canPlace(features, addition.choices[i]!.weights.filter((weight) => weight > 0).length)) return;
      const item = addition.catalog.items.idAt(addition.first + i);
      throw new RecommenderError(
        'cold-item',
        `Cannot add item "${item}" to ${this.kind}: nobody given chose it, and no feature that the model reads is known of it`,
      );
    });
    this.extendBy(addition)();
  }

  /** Works out a planned addition and gives the step that takes it over: the dense path that `Ensemble` takes. */
  extendBy(addition: Addition): () => void {
    const kept = this.#training;
    const training = kept && growTrainingRows(kept, addition);
    const takeOver = this.extend(addition, training);
    return () => {
      this.#catalog = addition.catalog;
      this.#training = training;
      takeOver();
    };
  }

  /** Whether an item with these features, liked by so many of the people given, is more than a name to this model. */
  canPlace(_features: Features | null, likes: number): boolean {
    return likes > 0;
  }

  /**
   * Makes a history ready once for several calls. Items the model does not know are ignored, and `features` by models that
   * were not fitted with features of users.
   */
  foldIn(history: Iterable<HistoryEntry>, dislikes: Iterable<Id> = [], features?: Features): FoldedUser {
    const profile = toProfile(history, dislikes, this.items);
    return this.foldProfile(features ? { ...profile, features } : profile);
  }

  /** The same for a profile that is already in dense indices. */
  foldProfile(profile: Profile): FoldedUser {
    return new FoldedUser(profile, this.foldVector(profile));
  }

  /**
   * The best items for one user, who need not have been seen in training. Without any known item in the history the answer
   * is by popularity. Equal scores go by popularity.
   */
  recommend(user: UserInput, options: RecommendOptions = {}): Recommendation[] {
    const folded = this.#fold(user, options.dislikes, options.userFeatures);
    const found = this.#search(folded, options);
    if (found) return found;
    const scores = this.#scores(folded);
    if (!options.keepHistory) for (const item of folded.profile.items) scores[item] = -Infinity;
    const scale = scoreScale(scores);
    filterScores(scores, this.items, options);
    return rankItems(scores, this.items, options.limit ?? 10, this.catalog.popularity).map(
      ({ item, score }) => ({
        item,
        score,
        match: matchOf(score, scale, this.#fittedCalibration),
      }),
    );
  }

  /**
   * Puts the items into lists of like direction, which `recommend` with search `approximate` reads a part of. Saved with the model;
   * lost when it is fitted again. Costs items * lists * factors multiply-adds and factors + 16 bytes an item.
   *
   * @returns whether this is a model of item factors, of which there are enough, on a machine with SIMD.
   */
  async buildIndex({ lists, seed = 1, ...options }: IndexOptions = {}): Promise<boolean> {
    const scorer = this.factorScorer();
    if (!scorer?.index) return false;
    return scorer.partition({
      random: createRandom(seed),
      ...(lists !== undefined && { lists }),
      onStep: async (done, total) => {
        options.onProgress?.({ step: 'index', done, total });
        await options.pause?.();
        options.signal?.throwIfAborted();
      },
    });
  }

  /** Scores of chosen items for one user, in the order asked; NaN for an item the model does not know. */
  scores(user: UserInput, items: Iterable<Id>): Float32Array {
    const scores = this.#scores(this.#fold(user));
    return Float32Array.from(items, (item) => {
      const index = this.items.indexOf(item);
      return index < 0 ? Number.NaN : scores[index]!;
    });
  }

  /**
   * The items most like one item, best first, without itself.
   *
   * @throws RecommenderError `unknown-item`
   */
  similarItems(
    item: Id,
    options: Pick<RecommendOptions, 'limit' | 'exclude' | 'include'> = {},
  ): SimilarItem[] {
    const index = this.#itemIndex(item, 'find items similar to');
    const scores = this.#emptyRow();
    this.scoreSimilar(index, scores);
    scores[index] = -Infinity;
    filterScores(scores, this.items, options);
    return rankItems(scores, this.items, options.limit ?? 10, this.catalog.popularity);
  }

  /**
   * The training users most like a history, best first: cosine of the two rows of values.
   *
   * @throws RecommenderError `unsupported` when the model was fitted with `keepUsers: false`.
   */
  similarUsers(user: UserInput, options: { limit?: number; exclude?: Iterable<Id> } = {}): SimilarUser[] {
    const users = this.#training?.users;
    if (!users) {
      throw new RecommenderError(
        'unsupported',
        `Cannot find similar users with ${this.kind}: it was fitted with keepUsers false`,
      );
    }
    const { profile } = this.#fold(user);
    const scores = likenessOfUsers(this.trainingRows, profile, users.size);
    excludeFrom(scores, users, options.exclude);
    return Array.from(topItems(scores, options.limit ?? 10, scores), (u) => ({
      user: users.idAt(u),
      score: scores[u]!,
    }));
  }

  /**
   * Which items of the history speak for (or against) an item.
   *
   * @throws RecommenderError `unknown-item`
   */
  explain(user: UserInput, item: Id, options: { limit?: number } = {}): Explanation {
    const index = this.#itemIndex(item, 'explain');
    const folded = this.#fold(user);
    const contributions = this.contributions(folded, index);
    const reasons = rankReasons(contributions, folded.profile.items, this.items, options.limit ?? 5);
    const people = this.peopleBehind(folded, index);
    const terms = this.sharedTerms(folded, index, options.limit ?? 5);
    return {
      item,
      score: this.#scores(folded)[index]!,
      reasons,
      ...(people && { people }),
      ...(terms && { terms }),
    };
  }

  /** The fitted model as a plain record; `load` of the same class, or `loadModel`, reads it. */
  save(): ModelState {
    const own = this.savePart();
    const catalog = packCatalog(this.catalog);
    const training = this.#training;
    const rows = training && packTrainingRows(training);
    const partition = this.factorScorer()?.index?.partition;
    return {
      kind: this.kind,
      meta: { parameters: this.parameters, own: own.meta, ...catalog.meta, ...rows?.meta },
      tensors: {
        'match.calibration': this.#fittedCalibration,
        ...own.tensors,
        ...catalog.tensors,
        ...rows?.tensors,
        ...(partition && { 'index.lists': partition.listOf, 'index.directions': partition.directions }),
      },
    };
  }

  /**
   * Takes over a saved state, parameters included.
   *
   * @throws RecommenderError `invalid-model-state` when it belongs to another kind or lacks something.
   */
  load(state: ModelState): void {
    if (state.kind !== this.kind) {
      throw new RecommenderError(
        'invalid-model-state',
        `Cannot load a state of kind "${state.kind}" into ${this.kind}`,
      );
    }
    const part: ModelPart = { meta: state.meta, tensors: state.tensors };
    this.#catalog = unpackCatalog(part);
    this.#training = unpackTrainingRows(part);
    const calibration = state.tensors['match.calibration'];
    if (!(calibration instanceof Float64Array)) {
      throw new RecommenderError(
        'invalid-model-state',
        'Cannot load the model: "match.calibration" is missing',
      );
    }
    this.#calibration = calibration;
    const { parameters, own } = state.meta;
    this.loadPart({ meta: asRecord(own), tensors: state.tensors }, asRecord(parameters));
    const { 'index.lists': listOf, 'index.directions': directions } = state.tensors;
    if (listOf instanceof Int32Array && directions instanceof Float32Array)
      this.factorScorer()?.usePartition({ listOf, directions });
  }

  /**
   * Scores every item for one profile into `out` (one value an item). Without a known item in it: by popularity. This is the
   * dense path that evaluation takes; history items are not masked.
   */
  scoreInto(profile: Profile, out: Float32Array, vector = this.foldVector(profile)): void {
    if (this.isCold(profile)) this.scoreCold(out);
    else this.scoreProfile(profile, vector, out);
  }

  /** Items, how many users liked each, and the number of users. */
  protected get catalog(): Catalog {
    if (!this.#catalog)
      throw new RecommenderError('not-fitted', `Cannot use ${this.kind}: it is neither fitted nor loaded`);
    return this.#catalog;
  }

  /** The rows learnt from, of models that need them after training or kept them for likeness between users. */
  protected get trainingRows(): { readonly matrix: SparseMatrix; readonly byItem: SparseMatrix } {
    if (!this.#training)
      throw new RecommenderError('not-fitted', `Cannot use ${this.kind}: its training rows are missing`);
    return this.#training;
  }

  /** Whether the model works from the training rows themselves, so that they stay also without user ids. */
  protected needsRows(): boolean {
    return false;
  }

  /** Learns from the data; ids, popularity and training rows are kept by the base. */
  protected abstract train(data: Interactions, options: FitOptions): Promise<void>;

  /**
   * To be awaited by `train` after each epoch: takes over what is learnt so far and asks `onEpoch` whether to go on.
   * `takeOver` is called only where somebody is to be asked, as it may copy all that was learnt.
   */
  protected async epochDone(options: FitOptions, done: number, takeOver: () => void): Promise<boolean> {
    if (!options.onEpoch) return true;
    takeOver();
    return options.onEpoch(done, this);
  }

  /** Scores every item for a profile with at least one item. */
  protected abstract scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void;

  /**
   * What each item of the profile adds to the score of the item with this dense index, parallel to the profile; empty when
   * the score does not come from the history.
   */
  abstract contributions(user: FoldedUser, item: number): Float32Array;

  /** The model's own part of the state. */
  protected abstract savePart(): ModelPart;

  /** Reads what `savePart` wrote, and the parameters. */
  protected abstract loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void;

  /** The factors of a profile, of models that have such. */
  protected foldVector(_profile: Profile): Float32Array | null {
    return null;
  }

  /** Whether nothing is known of the user that this model could use. */
  protected isCold(profile: Profile): boolean {
    return profile.items.length === 0;
  }

  /** The answer for a user without history: the number of users who liked each item. */
  protected scoreCold(out: Float32Array): void {
    out.set(this.catalog.popularity);
  }

  /** Likeness of every item to one: by default what the item alone would recommend. */
  protected scoreSimilar(item: number, out: Float32Array): void {
    const profile = { items: Int32Array.of(item), weights: Float32Array.of(1), times: null };
    this.scoreProfile(profile, this.foldVector(profile), out);
  }

  /** What scores items by products with `foldVector`, of models whose scores are just that; null before the first fit. */
  protected factorScorer(): FactorScorer | null {
    return null;
  }

  /** The people behind a score, of models that go through people. */
  protected peopleBehind(_user: FoldedUser, _item: number): Explanation['people'] {
    return undefined;
  }

  /** What item and history share, of models that read features. */
  protected sharedTerms(_user: FoldedUser, _item: number, _limit: number): Explanation['terms'] {
    return undefined;
  }

  /**
   * Works out what the model becomes with the new items, and gives the step that takes it over; may throw, must not change
   * anything before. `rows`: the kept training rows as they will be, null where none are kept. `canPlace` was asked, though not
   * by an ensemble: a member may meet items of which it knows nothing, and scores them like an item nobody chose.
   */
  protected extend(_addition: Addition, _rows: GrownRows | null): () => void {
    throw new RecommenderError('unsupported', `Cannot add items to ${this.kind}: it has to be fitted again`);
  }

  get #fittedCalibration(): MatchCalibration {
    if (!this.#calibration)
      throw new RecommenderError('not-fitted', `Cannot use ${this.kind}: it is neither fitted nor loaded`);
    return this.#calibration;
  }

  #fold(user: UserInput, dislikes?: Iterable<Id>, features?: Features): FoldedUser {
    return user instanceof FoldedUser ? user : this.foldIn(user, dislikes, features);
  }

  /** The answer of `recommend` through the index; null where there is none, or it does not pay. */
  #search({ profile, vector }: FoldedUser, options: RecommendOptions): Recommendation[] | null {
    const scorer = this.factorScorer();
    if (!scorer?.index || !vector || options.include || profile.items.length === 0) return null;
    const excluded = Array.from(options.exclude ?? [], (id) => this.items.indexOf(id));
    const { items, scores, scale } = searchItems(scorer, scorer.index, vector, this.items.size, {
      limit: options.limit ?? 10,
      tieBreak: this.catalog.popularity,
      history: options.keepHistory ? [] : profile.items,
      excluded: excluded.filter((index) => index >= 0),
      approximate: options.search === 'approximate',
    });
    return Array.from(items, (index, i) => {
      const score = scores[i]!;
      return { item: this.items.idAt(index), score, match: matchOf(score, scale, this.#fittedCalibration) };
    });
  }

  /** Good until the next call: never handed out. */
  #scores(user: FoldedUser): Float32Array {
    const scores = this.#emptyRow();
    this.scoreInto(user.profile, scores, user.vector);
    return scores;
  }

  #emptyRow(): Float32Array {
    if (this.#row.length === this.items.size) this.#row.fill(0);
    else this.#row = new Float32Array(this.items.size);
    return this.#row;
  }

  #itemIndex(item: Id, action: string): number {
    const index = this.items.indexOf(item);
    if (index < 0)
      throw new RecommenderError(
        'unknown-item',
        `Cannot ${action} item "${item}": the model does not know it`,
      );
    return index;
  }
}

function asRecord(value: Json | undefined): { readonly [key: string]: Json } {
  if (!isRecord(value)) {
    throw new RecommenderError('invalid-model-state', 'Cannot load the model: its metadata is incomplete');
  }
  return value;
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
