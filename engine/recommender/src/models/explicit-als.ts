// Explicit ALS: biased factorisation of ratings by least squares, side by side, for predicting stars.

import { oldPart } from '../add-items.ts';
import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Id } from '../id-index.ts';
import type { Interactions } from '../interactions.ts';
import { alternateRatings } from '../linear-algebra/alternate-ratings.ts';
import { solveCholesky } from '../linear-algebra/cholesky.ts';
import { solveRow } from '../linear-algebra/least-squares-rows.ts';
import type { FixedFactors } from '../linear-algebra/least-squares-rows.ts';
import type { RatingFactors } from '../linear-algebra/rating-descent.ts';
import { dot, norm } from '../linear-algebra/vectors.ts';
import { float32Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';

export interface ExplicitAlsParameters {
  /** Length of the user and item factors. Default 32. */
  readonly factors: number;
  /** Passes over both sides. Default 15. */
  readonly epochs: number;
  /** Strength of the L2 regularisation of a row. Default 1.2. */
  readonly regularization: number;
  /** The same for a bias. Default 0.3. */
  readonly biasRegularization: number;
  /**
   * Exponent of the number of ratings that a row's regularisation is multiplied by: 1 as in ALS-WR (with a `regularization` of
   * about 0.08), 0 evenly. Default 0.5.
   */
  readonly frequencyExponent: number;
  /** Standard deviation of the entries of the first item factors. Default 0.1. */
  readonly deviation: number;
  /** Seed of the first item factors. Default 1. */
  readonly seed: number;
}

const DEFAULTS: ExplicitAlsParameters = {
  factors: 32,
  epochs: 15,
  regularization: 1.2,
  biasRegularization: 0.3,
  frequencyExponent: 0.5,
  deviation: 0.1,
  seed: 1,
};

/**
 * Y. Koren, R. Bell, C. Volinsky, "Matrix Factorization Techniques for Recommender Systems", Computer 42(8), 2009, with the weighted
 * regularisation of Y. Zhou et al., "Large-Scale Parallel Collaborative Filtering for the Netflix Prize", AAIM 2008:
 *
 * sum over ratings (r_ui - mean - b_u - b_i - x_u . y_i)^2
 * + sum_u n_u^nu (lambda ||x_u||^2 + lambda_b b_u^2) + sum_i n_i^nu (lambda ||y_i||^2 + lambda_b b_i^2)
 *
 * with n the number of ratings of the row. Values and history weights are stars; scores are predicted stars. The biases of a side
 * are solved along with its factors. Exact and without a step length; on several threads the result is the same, bit for bit.
 *
 * An epoch costs entries * f^2 + (users + items) f^3 / 3, a fold-in history * f^2 + f^3 / 3, a request items * f. Kept: items * f * 4
 * bytes, and users * f * 4 unless users are not to be kept.
 */
export class ExplicitAls extends Model {
  readonly kind = 'explicit-als';
  #parameters: ExplicitAlsParameters;
  #learnt: RatingFactors | null = null;
  #fixed: FixedFactors | null = null;
  #userIds: Map<Id, number> = new Map();

  constructor(parameters: Partial<ExplicitAlsParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): ExplicitAlsParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  /** The stars a user of the training would give, not cut to any range. An unknown user or item counts with its mean. */
  predict(user: Id, item: Id): number {
    const { mean, rank, userBias, itemBias, users, items } = this.#factors;
    const u = this.#userIds.get(user) ?? -1;
    const i = this.items.indexOf(item);
    const biases = mean + (userBias[u] ?? 0) + (itemBias[i] ?? 0);
    return u < 0 || i < 0 ? biases : biases + dot(users, u * rank, items, i * rank, rank);
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const { factors, epochs, regularization, biasRegularization, deviation, seed } = this.#parameters;
    let reported = -1;
    const report = (done: number): void => {
      if (done !== reported) options.onProgress?.({ step: 'factorise', done, total: epochs });
      reported = done;
    };
    const learnt = await alternateRatings({
      users: data.matrix,
      items: data.byItem,
      rank: factors,
      epochs,
      ridge: (ratings) => this.#ridge(ratings),
      biasRatio: biasRegularization / regularization,
      deviation,
      random: createRandom(seed),
      threads: options.threads,
      onStep: async (epoch) => {
        report(epoch);
        await options.pause?.();
        options.signal?.throwIfAborted();
      },
    });
    report(epochs);
    const kept = options.keepUsers ?? true;
    this.#userIds = new Map(kept ? data.users.ids.map((id, u) => [id, u]) : []);
    this.#take(kept ? learnt : { ...learnt, users: new Float32Array(0), userBias: new Float32Array(0) });
  }

  #take(learnt: RatingFactors): void {
    this.#learnt = learnt;
    this.#fixed = null;
  }

  get #factors(): RatingFactors {
    if (!this.#learnt)
      throw new RecommenderError('not-fitted', 'Cannot use explicit-als: it is neither fitted nor loaded');
    return this.#learnt;
  }

  #ridge(ratings: number): number {
    const { regularization, frequencyExponent } = this.#parameters;
    return regularization * Math.max(1, ratings) ** frequencyExponent;
  }

  /** The constant whose coefficient, penalised like a factor, is the bias penalised as it should be. */
  get #constant(): number {
    const { regularization, biasRegularization } = this.#parameters;
    return Math.sqrt(regularization / biasRegularization);
  }

  /** What a fold-in is solved against: item factors with the constant as last one, and what is taken from the stars of an item. */
  get #items(): FixedFactors {
    if (this.#fixed) return this.#fixed;
    const { mean, rank, items, itemBias } = this.#factors;
    const size = rank + 1;
    const factors = new Float32Array(itemBias.length * size).fill(this.#constant);
    for (let i = 0; i < itemBias.length; i++)
      factors.set(items.subarray(i * rank, i * rank + rank), i * size);
    const offsets = itemBias.map((bias) => mean + bias);
    this.#fixed = { factors, rank: size, gram: new Float64Array(size * size), offsets };
    return this.#fixed;
  }

  /** The least-squares fit to a history; the factored matrix of it is left in `work`. */
  #solve(profile: Profile): { solution: Float64Array; work: Float64Array } {
    const { rank } = this.#items;
    const work = new Float64Array(rank * rank);
    const solution = new Float64Array(rank);
    const ridge = this.#ridge(profile.items.length);
    solveRow(this.#items, profile.items, profile.weights, ridge, work, solution);
    return { solution, work };
  }

  /** y_i and b_i by ridge regression of the stars given on the folded-in factors of those who gave them. */
  protected override extend({ catalog, first, people, choices }: Addition): () => void {
    const learnt = this.#factors;
    const { rank, mean } = learnt;
    const size = rank + 1;
    const users = people.map(({ profile }) => this.foldVector(oldPart(profile, first)));
    // As the items do for a fold-in: user factors with the constant as last one, and what is taken from the stars of a user.
    const fixed = {
      factors: new Float32Array(users.length * size).fill(this.#constant),
      rank: size,
      gram: new Float64Array(size * size),
      offsets: Float32Array.from(users, (user) => mean + user[rank]! * this.#constant),
    };
    users.forEach((user, u) => fixed.factors.set(user.subarray(0, rank), u * size));
    const items = new Float32Array(catalog.items.size * rank);
    items.set(learnt.items);
    const itemBias = new Float32Array(catalog.items.size);
    itemBias.set(learnt.itemBias);
    const work = new Float64Array(size * size);
    choices.forEach((choice, i) => {
      const solution = new Float64Array(size);
      solveRow(fixed, choice.people, choice.weights, this.#ridge(choice.people.length), work, solution);
      items.set(solution.subarray(0, rank), (first + i) * rank);
      itemBias[first + i] = solution[rank]! * this.#constant;
    });
    return () => this.#take({ ...learnt, items, itemBias });
  }

  /** The user's factors, and the coefficient of the constant as last element. */
  protected override foldVector(profile: Profile): Float32Array {
    return Float32Array.from(this.#solve(profile).solution);
  }

  protected scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void {
    const { factors, rank, offsets } = this.#items;
    const user = vector ?? this.foldVector(profile);
    for (let j = 0; j < out.length; j++) out[j] = offsets![j]! + dot(factors, j * rank, user, 0, rank);
  }

  /** What a user of no particular taste would give. */
  protected override scoreCold(out: Float32Array): void {
    out.set(this.#items.offsets!);
  }

  /** Cosine of the item factors. */
  protected override scoreSimilar(item: number, out: Float32Array): void {
    const { rank, items } = this.#factors;
    const own = items.subarray(item * rank, item * rank + rank);
    for (let j = 0; j < out.length; j++) {
      const other = items.subarray(j * rank, j * rank + rank);
      out[j] = dot(own, 0, other, 0, rank) / (norm(own) * norm(other) || 1);
    }
  }

  /** What each history rating, freed of mean and item bias, adds to b_u + x_u . y_j; mean and b_j stand apart. */
  contributions(user: FoldedUser, item: number): Float32Array {
    const { factors, rank, offsets } = this.#items;
    const { work } = this.#solve(user.profile);
    const direction = Float64Array.from(factors.subarray(item * rank, item * rank + rank));
    solveCholesky(work, rank, direction);
    return Float32Array.from(user.profile.items, (source, h) => {
      const left = user.profile.weights[h]! - offsets![source]!;
      return left * dot(factors, source * rank, direction, 0, rank);
    });
  }

  protected savePart(): ModelPart {
    const { mean, userBias, itemBias, users, items } = this.#factors;
    return {
      meta: { mean, userIds: [...this.#userIds.keys()] },
      tensors: { userBias, itemBias, users, items },
    };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    const ids = Array.isArray(part.meta.userIds) ? (part.meta.userIds as readonly Id[]) : [];
    this.#userIds = new Map(ids.map((id, u) => [id, u]));
    this.#take({
      mean: Number(part.meta.mean),
      rank: this.#parameters.factors,
      userBias: float32Tensor(part, 'userBias'),
      itemBias: float32Tensor(part, 'itemBias'),
      users: float32Tensor(part, 'users'),
      items: float32Tensor(part, 'items'),
      chosen: new Float32Array(0),
    });
  }
}

function check(parameters: ExplicitAlsParameters): ExplicitAlsParameters {
  checkParameter('factors', parameters.factors, 1, 4096);
  checkParameter('epochs', parameters.epochs, 1, 10_000);
  checkParameter('regularization', parameters.regularization, Number.MIN_VALUE);
  checkParameter('biasRegularization', parameters.biasRegularization, Number.MIN_VALUE);
  checkParameter('frequencyExponent', parameters.frequencyExponent, 0, 2);
  checkParameter('deviation', parameters.deviation, Number.MIN_VALUE);
  checkParameter('seed', parameters.seed, -Infinity);
  return parameters;
}
