// PureSVD: the plain truncated singular value decomposition of the interactions, missing ones read as 0.

import { oldPart } from '../add-items.ts';
import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { createFactorScorer } from '../linear-algebra/factor-scorer.ts';
import type { FactorScorer } from '../linear-algebra/factor-scorer.ts';
import { truncatedSvd } from '../linear-algebra/truncated-svd.ts';
import { dot, norm } from '../linear-algebra/vectors.ts';
import { float32Tensor, float64Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';

export interface PureSvdParameters {
  /** Number of singular vectors. Default 50. */
  readonly factors: number;
  /** Passes of the subspace iteration. Default 8. */
  readonly iterations: number;
  /** Default 1. */
  readonly seed: number;
}

const DEFAULTS: PureSvdParameters = { factors: 50, iterations: 8, seed: 1 };

/**
 * P. Cremonesi, Y. Koren, R. Turrin, "Performance of recommender algorithms on top-n recommendation tasks", RecSys 2010:
 * score = h V V^T with V the leading right singular vectors of the users x items matrix.
 *
 * Fit: entries * factors * 4 * iterations; memory items * factors * 8 bytes; fold-in history * factors, request items * factors or less
 * (see `FactorIndex`).
 */
export class PureSvd extends Model {
  readonly kind = 'pure-svd';
  #parameters: PureSvdParameters;
  /** V, items x rank, row-major. */
  #vectors: Float32Array = new Float32Array(0);
  #rank = 0;
  /** The squared singular values; null in states that were saved without. */
  #squares: Float64Array | null = null;
  #scorer: FactorScorer | null = null;

  constructor(parameters: Partial<PureSvdParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): PureSvdParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const { factors, iterations, seed } = this.#parameters;
    const found = await truncatedSvd(data.matrix, {
      rank: factors,
      iterations,
      random: createRandom(seed),
      onStep: async (done, total) => {
        options.onProgress?.({ step: 'decompose', done, total });
        await options.pause?.();
        options.signal?.throwIfAborted();
      },
    });
    this.#rank = found.length;
    this.#vectors = new Float32Array(data.itemCount * this.#rank);
    found.forEach((vector, f) => vector.forEach((value, j) => (this.#vectors[j * this.#rank + f] = value)));
    this.#scorer = createFactorScorer(this.#vectors, this.#rank, 0);
    this.#squares = this.#squaredValues(data);
  }

  /** ||X v||^2 of every v. */
  #squaredValues({ matrix }: Interactions): Float64Array {
    const squares = new Float64Array(this.#rank);
    for (let u = 0; u < matrix.rowCount; u++) {
      const [from, to] = [matrix.start[u]!, matrix.start[u + 1]!];
      const row = this.foldVector({
        items: matrix.column.subarray(from, to),
        weights: matrix.value.subarray(from, to),
        times: null,
      });
      row.forEach((value, f) => (squares[f]! += value * value));
    }
    return squares;
  }

  /** A row of V from a new column x of X: as X = U S V^T, it is x^T X V S^-2 over those who chose the item. */
  protected override extend({ catalog, first, people, choices }: Addition): () => void {
    const squares = this.#squares;
    if (!squares)
      throw new RecommenderError(
        'unsupported',
        'Cannot add items to pure-svd: it was saved without singular values',
      );
    const users = people.map(({ profile }) => this.foldVector(oldPart(profile, first)));
    const grown = new Float32Array(catalog.items.size * this.#rank);
    grown.set(this.#vectors);
    choices.forEach((choice, i) => {
      const row = grown.subarray((first + i) * this.#rank, (first + i + 1) * this.#rank);
      choice.people.forEach((person, c) => {
        users[person]!.forEach((value, f) => {
          if (squares[f]! > 0) row[f]! += (choice.weights[c]! * value) / squares[f]!;
        });
      });
    });
    return () => {
      this.#vectors = grown;
      this.#scorer = createFactorScorer(grown, this.#rank, 0);
    };
  }

  protected override factorScorer(): FactorScorer | null {
    return this.#scorer;
  }

  protected override foldVector(profile: Profile): Float32Array {
    const x = new Float32Array(this.#rank);
    profile.items.forEach((item, h) => {
      for (let f = 0; f < this.#rank; f++)
        x[f]! += profile.weights[h]! * this.#vectors[item * this.#rank + f]!;
    });
    return x;
  }

  protected scoreProfile(profile: Profile, vector: Float32Array | null, out: Float32Array): void {
    const x = vector ?? this.foldVector(profile);
    this.#scorer!.score(x, out);
  }

  /** Cosine of the rows of V. */
  protected override scoreSimilar(item: number, out: Float32Array): void {
    const own = this.#row(item);
    for (let j = 0; j < out.length; j++) {
      const other = this.#row(j);
      out[j] = dot(own, 0, other, 0, this.#rank) / (norm(own) * norm(other) || 1);
    }
  }

  contributions(user: FoldedUser, item: number): Float32Array {
    const own = this.#row(item);
    return Float32Array.from(user.profile.items, (source, h) => {
      return user.profile.weights[h]! * dot(own, 0, this.#row(source), 0, this.#rank);
    });
  }

  #row(item: number): Float32Array {
    return this.#vectors.subarray(item * this.#rank, item * this.#rank + this.#rank);
  }

  protected savePart(): ModelPart {
    const squares = this.#squares && { squares: this.#squares };
    return { meta: { rank: this.#rank }, tensors: { 'items.vectors': this.#vectors, ...squares } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    this.#vectors = float32Tensor(part, 'items.vectors');
    this.#rank = Number(part.meta.rank);
    this.#squares = 'squares' in part.tensors ? float64Tensor(part, 'squares') : null;
    this.#scorer = createFactorScorer(this.#vectors, this.#rank, 0);
  }
}

function check(parameters: PureSvdParameters): PureSvdParameters {
  checkParameter('factors', parameters.factors, 1, 4096);
  checkParameter('iterations', parameters.iterations, 1);
  checkParameter('seed', parameters.seed, -Infinity);
  return parameters;
}
