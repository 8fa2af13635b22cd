// The one face of every model: fit, recommend, similarItems, similarUsers, explain, foldIn, save, load.

import { RecommenderError } from './errors.ts';
import type { IdIndex } from './id-index.ts';
import type { Id } from './id-index.ts';
import type { Interactions } from './interactions.ts';
import { norm } from './linear-algebra/vectors.ts';
import { calibrateMatch, matchOf, scoreScale } from './match-calibration.ts';
import type { MatchCalibration } from './match-calibration.ts';
import { packCatalog, packIds, packMatrix, unpackCatalog, unpackIds, unpackMatrix } from './model-catalog.ts';
import type { Catalog } from './model-catalog.ts';
import type { Json, ModelState, Tensor } from './model-state.ts';
import { toProfile } from './profile.ts';
import type { HistoryEntry, Profile } from './profile.ts';
import { createRandom } from './random.ts';
import { transpose } from './sparse-matrix.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import type { Threads } from './threads/threads.ts';
import { topItems } from './top-items.ts';

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
  /** Threads to share the work between, where the model can; the result does not depend on them. Default: the calling thread. */
  readonly threads?: Threads;
  /**
   * Asked after each epoch of models that learn in epochs, with the number done and the model as it stands, ready to be
   * evaluated; false ends the training there. Others never ask. See `ModelFamily.epochs`.
   */
  readonly onEpoch?: (done: number, model: Model) => boolean | Promise<boolean>;
}

export interface RecommendOptions {
  /** How many at most (default 10). */
  readonly limit?: number;
  /** Never these items. */
  readonly exclude?: Iterable<Id>;
  /** Only these items. */
  readonly include?: Iterable<Id>;
  /** Items the user does not want: weight -1 each, on top of the history. Not with an already folded user. */
  readonly dislikes?: Iterable<Id>;
  /** Lets items of the history come back (default false). */
  readonly keepHistory?: boolean;
}

export interface Recommendation {
  readonly item: Id;
  /** Comparable inside one answer only. */
  readonly score: number;
  /**
   * 0 to 1, comparable between users of one model: the share of titles people went on to choose that scored lower among
   * their titles than this one does among this user's. See match-calibration.ts.
   */
  readonly match: number;
}

export interface SimilarItem {
  readonly item: Id;
  readonly score: number;
}

export interface SimilarUser {
  readonly user: Id;
  readonly score: number;
}

export interface Reason {
  /** An item of the history. */
  readonly item: Id;
  /** What it adds to the score (below 0: takes away). */
  readonly contribution: number;
  /** Its part of all positive contributions, 0 to 1; 0 when it takes away. */
  readonly share: number;
}

export interface Explanation {
  readonly item: Id;
  readonly score: number;
  /** Strongest first. Empty when the score does not come from the history (popularity). */
  readonly reasons: readonly Reason[];
  /** Only of models that go through people: how many of those found chose the item, and what share of everybody does. */
  readonly people?: { readonly count: number; readonly of: number; readonly baseRate: number };
}

/** A history made ready for one model; valid for that model only, and only until it is fitted again. */
export class FoldedUser {
  readonly profile: Profile;
  /** The user's factors, of models that have such. */
  readonly vector: Float32Array | null;

  constructor(profile: Profile, vector: Float32Array | null) {
    this.profile = profile;
    this.vector = vector;
  }
}

/** A history or what `foldIn` made of it. */
export type UserInput = Iterable<HistoryEntry> | FoldedUser;

/** What a subclass adds to the saved state. */
export interface ModelPart {
  readonly meta: { readonly [key: string]: Json };
  readonly tensors: { readonly [name: string]: Tensor };
}

/** What people chose, kept for likeness between people; `users` is null when their ids were not to be kept. */
interface TrainingRows {
  readonly users: IdIndex | null;
  readonly matrix: SparseMatrix;
  readonly byItem: SparseMatrix;
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

