// The common part of models that are a sparse item-to-item matrix: scores, reasons, the saved matrix.

import { packMatrix, unpackMatrix } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { transpose } from '../sparse-matrix.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';

/**
 * score(j) = sum over the history of h_i W_ij for a sparse W. A request costs the entries of the history's rows; memory
 * 8 bytes an entry, twice.
 */
export abstract class ItemWeights extends Model {
  /** Row j: which items speak for j, and how much. */
  #incoming: SparseMatrix | null = null;
  /** Row i: which items i speaks for. */
  #outgoing: SparseMatrix | null = null;

  /** Takes the weights over: row j holds W_ij at column i. */
  protected setIncoming(incoming: SparseMatrix): void {
    this.#incoming = incoming;
    this.#outgoing = transpose(incoming);
  }

  /** Row j: which items speak for j, and how much. */
  protected get incoming(): SparseMatrix {
    return this.#incoming!;
  }

  /** Reads a subclass's own parameters when it is loaded. */
  protected abstract loadParameters(parameters: { readonly [name: string]: Json }): void;

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    const { start, column, value } = this.#outgoing!;
    out.fill(0);
    profile.items.forEach((item, h) => {
      const weight = profile.weights[h]!;
      for (let p = start[item]!; p < start[item + 1]!; p++) out[column[p]!]! += weight * value[p]!;
    });
  }

  contributions(user: FoldedUser, item: number): Float32Array {
    const { start, column, value } = this.#incoming!;
    const weights = new Map<number, number>();
    for (let p = start[item]!; p < start[item + 1]!; p++) weights.set(column[p]!, value[p]!);
    return Float32Array.from(
      user.profile.items,
      (source, h) => user.profile.weights[h]! * (weights.get(source) ?? 0),
    );
  }

  protected savePart(): ModelPart {
    return packMatrix('weights', this.#incoming!);
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.loadParameters(parameters);
    this.setIncoming(unpackMatrix('weights', part));
  }
}
