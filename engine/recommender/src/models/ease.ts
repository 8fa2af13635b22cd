// EASE: the item-to-item model with a closed-form solution, in whichever of its two forms is cheaper.

import { oldPart } from '../add-items.ts';
import type { Addition } from '../add-items.ts';
import { checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { addOuterProducts, borderInverse } from '../linear-algebra/extend-inverse.ts';
import type { SparseVector } from '../linear-algebra/extend-inverse.ts';
import { inverseOf, invertGram } from '../linear-algebra/inverse-gram.ts';
import type { InverseGram } from '../linear-algebra/inverse-gram.ts';
import { createRowSum } from '../linear-algebra/row-sum.ts';
import type { RowSum } from '../linear-algebra/row-sum.ts';
import { float32Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { FitOptions } from '../model.ts';
import type { GrownRows } from '../training-rows.ts';
import type { Json, ModelPart } from '../model-state.ts';
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
 *
 * Both are inverted in the memory that the model keeps, on `FitOptions.threads` if there are any, with the same bits whatever their
 * number.
 */
export class Ease extends Model {
  readonly kind = 'ease';
  #parameters: EaseParameters;
  /** Primal: B, n x n. Dual: K, m x m. Row-major. */
  #weights: RowSum = createRowSum(0, 'scalar');
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
    const [rows, columns] = this.#dual ? [data.matrix, data.byItem] : [data.byItem, data.matrix];
    const inverse = await invertGram(rows, columns, {
      lambda: this.#parameters.lambda,
      threads: options.threads,
      onStep: async (done, total) => {
        options.onProgress?.({ step: 'invert', done, total });
        await options.pause?.();
        options.signal?.throwIfAborted();
      },
    });
    if (this.#dual) this.#takeDual(inverse, data.byItem);
    else this.#takePrimal(inverse);
  }

  #takeDual(inverse: InverseGram, byItem: SparseMatrix): void {
    const { values, stride } = inverse;
    this.#weights = inverse.toRowSum();
    this.#diagonal = new Float32Array(byItem.rowCount);
    for (let j = 0; j < byItem.rowCount; j++) {
      let sum = 0;
      const end = byItem.start[j + 1]!;
      for (let p = byItem.start[j]!; p < end; p++) {
        const row = byItem.column[p]! * stride;
        let inner = 0;
        for (let q = byItem.start[j]!; q < end; q++)
          inner += values[row + byItem.column[q]!]! * byItem.value[q]!;
        sum += inner * byItem.value[p]!;
      }
      this.#diagonal[j] = 1 - sum;
    }
  }

  /** Turns P into B in place: no second n x n matrix is made. */
  #takePrimal(inverse: InverseGram): void {
    const { lambda } = this.#parameters;
    const { values, size, stride } = inverse;
    this.#diagonal = new Float32Array(size);
    const scale = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      const own = values[j * stride + j]!;
      scale[j] = -1 / own;
      this.#diagonal[j] = lambda * own;
    }
    for (let i = 0; i < size; i++) {
      const row = values.subarray(i * stride, i * stride + size);
      for (let j = 0; j < size; j++) row[j]! *= scale[j]!;
      row[i] = 0;
    }
    this.#weights = inverse.toRowSum();
  }

  protected override needsRows(): boolean {
    return this.#dual;
  }

  /**
   * Exactly what a fit on the grown data gives, from the inverse at hand: items^2 (dual: users^2) operations for each new item
   * and each person that was not in the training.
   */
  protected override extend(addition: Addition, rows: GrownRows | null): () => void {
    const [inverse, size] = this.#dual ? this.#extendDual(addition, rows!) : this.#extendPrimal(addition);
    return () => {
      const square = inverseOf(inverse, size);
      if (this.#dual) this.#takeDual(square, rows!.byItem);
      else this.#takePrimal(square);
    };
  }

  #extendPrimal({ catalog, first, people, choices }: Addition): [Float32Array, number] {
    const { lambda } = this.#parameters;
    const { values, stride } = this.#weights;
    const inverse = new Float32Array(first * first);
    for (let i = 0; i < first; i++) {
      for (let j = 0; j < first; j++)
        inverse[i * first + j] = ((i === j ? 1 : -values[i * stride + j]!) * this.#diagonal[j]!) / lambda;
    }
    const histories = people.map(({ profile }) => toVector(oldPart(profile, first)));
    addOuterProducts(
      inverse,
      first,
      histories.filter((_, p) => !people[p]!.trained),
    );
    const columns = choices.map((choice) => {
      const sums = new Map<number, number>();
      choice.people.forEach((person, c) => {
        const { indices, values: chosen } = histories[person]!;
        indices.forEach((item, h) => sums.set(item, (sums.get(item) ?? 0) + chosen[h]! * choice.weights[c]!));
      });
      return { indices: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()) };
    });
    const added = people.map(({ profile }) => newPart(profile, first));
    const corner = outerSum(added, choices.length, lambda);
    return [borderInverse(inverse, first, columns, corner), catalog.items.size];
  }

  #extendDual({ first, people }: Addition, rows: GrownRows): [Float32Array, number] {
    const { values, stride, size: before } = this.#weights;
    const size = rows.matrix.rowCount;
    let inverse: Float32Array = new Float32Array(before * before);
    for (let u = 0; u < before; u++)
      inverse.set(values.subarray(u * stride, u * stride + before), u * before);
    const strangers = people.filter(({ row }) => row < 0).map(({ profile }) => oldPart(profile, first));
    if (strangers.length > 0) {
      const { byItem } = this.trainingRows;
      const columns = strangers.map(({ items, weights }) => {
        const overlap = new Float32Array(before);
        items.forEach((item, h) => {
          for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++)
            overlap[byItem.column[p]!]! += byItem.value[p]! * weights[h]!;
        });
        return { indices: Int32Array.from(overlap.keys()), values: overlap };
      });
      inverse = borderInverse(inverse, before, columns, this.#overlaps(strangers));
    }
    const { byItem } = rows;
    const columns: SparseVector[] = [];
    for (let j = first; j < byItem.rowCount; j++) {
      const [from, to] = [byItem.start[j]!, byItem.start[j + 1]!];
      columns.push({ indices: byItem.column.subarray(from, to), values: byItem.value.subarray(from, to) });
    }
    addOuterProducts(inverse, size, columns);
    return [inverse, size];
  }

  /** H H^T + lambda I of histories. */
  #overlaps(histories: readonly Profile[]): Float64Array {
    const count = histories.length;
    const out = new Float64Array(count * count);
    histories.forEach(({ items, weights }, a) => {
      const own = new Map(Array.from(items, (item, h) => [item, weights[h]!]));
      histories.forEach((other, b) => {
        other.items.forEach((item, h) => (out[a * count + b]! += (own.get(item) ?? 0) * other.weights[h]!));
      });
      out[a * count + a]! += this.#parameters.lambda;
    });
    return out;
  }

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    if (this.#dual) this.#scoreDual(profile, out);
    else this.#weights.sum(profile.items, profile.weights, out);
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
  #project(items: Int32Array, weights: Float32Array): Float32Array {
    const { byItem, matrix } = this.trainingRows;
    const overlap = new Float64Array(matrix.rowCount);
    items.forEach((item, h) => {
      for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++) {
        overlap[byItem.column[p]!]! += byItem.value[p]! * weights[h]!;
      }
    });
    const people: number[] = [];
    overlap.forEach((value, user) => {
      if (value !== 0) people.push(user);
    });
    const projected = new Float32Array(matrix.rowCount);
    this.#weights.sum(
      Int32Array.from(people),
      Float32Array.from(people, (user) => overlap[user]!),
      projected,
    );
    return projected;
  }

  protected override scoreSimilar(item: number, out: Float32Array): void {
    super.scoreSimilar(item, out);
    // Partial correlation -P_ij / sqrt(P_ii P_jj): unlike B itself it is symmetric.
    const own = this.#diagonal[item]!;
    for (let j = 0; j < out.length; j++) out[j]! *= Math.sqrt(this.#diagonal[j]! / own);
  }

  contributions(user: FoldedUser, item: number): Float32Array {
    const { items, weights } = user.profile;
    if (!this.#dual) {
      const { values, stride } = this.#weights;
      return Float32Array.from(items, (source, h) => weights[h]! * values[source * stride + item]!);
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
    const { size, stride, values } = this.#weights;
    const weights = new Float32Array(size * size);
    for (let r = 0; r < size; r++) weights.set(values.subarray(r * stride, r * stride + size), r * size);
    return { meta: { dual: this.#dual }, tensors: { weights, diagonal: this.#diagonal } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = { lambda: Number(parameters.lambda) };
    this.#dual = part.meta.dual === true;
    const weights = float32Tensor(part, 'weights');
    const size = Math.round(Math.sqrt(weights.length));
    this.#weights = createRowSum(size);
    for (let r = 0; r < size; r++)
      this.#weights.values.set(weights.subarray(r * size, r * size + size), r * this.#weights.stride);
    this.#diagonal = float32Tensor(part, 'diagonal');
  }
}

function toVector({ items, weights }: Profile): SparseVector {
  return { indices: items, values: weights };
}

/** The new items of a profile, counted from 0. */
function newPart({ items, weights }: Profile, first: number): SparseVector {
  const places = Array.from(items.keys()).filter((h) => items[h]! >= first);
  return {
    indices: Int32Array.from(places, (h) => items[h]! - first),
    values: Float32Array.from(places, (h) => weights[h]!),
  };
}

/** Sum of v v^T plus lambda I, size x size. */
function outerSum(vectors: readonly SparseVector[], size: number, lambda: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) out[i * size + i] = lambda;
  for (const { indices, values } of vectors) {
    indices.forEach((a, i) => {
      indices.forEach((b, j) => (out[a * size + b]! += values[i]! * values[j]!));
    });
  }
  return out;
}
