// SVD and SVD++: biased factorisation of explicit ratings, for predicting stars.

import { oldPart } from '../add-items.ts';
import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Id } from '../id-index.ts';
import type { Interactions } from '../interactions.ts';
import { factorCholesky, solveCholesky } from '../linear-algebra/cholesky.ts';
import { descendRatings } from '../linear-algebra/rating-descent.ts';
import type { RatingFactors } from '../linear-algebra/rating-descent.ts';
import { dot, norm } from '../linear-algebra/vectors.ts';
import { float32Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';

export interface SvdParameters {
  /** SVD++ instead of SVD: what a user rated counts, whatever the rating. Default false. */
  readonly implicitFeedback: boolean;
  /** Default 100; 20 is usual for SVD++. */
  readonly factors: number;
  /** Default 20. */
  readonly epochs: number;
  /** Step length. Default 0.005; 0.007 is usual for SVD++. */
  readonly learningRate: number;
  /** Factor on the step length after each epoch. Default 1. */
  readonly decay: number;
  /** L2 penalty of a bias, for each rating it takes part in. Default 0.02. */
  readonly biasRegularization: number;
  /** L2 penalty of a factor, for each rating it takes part in. Default 0.02. */
  readonly regularization: number;
  /** Standard deviation of the first factors. Default 0.1. */
  readonly deviation: number;
  /** Default 1. */
  readonly seed: number;
}

const DEFAULTS: SvdParameters = {
  implicitFeedback: false,
  factors: 100,
  epochs: 20,
  learningRate: 0.005,
  decay: 1,
  biasRegularization: 0.02,
  regularization: 0.02,
  deviation: 0.1,
  seed: 1,
};

/**
 * Y. Koren, "Factorization meets the neighborhood", KDD 2008. Values and history weights are stars; scores are predicted stars:
 *
 * r(u, i) = mean + b_u + b_i + q_i . (p_u + |N(u)|^-1/2 sum of y_j over what u rated), the sum only with implicit feedback.
 *
 * Learnt by stochastic gradient descent on the squared error, user by user; the y of a user move once for all of the user's
 * ratings. A new user's b_u and p_u are the regularised least-squares fit to the history, items held fixed. An epoch costs
 * entries * factors * 8 operations, a fold-in history * f^2 + f^3 / 3, a request items * f.
 */
export class Svd extends Model {
  readonly kind = 'svd';
  #parameters: SvdParameters;
  #learnt: RatingFactors | null = null;
  #userIds: Map<Id, number> = new Map();

  constructor(parameters: Partial<SvdParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): SvdParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  /**
   * The stars a user of the training would give, from the factors learnt there, kept inside the range of the training values
   * by the caller if so wished. An unknown user or item counts with its mean.
   */
  predict(user: Id, item: Id): number {
    const { mean, rank, userBias, itemBias, users, items } = this.#factors;
    const u = this.#userIds.get(user) ?? -1;
    const i = this.items.indexOf(item);
    const biases = mean + (userBias[u] ?? 0) + (itemBias[i] ?? 0);
    return u < 0 || i < 0 ? biases : biases + dot(users, u * rank, items, i * rank, rank);
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const {
      implicitFeedback,
      factors,
      epochs,
      learningRate,
      decay,
      biasRegularization,
      regularization,
      deviation,
      seed,
    } = this.#parameters;
    const learnt = await descendRatings(data.matrix, {
      implicit: implicitFeedback,
      rank: factors,
      epochs,
      rate: learningRate,
      decay,
      biasPenalty: biasRegularization,
      factorPenalty: regularization,
      deviation,
      random: createRandom(seed),
      onStep: async (epoch) => {
        options.onProgress?.({ step: 'descend', done: epoch, total: epochs });
        await options.pause?.();
        options.signal?.throwIfAborted();
      },
      onEpoch: (done, soFar) => this.epochDone(options, done, () => this.#take(soFar(), data, options)),
    });
    this.#take(learnt, data, options);
  }

  /** The implicit part of a training user is folded into the user's factors, which are then complete. */
  #take(learnt: RatingFactors, data: Interactions, options: FitOptions): void {
    const { rank } = learnt;
    const { start, column, rowCount } = data.matrix;
    for (let u = 0; u < rowCount; u++)
      addChosen(learnt, column.subarray(start[u], start[u + 1]), learnt.users, u * rank);
    const kept = options.keepUsers ?? true;
    this.#learnt = kept ? learnt : { ...learnt, users: new Float32Array(0), userBias: new Float32Array(0) };
    this.#userIds = new Map(kept ? data.users.ids.map((id, u) => [id, u]) : []);
  }

  get #factors(): RatingFactors {
    if (!this.#learnt)
      throw new RecommenderError('not-fitted', 'Cannot use svd: it is neither fitted nor loaded');
    return this.#learnt;
  }

  /** The user's factors, implicit part included, and the bias as last element. */
  protected override foldVector(profile: Profile): Float32Array {
    const { rank } = this.#factors;
    const { solution, implicit } = this.#solve(profile);
    const vector = Float32Array.from(solution);
    for (let f = 0; f < rank; f++) vector[f]! += implicit[f]!;
    return vector;
  }

  /** The ridge regression of what is left of the stars on the item factors and a constant. */
  #solve(profile: Profile): { solution: Float64Array; implicit: Float32Array; work: Float64Array } {
    const learnt = this.#factors;
    const { rank, items, itemBias, mean } = learnt;
    const { regularization, biasRegularization } = this.#parameters;
    const implicit = new Float32Array(rank);
    addChosen(learnt, profile.items, implicit, 0);
    const rows = Array.from(profile.items, (item) => {
      const row = new Float64Array(rank + 1).fill(1);
      row.set(items.subarray(item * rank, item * rank + rank));
      return row;
    });
    const left = Float64Array.from(
      profile.items,
      (item, h) => profile.weights[h]! - mean - itemBias[item]! - dot(implicit, 0, items, item * rank, rank),
    );
    const { solution, work } = solveRidge(rank + 1, rows, left, regularization, biasRegularization);
    return { solution, implicit, work };
  }

  /** b_i and q_i by ridge regression of the stars given on the folded-in factors of those who gave them; no y_i. */
  protected override extend({ catalog, first, people, choices }: Addition): () => void {
    const learnt = this.#factors;
    const { rank, mean } = learnt;
    const { regularization, biasRegularization } = this.#parameters;
    const users = people.map(({ profile }) => this.foldVector(oldPart(profile, first)));
    const items = new Float32Array(catalog.items.size * rank);
    items.set(learnt.items);
    const itemBias = new Float32Array(catalog.items.size);
    itemBias.set(learnt.itemBias);
    choices.forEach((choice, i) => {
      const rows = Array.from(choice.people, (person) => {
        const row = Float64Array.from(users[person]!);
        row[rank] = 1;
        return row;
      });
      const left = Float64Array.from(
        choice.people,
        (person, c) => choice.weights[c]! - mean - users[person]![rank]!,
      );
      const { solution } = solveRidge(rank + 1, rows, left, regularization, biasRegularization);
      items.set(solution.subarray(0, rank), (first + i) * rank);
      itemBias[first + i] = solution[rank]!;
    });
    const chosen = new Float32Array(learnt.chosen.length > 0 ? items.length : 0);
    chosen.set(learnt.chosen);
    return () => (this.#learnt = { ...learnt, items, itemBias, chosen });
  }

  protected scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void {
    const { mean, rank, items, itemBias } = this.#factors;
    const user = vector ?? this.foldVector(profile);
    const base = mean + user[rank]!;
    for (let j = 0; j < out.length; j++) out[j] = base + itemBias[j]! + dot(items, j * rank, user, 0, rank);
  }

  /** What a user of no particular taste would give. */
  protected override scoreCold(out: Float32Array): void {
    const { mean, itemBias } = this.#factors;
    for (let j = 0; j < out.length; j++) out[j] = mean + itemBias[j]!;
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

  /** What each history rating, freed of biases, adds to p_u . q_j by the regression; biases and implicit part stand apart. */
  contributions(user: FoldedUser, item: number): Float32Array {
    const { rank, items, itemBias, mean } = this.#factors;
    const { implicit, work } = this.#solve(user.profile);
    const direction = new Float64Array(rank + 1);
    direction.set(items.subarray(item * rank, item * rank + rank));
    solveCholesky(work, rank + 1, direction);
    return Float32Array.from(user.profile.items, (source, h) => {
      const left =
        user.profile.weights[h]! - mean - itemBias[source]! - dot(implicit, 0, items, source * rank, rank);
      return left * (dot(items, source * rank, direction, 0, rank) + direction[rank]!);
    });
  }

  protected savePart(): ModelPart {
    const { mean, userBias, itemBias, users, items, chosen } = this.#factors;
    return {
      meta: { mean, userIds: [...this.#userIds.keys()] },
      tensors: { userBias, itemBias, users, items, chosen },
    };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    const [userBias, itemBias, users, items, chosen] = [
      'userBias',
      'itemBias',
      'users',
      'items',
      'chosen',
    ].map((name) => float32Tensor(part, name));
    const ids = Array.isArray(part.meta.userIds) ? (part.meta.userIds as readonly Id[]) : [];
    this.#userIds = new Map(ids.map((id, u) => [id, u]));
    this.#learnt = {
      mean: Number(part.meta.mean),
      rank: this.#parameters.factors,
      userBias: userBias!,
      itemBias: itemBias!,
      users: users!,
      items: items!,
      chosen: chosen!,
    };
  }
}

/**
 * min ||left - rows x||^2 + count of rows (penalty ||x||^2 + lastPenalty x_last^2), the last element apart; `work` is the
 * Cholesky factor of the normal equations. Without rows x is 0.
 */
function solveRidge(
  size: number,
  rows: readonly Float64Array[],
  left: Float64Array,
  penalty: number,
  lastPenalty: number,
): { solution: Float64Array; work: Float64Array } {
  const work = new Float64Array(size * size);
  const solution = new Float64Array(size);
  rows.forEach((row, r) => {
    for (let a = 0; a < size; a++) {
      solution[a]! += left[r]! * row[a]!;
      for (let b = 0; b <= a; b++) work[a * size + b]! += row[a]! * row[b]!;
    }
  });
  const count = Math.max(1, rows.length);
  for (let a = 0; a < size; a++) work[a * size + a]! += count * (a < size - 1 ? penalty : lastPenalty);
  factorCholesky(work, size);
  solveCholesky(work, size, solution);
  return { solution, work };
}

/** out[from...] += |N|^-1/2 sum of y over the items; nothing without implicit feedback. */
function addChosen(
  { chosen, rank }: RatingFactors,
  items: Int32Array,
  out: Float32Array,
  from: number,
): void {
  if (chosen.length === 0 || items.length === 0) return;
  const root = 1 / Math.sqrt(items.length);
  for (const item of items) for (let f = 0; f < rank; f++) out[from + f]! += root * chosen[item * rank + f]!;
}

function check(parameters: SvdParameters): SvdParameters {
  checkParameter('factors', parameters.factors, 1, 4096);
  checkParameter('epochs', parameters.epochs, 1, 10_000);
  checkParameter('learningRate', parameters.learningRate, Number.MIN_VALUE);
  checkParameter('decay', parameters.decay, Number.MIN_VALUE, 1);
  checkParameter('biasRegularization', parameters.biasRegularization, 0);
  checkParameter('regularization', parameters.regularization, Number.MIN_VALUE);
  checkParameter('deviation', parameters.deviation, 0);
  checkParameter('seed', parameters.seed, -Infinity);
  return parameters;
}
