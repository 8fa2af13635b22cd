// EASE: the item-to-item model with a closed-form solution, in whichever of its two forms is cheaper.

import { checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { invertPositiveDefinite } from '../linear-algebra/cholesky.ts';
import { dot } from '../linear-algebra/vectors.ts';
import { float32Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FitOptions, FoldedUser, ModelPart } from '../model.ts';
import type { Json } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';

export interface EaseParameters {
  /** L2 regularisation, in squared units of the values. Larger for larger data: 300-1500 on MovieLens-1M. Default 300. */
  readonly lambda: number;
}

/**
 * H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019.
 * min_B ||X - X B||^2 + lambda ||B||^2 with diag(B) = 0 has the solution B_ij = -P_ij / P_jj, P = (X^T X + lambda I)^-1;
 * score(j) = sum over the history of h_i B_ij.
 *
 * With n items and m users: where m < n, P is never formed. By Woodbury P = (I - X^T K X) / lambda with the m x m matrix
 * K = (X X^T + lambda I)^-1, so that for an unseen j score(j) = x_j . K X h / (1 - x_j . K x_j), exactly the same figure.
 *
 * | form | fit | memory | request |
 * | --- | --- | --- | --- |
 * | dual (m < n) | m^3 | m^2 + entries | m^2 + entries |
 * | primal | n^3 | n^2 | history * n |
 */
export class Ease extends Model {
  readonly kind = 'ease';
  #parameters: EaseParameters;
  /** Primal: B, n x n, row-major. Dual: K, m x m. */
  #weights: Float32Array = new Float32Array(0);
  /** lambda P_jj of every item. */
  #diagonal: Float32Array = new Float32Array(0);
  #dual = false;

  constructor(parameters: Partial<EaseParameters> = {}) {
    super();
    this.#parameters = { lambda: checkParameter('lambda', parameters.lambda ?? 300, Number.MIN_VALUE) };
  }

  get parameters(): EaseParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    this.#dual = data.userCount < data.itemCount;
    const step = (done: number): void => options.onProgress?.({ step: 'invert', done, total: 2 });
    step(0);
    const size = this.#dual ? data.userCount : data.itemCount;
    const matrix = this.#dual
      ? gramOfRows(data.matrix, data.byItem, this.#parameters.lambda)
      : gramOfRows(data.byItem, data.matrix, this.#parameters.lambda);
    await options.pause?.();
    options.signal?.throwIfAborted();
    step(1);
    invertPositiveDefinite(matrix, size);
    if (this.#dual) this.#takeDual(matrix, size, data.byItem);
    else this.#takePrimal(matrix, size);
    step(2);
  }

  #takeDual(inverse: Float64Array, userCount: number, byItem: SparseMatrix): void {
    this.#weights = Float32Array.from(inverse);
    this.#diagonal = new Float32Array(byItem.rowCount);
    for (let j = 0; j < byItem.rowCount; j++) {
      let sum = 0;
      const end = byItem.start[j + 1]!;
      for (let p = byItem.start[j]!; p < end; p++) {
        const row = byItem.column[p]! * userCount;
        let inner = 0;
        for (let q = byItem.start[j]!; q < end; q++)
          inner += inverse[row + byItem.column[q]!]! * byItem.value[q]!;
        sum += inner * byItem.value[p]!;
      }
      this.#diagonal[j] = 1 - sum;
    }
  }

  #takePrimal(inverse: Float64Array, itemCount: number): void {
    const { lambda } = this.#parameters;
    this.#diagonal = new Float32Array(itemCount);
    const scale = new Float64Array(itemCount);
    for (let j = 0; j < itemCount; j++) {
      scale[j] = -1 / inverse[j * itemCount + j]!;
      this.#diagonal[j] = lambda * inverse[j * itemCount + j]!;
    }
    this.#weights = new Float32Array(itemCount * itemCount);
    for (let i = 0; i < itemCount; i++) {
      const row = i * itemCount;
      for (let j = 0; j < itemCount; j++) this.#weights[row + j] = inverse[row + j]! * scale[j]!;
      this.#weights[row + i] = 0;
    }
  }

  protected override needsRows(): boolean {
    return this.#dual;
  }

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    if (this.#dual) this.#scoreDual(profile, out);
    else this.#scorePrimal(profile, out);
  }

  #scorePrimal(profile: Profile, out: Float32Array): void {
    const n = out.length;
    out.fill(0);
    profile.items.forEach((item, h) => {
      const weight = profile.weights[h]!;
      const row = this.#weights.subarray(item * n, item * n + n);
      for (let j = 0; j < n; j++) out[j]! += weight * row[j]!;
    });
  }

  #scoreDual(profile: Profile, out: Float32Array): void {
    const projected = this.#project(profile.items, profile.weights);
    const { byItem } = this.trainingRows;
    for (let j = 0; j < out.length; j++) {
      let sum = 0;
      for (let p = byItem.start[j]!; p < byItem.start[j + 1]!; p++)
        sum += byItem.value[p]! * projected[byItem.column[p]!]!;
      out[j] = sum / this.#diagonal[j]!;
    }
    // The sum above takes in B_jj = 1 - 1/d_j at the places of the history itself, which has to be 0.
    profile.items.forEach((item, h) => {
      out[item]! -= profile.weights[h]! * (1 / this.#diagonal[item]! - 1);
    });
  }

  /** K X h: what the users' likeness to the history, freed of what they share, adds up to. One value a user. */
  #project(items: Int32Array, weights: Float32Array): Float64Array {
    const { byItem, matrix } = this.trainingRows;
    const overlap = new Float64Array(matrix.rowCount);
    items.forEach((item, h) => {
      for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++) {
        overlap[byItem.column[p]!]! += byItem.value[p]! * weights[h]!;
      }
    });
    const projected = new Float64Array(matrix.rowCount);
    for (let u = 0; u < projected.length; u++)
      projected[u] = dot(this.#weights, u * projected.length, overlap, 0, projected.length);
    return projected;
  }

  protected override scoreSimilar(item: number, out: Float32Array): void {
    super.scoreSimilar(item, out);
    // Partial correlation -P_ij / sqrt(P_ii P_jj): unlike B itself it is symmetric.
    const own = this.#diagonal[item]!;
    for (let j = 0; j < out.length; j++) out[j]! *= Math.sqrt(this.#diagonal[j]! / own);
  }

  protected contributions(user: FoldedUser, item: number): Float32Array {
    const { items, weights } = user.profile;
    if (!this.#dual) {
      const n = this.items.size;
      return Float32Array.from(items, (source, h) => weights[h]! * this.#weights[source * n + item]!);
    }
    const { byItem } = this.trainingRows;
    const projected = this.#project(Int32Array.of(item), Float32Array.of(1));
    return Float32Array.from(items, (source, h) => {
      if (source === item) return 0;
      let sum = 0;
      for (let p = byItem.start[source]!; p < byItem.start[source + 1]!; p++)
        sum += byItem.value[p]! * projected[byItem.column[p]!]!;
      return (weights[h]! * sum) / this.#diagonal[item]!;
    });
  }

  protected savePart(): ModelPart {
    return { meta: { dual: this.#dual }, tensors: { weights: this.#weights, diagonal: this.#diagonal } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = { lambda: Number(parameters.lambda) };
    this.#dual = part.meta.dual === true;
    this.#weights = float32Tensor(part, 'weights');
    this.#diagonal = float32Tensor(part, 'diagonal');
  }
}

/** A A^T + lambda I for the sparse A given by rows and by columns. Sum over columns of its entries squared operations. */
function gramOfRows(rows: SparseMatrix, columns: SparseMatrix, lambda: number): Float64Array {
  const n = rows.rowCount;
  const gram = new Float64Array(n * n);
  for (let r = 0; r < n; r++) {
    const out = gram.subarray(r * n, r * n + n);
    for (let p = rows.start[r]!; p < rows.start[r + 1]!; p++) {
      const c = rows.column[p]!;
      const value = rows.value[p]!;
      for (let q = columns.start[c]!; q < columns.start[c + 1]!; q++)
        out[columns.column[q]!]! += value * columns.value[q]!;
    }
    out[r]! += lambda;
  }
  return gram;
}