  /** Makes a history ready once for several calls. Items the model does not know are ignored. */
  foldIn(history: Iterable<HistoryEntry>, dislikes: Iterable<Id> = []): FoldedUser {
    return this.foldProfile(toProfile(history, dislikes, this.items));
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
    const folded = this.#fold(user, options.dislikes);
    const scores = this.#scores(folded);
    if (!options.keepHistory) for (const item of folded.profile.items) scores[item] = -Infinity;
    const scale = scoreScale(scores);
    this.#filter(scores, options);
    return this.#best(scores, options.limit ?? 10).map(({ item, score }) => ({
      item,
      score,
      match: matchOf(score, scale, this.#fittedCalibration),
    }));
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
    this.#filter(scores, options);
    return this.#best(scores, options.limit ?? 10);
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
    const { matrix, byItem } = this.trainingRows;
    const scores = new Float32Array(users.size);
    profile.items.forEach((item, i) => {
      for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++) {
        scores[byItem.column[p]!]! += byItem.value[p]! * profile.weights[i]!;
      }
    });
    const own = norm(profile.weights);
    for (let u = 0; u < scores.length; u++) {
      if (scores[u] === 0) scores[u] = -Infinity;
      else scores[u]! /= own * norm(matrix.value.subarray(matrix.start[u], matrix.start[u + 1]));
    }
    for (const id of options.exclude ?? []) {
      const index = users.indexOf(id);
      if (index >= 0) scores[index] = -Infinity;
    }
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
    let positive = 0;
    for (const contribution of contributions) positive += Math.max(0, contribution);
    const reasons = Array.from(contributions, (contribution, i) => ({
      item: this.items.idAt(folded.profile.items[i]!),
      contribution,
      share: contribution > 0 ? contribution / positive : 0,
    }))
      .filter((reason) => reason.contribution !== 0)
      .sort((a, b) => b.contribution - a.contribution)
      .slice(0, options.limit ?? 5);
    const people = this.peopleBehind(folded, index);
    return { item, score: this.#scores(folded)[index]!, reasons, ...(people && { people }) };
  }

  /** The fitted model as a plain record; `load` of the same class, or `loadModel`, reads it. */
  save(): ModelState {
    const own = this.savePart();
    const catalog = packCatalog(this.catalog);
    const training = this.#training;
    const ids = training?.users ? packIds('users', training.users) : null;
    const rows = training && packMatrix('training', training.matrix);
    return {
      kind: this.kind,
      meta: { parameters: this.parameters, own: own.meta, ...catalog.meta, ...ids?.meta, ...rows?.meta },
      tensors: {
        'match.calibration': this.#fittedCalibration,
        ...own.tensors,
        ...catalog.tensors,
        ...ids?.tensors,
        ...rows?.tensors,
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
    this.#training = null;
    if ('training.start' in state.tensors) {
      const matrix = unpackMatrix('training', part);
      const named = 'users.ids' in state.tensors || 'users.ids' in state.meta;
      this.#training = { users: named ? unpackIds('users', part) : null, matrix, byItem: transpose(matrix) };
    }
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
  }

  /**
   * Scores every item for one profile into `out` (one value an item). Without a known item in it: by popularity. This is the
   * dense path that evaluation takes; history items are not masked.
   */
  scoreInto(profile: Profile, out: Float32Array, vector = this.foldVector(profile)): void {
    if (profile.items.length === 0) this.scoreCold(out);
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

  /** The answer for a user without history: the number of users who liked each item. */
  protected scoreCold(out: Float32Array): void {
    out.set(this.catalog.popularity);
  }

  /** Likeness of every item to one: by default what the item alone would recommend. */
  protected scoreSimilar(item: number, out: Float32Array): void {
    const profile = { items: Int32Array.of(item), weights: Float32Array.of(1), times: null };
    this.scoreProfile(profile, this.foldVector(profile), out);
  }

  /** The people behind a score, of models that go through people. */
  protected peopleBehind(_user: FoldedUser, _item: number): Explanation['people'] {
    return undefined;
  }

  get #fittedCalibration(): MatchCalibration {
    if (!this.#calibration)
      throw new RecommenderError('not-fitted', `Cannot use ${this.kind}: it is neither fitted nor loaded`);
    return this.#calibration;
  }

  #fold(user: UserInput, dislikes?: Iterable<Id>): FoldedUser {
    return user instanceof FoldedUser ? user : this.foldIn(user, dislikes);
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

  #filter(scores: Float32Array, options: Pick<RecommendOptions, 'exclude' | 'include'>): void {
    if (options.include) {
      const kept: [number, number][] = [];
      for (const id of options.include) {
        const index = this.items.indexOf(id);
        if (index >= 0) kept.push([index, scores[index]!]);
      }
      scores.fill(-Infinity);
      for (const [index, score] of kept) scores[index] = score;
    }
    for (const id of options.exclude ?? []) {
      const index = this.items.indexOf(id);
      if (index >= 0) scores[index] = -Infinity;
    }
  }

  #best(scores: Float32Array, limit: number): { item: Id; score: number }[] {
    const best = topItems(scores, limit, this.catalog.popularity);
    return Array.from(best, (index) => ({ item: this.items.idAt(index), score: scores[index]! }));
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
