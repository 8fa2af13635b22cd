// Implicit ALS: matrix factorisation of implicit feedback that weighs everything unobserved, solved exactly side by side.

import { oldPart } from '../add-items.ts';
import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { solveCholesky } from '../linear-algebra/cholesky.ts';
import { createFactorScorer } from '../linear-algebra/factor-scorer.ts';
import type { FactorScorer } from '../linear-algebra/factor-scorer.ts';
import type { RowSolver } from '../linear-algebra/half-steps.ts';
import { gramOfFactors, solveRow } from '../linear-algebra/least-squares-rows.ts';
import { dot, norm } from '../linear-algebra/vectors.ts';
import { float32Tensor, float64Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';

export interface ImplicitAlsParameters {
  /** Length of the user and item factors. Default 64. */
  readonly factors: number;
  /** Passes over both sides. Default 12. */
  readonly epochs: number;
  /** Weight of an unobserved pair, where an observed one weighs its value. Default 0.3. */
  readonly alpha0: number;
  /** Strength of the L2 regularisation. Default 0.007. */
  readonly regularization: number;
  /** Exponent of the frequency scaling: 1 regularises in proportion to activity, 0 evenly. Default 1. */
  readonly frequencyExponent: number;
  /** Standard deviation of the entries of the first item factors. Default 0.1. */
  readonly deviation: number;
  /** Seed of the first item factors. Default 1. */
  readonly seed: number;
  /**
   * How a row is solved: `cholesky` exactly, `cg` by a few steps of conjugate gradients, `blocks` exactly in one block of factors
   * after another (iALS++). The last two go on from where the row stands; with many factors an epoch costs far less. Default
   * cholesky.
   */
  readonly solver: 'cholesky' | 'cg' | 'blocks';
  /** Steps of conjugate gradients a row and epoch, of `cg`. Default 3. */
  readonly steps: number;
  /** Factors in a block, of `blocks`; rounded up to a multiple of 8. Default 32. */
  readonly block: number;
}

const DEFAULTS: ImplicitAlsParameters = {
  factors: 64,
  epochs: 12,
  alpha0: 0.3,
  regularization: 0.007,
  frequencyExponent: 1,
  deviation: 0.1,
  seed: 1,
  solver: 'cholesky',
  steps: 3,
  block: 32,
};

/**
 * Y. Hu, Y. Koren, C. Volinsky, "Collaborative Filtering for Implicit Feedback Datasets", ICDM 2008, with the objective of
 * S. Rendle et al., "Revisiting the Performance of iALS on Item Recommendation Benchmarks", RecSys 2022:
 *
 * sum over observed (u, i) of w_ui (x_u . y_i - 1)^2 + alpha0 sum over all (u, i) of (x_u . y_i)^2
 * + lambda (sum_u (n_u + alpha0 I)^nu ||x_u||^2 + sum_i (n_i + alpha0 U)^nu ||y_i||^2)
 *
 * with n the number of entries of the row, I and U the numbers of items and users. A value below 0 is a dislike: its target
 * is 0 and its weight the absolute value. A new user costs one least-squares solve.
 *
 * An epoch costs entries * f^2 + (U + I) f^3 / 3 with Cholesky, entries * f * 4 (1 + steps) + (U + I) f^2 * 2 steps with conjugate
 * gradients (G. Takacs et al., RecSys 2011), entries * f * block + (U + I) f * block^2 / 3 with blocks (S. Rendle et al., "iALS++",
 * 2021); on several threads the result is the same, bit for bit. A fold-in is always exact and costs history * f^2 + f^3 / 3, a
 * request I * f. Only item factors are kept: I * f * 4 bytes.
 */
export class ImplicitAls extends Model {
  readonly kind: string = 'implicit-als';
  #parameters: ImplicitAlsParameters;
  #factors: Float32Array = new Float32Array(0);
  #scorer: FactorScorer | null = null;
  /** alpha0 X^T X of the user factors, for items that come later; null in states that were saved without. */
  #userGram: Float64Array | null = null;
  /** alpha0 F^T F of the item factors, for explanations: made at the first, as it costs items * rank^2. */
  #gram: Float64Array | null = null;
  /** Lengths of the item factors, for likeness between items: made at the first. */
  #lengths: Float32Array | null = null;

  constructor(parameters: Partial<ImplicitAlsParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): ImplicitAlsParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  /** The item factors, items x `parameters.factors`, row-major. */
  get itemFactors(): Float32Array {
    return this.#factors;
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const { factors: rank, epochs, alpha0, deviation, seed } = this.#parameters;
    const random = createRandom(seed);
    const first = new Float32Array(data.itemCount * rank);
    for (let i = 0; i < first.length; i++) first[i] = random.normal() * deviation;
    let reported = -1;
    const report = (done: number): void => {
      if (done !== reported) options.onProgress?.({ step: 'factorise', done, total: epochs });
      reported = done;
    };
    // Loaded here, so that a page that only scores does not have it.
    const { alternate } = await import('../linear-algebra/alternating-least-squares.ts');
    const { items, userGram } = await alternate(first, {
      users: data.matrix,
      items: data.byItem,
      rank,
      epochs,
      alpha0,
      ridge: (entries, columns) => this.#ridge(entries, columns),
      solver: this.#solver,
      threads: options.threads,
      onStep: async (epoch) => {
        report(epoch);
        await options.pause?.();
        options.signal?.throwIfAborted();
      },
      onEpoch: (done, items) => this.epochDone(options, done, () => this.setFactors(items())),
    });
    report(epochs);
    this.#userGram = userGram;
    this.setFactors(items);
  }

  /** Takes item factors over and makes ready to answer from them. */
  protected setFactors(factors: Float32Array): void {
    const { factors: rank, alpha0 } = this.#parameters;
    this.#factors = factors;
    this.#scorer = createFactorScorer(factors, rank, alpha0);
    this.#gram = null;
    this.#lengths = null;
  }

  get #answers(): FactorScorer {
    if (!this.#scorer)
      throw new RecommenderError('not-fitted', 'Cannot use implicit-als: it is neither fitted nor loaded');
    return this.#scorer;
  }

  get #solver(): RowSolver {
    const { solver: kind, steps, block } = this.#parameters;
    if (kind === 'cg') return { kind, steps };
    return kind === 'blocks' ? { kind, block } : { kind };
  }

  protected override factorScorer(): FactorScorer | null {
    return this.#scorer;
  }

  /** lambda (n + alpha0 N)^nu for a row of n entries out of N columns. */
  #ridge(entries: number, columns: number): number {
    const { regularization, alpha0, frequencyExponent } = this.#parameters;
    return regularization * (entries + alpha0 * columns) ** frequencyExponent;
  }

  protected override foldVector(profile: Profile): Float32Array {
    return this.#answers.foldIn(
      profile.items,
      profile.weights,
      this.#ridge(profile.items.length, this.items.size),
    );
  }

  /** The item's half of an epoch: its least squares on the folded-in factors of those who chose it, with the ridge of the fit. */
  protected override extend(addition: Addition): () => void {
    const grown = this.foldItems(addition);
    return () => this.setFactors(grown);
  }

  /** The factors of all items with those of the new ones behind; 0 where nobody chose an item. */
  protected foldItems({ catalog, first, people, choices }: Addition): Float32Array {
    const gram = this.#userGram;
    if (!gram)
      throw new RecommenderError(
        'unsupported',
        `Cannot add items to ${this.kind}: it was saved without the Gram matrix of its users`,
      );
    const { factors: rank } = this.#parameters;
    const users = new Float32Array(people.length * rank);
    people.forEach(({ profile }, p) => users.set(this.foldVector(oldPart(profile, first)), p * rank));
    const grown = new Float32Array(catalog.items.size * rank);
    grown.set(this.#factors);
    const work = new Float64Array(rank * rank);
    const solved = new Float64Array(rank);
    choices.forEach((choice, i) => {
      const ridge = this.#ridge(choice.people.length, catalog.userCount);
      solveRow({ factors: users, rank, gram }, choice.people, choice.weights, ridge, work, solved);
      grown.set(solved, (first + i) * rank);
    });
    return grown;
  }

  protected scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void {
    this.#answers.score(vector ?? this.foldVector(profile), out);
  }

  /** Cosine of the item factors. */
  protected override scoreSimilar(item: number, out: Float32Array): void {
    const factors = this.#factors;
    const rank = this.#parameters.factors;
    const own = factors.subarray(item * rank, item * rank + rank);
    this.#answers.score(own, out);
    this.#lengths ??= Float32Array.from(out, (_, j) => norm(factors.subarray(j * rank, j * rank + rank)));
    const length = this.#lengths[item]!;
    for (let j = 0; j < out.length; j++) {
      const product = length * this.#lengths[j]!;
      out[j] = product > 0 ? out[j]! / product : 0;
    }
  }

  /** Hu et al., section 5: the score is sum over the history of w_i y_j A^-1 y_i, A the matrix of the fold-in. */
  contributions(user: FoldedUser, item: number): Float32Array {
    const factors = this.#factors;
    const { factors: rank, alpha0 } = this.#parameters;
    const { profile } = user;
    const work = new Float64Array(rank * rank);
    this.#gram ??= gramOfFactors(factors, rank, alpha0);
    const fixed = { factors, rank, gram: this.#gram };
    solveRow(
      fixed,
      profile.items,
      profile.weights,
      this.#ridge(profile.items.length, this.items.size),
      work,
      new Float64Array(rank),
    );
    const direction = Float64Array.from(factors.subarray(item * rank, item * rank + rank));
    solveCholesky(work, rank, direction);
    return Float32Array.from(profile.items, (source, h) => {
      return Math.max(0, profile.weights[h]!) * dot(factors, source * rank, direction, 0, rank);
    });
  }

  protected savePart(): ModelPart {
    const gram = this.#userGram && { 'users.gram': this.#userGram };
    return { meta: {}, tensors: { 'items.factors': this.#factors, ...gram } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    this.#userGram = 'users.gram' in part.tensors ? float64Tensor(part, 'users.gram') : null;
    this.setFactors(float32Tensor(part, 'items.factors'));
  }
}

function check(parameters: ImplicitAlsParameters): ImplicitAlsParameters {
  checkParameter('factors', parameters.factors, 1, 4096);
  checkParameter('epochs', parameters.epochs, 1, 10_000);
  checkParameter('alpha0', parameters.alpha0, 0);
  checkParameter('regularization', parameters.regularization, Number.MIN_VALUE);
  checkParameter('frequencyExponent', parameters.frequencyExponent, 0, 2);
  checkParameter('deviation', parameters.deviation, Number.MIN_VALUE);
  checkParameter('seed', parameters.seed, -Infinity);
  checkParameter('steps', parameters.steps, 1, 1000);
  checkParameter('block', parameters.block, 1, 4096);
  const { solver } = parameters;
  if (!['cholesky', 'cg', 'blocks'].includes(solver))
    throw new RecommenderError(
      'invalid-parameter',
      `Cannot use solver "${solver}": it must be cholesky, cg or blocks`,
    );
  return parameters;
}
