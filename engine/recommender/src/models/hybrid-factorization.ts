// Hybrid matrix factorisation: users and items are sums of the embeddings of their features, learnt by a ranking loss.

import { oldPart } from '../add-items.ts';
import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import { encodeFeatures, fieldOf } from '../features/feature-table.ts';
import type { AlignedFeatures, Features } from '../features/feature-table.ts';
import { IdIndex } from '../id-index.ts';
import type { Interactions } from '../interactions.ts';
import { descendHybrid } from '../linear-algebra/hybrid-descent.ts';
import { hybridLosses, widthOf } from '../linear-algebra/hybrid-task.ts';
import type { FeatureEmbeddings, HybridLoss } from '../linear-algebra/hybrid-task.ts';
import { createItemScorer } from '../linear-algebra/item-scorer.ts';
import type { ItemScorer } from '../linear-algebra/item-scorer.ts';
import { sumEmbeddings } from '../linear-algebra/scalar-hybrid-descent.ts';
import { dot, norm } from '../linear-algebra/vectors.ts';
import { float32Tensor, packIds, unpackIds } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';
import type { SparseMatrix, SparseRow } from '../sparse-matrix.ts';
import { foldItem, foldUser } from './fold-ranking.ts';
import type { FoldRankingOptions, RankedItems } from './fold-ranking.ts';

export interface HybridFactorizationParameters {
  /** `warp` (default) for the top of the list, `bpr` for the whole order, `logistic` for likes against dislikes. */
  readonly loss: HybridLoss;
  /** Length of the embeddings. Default 30, which with the biases fills a multiple of 4. */
  readonly factors: number;
  /** Passes over the interactions. Default 30. */
  readonly epochs: number;
  /** Of Adagrad. Default 0.05. */
  readonly learningRate: number;
  /** L2 penalty of an embedding, at each update that touches it. Default 0. */
  readonly regularization: number;
  /** How many items WARP tries for one that outranks a positive. Default 10. */
  readonly attempts: number;
  /** Only features of these fields (what stands before the colon of a name); null (default): all. */
  readonly fields: readonly string[] | null;
  /** Whether each item seen in training also has an embedding of its own. Default true. */
  readonly identity: boolean;
  /** Default 1. */
  readonly seed: number;
}

const DEFAULTS: HybridFactorizationParameters = {
  loss: 'warp',
  factors: 30,
  epochs: 30,
  learningRate: 0.05,
  regularization: 0,
  attempts: 10,
  fields: null,
  identity: true,
  seed: 1,
};

/** Embeddings of named features, for rows that come later. */
interface NamedEmbeddings {
  readonly names: IdIndex;
  /** names x widthOf(rank): vector, bias. */
  readonly vectors: Float32Array;
}

interface Learnt {
  readonly rank: number;
  /** items x (rank + 1): what each item's features add up to, the bias last. */
  readonly items: Float32Array;
  readonly itemFeatures: NamedEmbeddings;
  readonly userFeatures: NamedEmbeddings;
}

/**
 * M. Kula, "Metadata Embeddings for User and Item Cold-start Recommendations", CBRecSys 2015 (LightFM):
 *
 * score(u, i) = x_u . y_i + b_i, with x_u, y_i and b_i the sums of the embeddings and biases of the features of u and i, the
 * features of a row scaled to add up to 1 with, for rows seen in training, one of their own.
 *
 * Losses: BPR (S. Rendle et al., UAI 2009), WARP (J. Weston et al., IJCAI 2011), logistic with one drawn negative a positive;
 * negatives are drawn evenly from the items that somebody chose. Adagrad. What a user dislikes takes part in the logistic
 * loss and in fold-in.
 *
 * Features come by `FitOptions.itemFeatures` and `userFeatures`; without any this is BPR or WARP factorisation. A new user's
 * vector is learnt from the history by the same loss, items held fixed, beginning at what the user's features say; an item
 * added later begins at its features and learns from who chose it.
 *
 * An epoch costs entries * (attempts met + 2) * features a row * factors; a fold-in epochs * history * (attempts met + 2) *
 * factors, a request items * factors. Memory items * (factors + 1) * 4 bytes.
 */
export class HybridFactorization extends Model {
  readonly kind = 'hybrid-factorization';
  #parameters: HybridFactorizationParameters;
  #learnt: Learnt | null = null;
  #pool: Int32Array = new Int32Array(0);
  #scorer: ItemScorer | null = null;

  constructor(parameters: Partial<HybridFactorizationParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): HybridFactorizationParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const {
      loss,
      factors: rank,
      epochs,
      learningRate,
      regularization,
      attempts,
      identity,
      seed,
    } = this.#parameters;
    const width = widthOf(rank);
    const random = createRandom(seed);
    const keep = (name: string): boolean => this.#reads(name);
    const none: AlignedFeatures = { names: new IdIndex(), matrix: emptyMatrix(0) };
    const given = options.itemFeatures?.align(data.items, keep);
    if (!given && !identity) {
      throw new RecommenderError(
        'invalid-parameter',
        'Cannot fit hybrid-factorization with identity false: it was given no itemFeatures',
      );
    }
    const ofUsers = options.userFeatures?.align(data.users, keep) ?? none;
    const ofItems = given ?? none;
    const popularity = this.catalog.popularity;
    const make = (
      { names, matrix }: AlignedFeatures,
      rowCount: number,
      own: (row: number) => boolean,
    ): FeatureEmbeddings => {
      const features = withIdentity(matrix, names.size, rowCount, own);
      const vectors = new Float32Array(features.columnCount * width);
      for (let i = 0; i < vectors.length; i++)
        if (i % width < rank) vectors[i] = (random.next() - 0.5) / rank;
      return { features, vectors };
    };
    const users = make(ofUsers, data.userCount, () => true);
    const items = make(ofItems, data.itemCount, (item) => identity && popularity[item]! > 0);
    const pool = poolOf(popularity);
    const task = { entries: data.matrix, pool, users, items };
    const learnt = await descendHybrid(task, {
      loss,
      rank,
      epochs,
      rate: learningRate,
      penalty: regularization,
      attempts,
      random,
      onStep: async (epoch) => {
        options.onProgress?.({ step: 'descend', done: epoch, total: epochs });
        await options.pause?.();
        options.signal?.throwIfAborted();
      },
    });
    options.onProgress?.({ step: 'descend', done: epochs, total: epochs });
    const rows = new Float32Array(data.itemCount * (rank + 1));
    const row = new Float32Array(width);
    for (let item = 0; item < data.itemCount; item++) {
      sumEmbeddings({ features: items.features, vectors: learnt.items }, item, row);
      rows.set(row.subarray(0, rank + 1), item * (rank + 1));
    }
    this.#take({
      rank,
      items: rows,
      itemFeatures: { names: ofItems.names, vectors: learnt.items.slice(0, ofItems.names.size * width) },
      userFeatures: { names: ofUsers.names, vectors: learnt.users.slice(0, ofUsers.names.size * width) },
    });
    this.#pool = pool;
  }

  #reads(name: string): boolean {
    const { fields } = this.#parameters;
    return fields === null || fields.includes(fieldOf(name));
  }

  #take(learnt: Learnt): void {
    this.#learnt = learnt;
    this.#scorer = createItemScorer(learnt.items, learnt.rank + 1);
  }

  get #fitted(): Learnt {
    if (!this.#learnt)
      throw new RecommenderError(
        'not-fitted',
        'Cannot use hybrid-factorization: it is neither fitted nor loaded',
      );
    return this.#learnt;
  }

  get #ranked(): RankedItems {
    return { vectors: this.#fitted.items, rank: this.#fitted.rank, pool: this.#pool };
  }

  get #folding(): FoldRankingOptions {
    const { loss, epochs, learningRate, attempts, seed } = this.#parameters;
    return { loss, passes: epochs, rate: learningRate, attempts, seed };
  }

  protected override isCold(profile: Profile): boolean {
    return profile.items.length === 0 && this.#known(profile.features).columns.length === 0;
  }

  #known(features: Features | undefined): SparseRow {
    return encodeFeatures(features ?? {}, this.#fitted.userFeatures.names);
  }

  protected override foldVector(profile: Profile): Float32Array {
    return foldUser(this.#ranked, profile, this.#begin(profile), this.#folding);
  }

  /** What the user's features alone say. */
  #begin(profile: Profile): Float32Array {
    const { rank, userFeatures } = this.#fitted;
    return sumOf(this.#known(profile.features), userFeatures, rank).subarray(0, rank);
  }

  protected scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void {
    const { rank } = this.#fitted;
    const x = new Float32Array(rank + 1);
    x.set(vector ?? this.foldVector(profile));
    x[rank] = 1;
    this.#scorer!(x, out);
  }

  /** Cosine of the representations, biases left out. */
  protected override scoreSimilar(item: number, out: Float32Array): void {
    const { rank } = this.#fitted;
    const own = this.#vectorOf(item);
    const length = norm(own);
    for (let j = 0; j < out.length; j++) {
      const other = this.#vectorOf(j);
      out[j] = dot(own, 0, other, 0, rank) / (length * norm(other) || 1);
    }
  }

  #vectorOf(item: number): Float32Array {
    const { rank, items } = this.#fitted;
    return items.subarray(item * (rank + 1), item * (rank + 1) + rank);
  }

  /** What the steps of the fold-in that a history item caused add to the score; the user's features and the bias stand apart. */
  contributions(user: FoldedUser, item: number): Float32Array {
    const { profile } = user;
    const own = this.#vectorOf(item);
    const out = new Float32Array(profile.items.length);
    foldUser(this.#ranked, profile, this.#begin(profile), this.#folding, (place, change) => {
      out[place]! += dot(own, 0, change, 0, own.length);
    });
    return out;
  }

  override canPlace(features: Features | null, likes: number): boolean {
    return likes > 0 || this.#itemRow(features).columns.length > 0;
  }

  #itemRow(features: Features | null): SparseRow {
    return encodeFeatures(features ?? {}, this.#fitted.itemFeatures.names);
  }

  /** An item begins at the sum of its features and learns from who chose it, by the loss of the fit, everything else held fixed. */
  protected override extend({ catalog, first, features, people, choices }: Addition): () => void {
    const learnt = this.#fitted;
    const { rank } = learnt;
    const width = rank + 1;
    const items = new Float32Array(catalog.items.size * width);
    items.set(learnt.items);
    const vectors = people.map(({ profile }) => this.foldVector(oldPart(profile, first)));
    choices.forEach((choice, i) => {
      const begin = sumOf(this.#itemRow(features[i]!), learnt.itemFeatures, rank);
      const users = Array.from(choice.people, (person) => vectors[person]!);
      items.set(foldItem(this.#ranked, users, choice.weights, begin, this.#folding), (first + i) * width);
    });
    return () => this.#take({ ...learnt, items });
  }

  protected savePart(): ModelPart {
    const { rank, items, itemFeatures, userFeatures } = this.#fitted;
    const ofItems = packNamed('itemFeatures', itemFeatures);
    const ofUsers = packNamed('userFeatures', userFeatures);
    return {
      meta: { rank, ...ofItems.meta, ...ofUsers.meta },
      tensors: { 'items.vectors': items, pool: this.#pool, ...ofItems.tensors, ...ofUsers.tensors },
    };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    const { pool } = part.tensors;
    if (!(pool instanceof Int32Array))
      throw new RecommenderError('invalid-model-state', 'Cannot load the model: "pool" is missing');
    this.#pool = pool;
    this.#take({
      rank: Number(part.meta.rank),
      items: float32Tensor(part, 'items.vectors'),
      itemFeatures: unpackNamed('itemFeatures', part),
      userFeatures: unpackNamed('userFeatures', part),
    });
  }
}

/** The weighted embeddings of a row of named features that adds up to 1, the bias last. */
function sumOf({ columns, values }: SparseRow, named: NamedEmbeddings, rank: number): Float32Array {
  const features = scaleRows({
    rowCount: 1,
    columnCount: named.names.size,
    start: Int32Array.of(0, columns.length),
    column: columns,
    value: values,
  });
  const out = new Float32Array(widthOf(rank));
  sumEmbeddings({ features, vectors: named.vectors }, 0, out);
  return out.slice(0, rank + 1);
}

function packNamed(name: string, { names, vectors }: NamedEmbeddings): ModelPart {
  const ids = packIds(name, names);
  return { meta: ids.meta, tensors: { ...ids.tensors, [`${name}.vectors`]: vectors } };
}

function unpackNamed(name: string, part: ModelPart): NamedEmbeddings {
  return { names: unpackIds(name, part), vectors: float32Tensor(part, `${name}.vectors`) };
}

function emptyMatrix(rowCount: number): SparseMatrix {
  return {
    rowCount,
    columnCount: 0,
    start: new Int32Array(rowCount + 1),
    column: new Int32Array(0),
    value: new Float32Array(0),
  };
}

/** Named features, and behind them a column of its own for every row that wants one; rows add up to 1. */
function withIdentity(
  named: SparseMatrix,
  names: number,
  rowCount: number,
  own: (row: number) => boolean,
): SparseMatrix {
  const start = new Int32Array(rowCount + 1);
  const column: number[] = [];
  const value: number[] = [];
  for (let r = 0; r < rowCount; r++) {
    for (let p = named.start[r] ?? 0; p < (named.start[r + 1] ?? 0); p++) {
      column.push(named.column[p]!);
      value.push(named.value[p]!);
    }
    if (own(r)) {
      column.push(names + r);
      value.push(1);
    }
    start[r + 1] = column.length;
  }
  return scaleRows({
    rowCount,
    columnCount: names + rowCount,
    start,
    column: Int32Array.from(column),
    value: Float32Array.from(value),
  });
}

/** Every row divided by the sum of its absolute values. */
function scaleRows(matrix: SparseMatrix): SparseMatrix {
  const value = matrix.value.slice();
  for (let r = 0; r < matrix.rowCount; r++) {
    const row = value.subarray(matrix.start[r], matrix.start[r + 1]);
    const sum = row.reduce((total, v) => total + Math.abs(v), 0);
    for (let p = 0; p < row.length; p++) row[p]! /= sum;
  }
  return { ...matrix, value };
}

function poolOf(popularity: Float32Array): Int32Array {
  return Int32Array.from(popularity.keys()).filter((item) => popularity[item]! > 0);
}

function check(parameters: HybridFactorizationParameters): HybridFactorizationParameters {
  if (!hybridLosses.includes(parameters.loss))
    throw new RecommenderError(
      'invalid-parameter',
      `Cannot use loss "${parameters.loss}": it must be warp, bpr or logistic`,
    );
  checkParameter('factors', parameters.factors, 1, 4096);
  checkParameter('epochs', parameters.epochs, 1, 10_000);
  checkParameter('learningRate', parameters.learningRate, Number.MIN_VALUE);
  checkParameter('regularization', parameters.regularization, 0);
  checkParameter('attempts', parameters.attempts, 1, 1000);
  checkParameter('seed', parameters.seed, -Infinity);
  return parameters;
}
