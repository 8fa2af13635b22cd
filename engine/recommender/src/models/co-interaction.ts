// From titles to users to titles: who chose these titles, and what else did those people choose more than everybody does.

import { checkParameter } from '../errors.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { Explanation } from '../model-answers.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { topItems } from '../top-items.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';

export interface CoInteractionParameters {
  /** How many people are asked at most, those most like the history. Default 200. */
  readonly neighbours: number;
  /** Added to the size of a person's history when their likeness is measured, so that tiny histories do not win. Default 20. */
  readonly shrinkage: number;
  /** How far popularity is taken out: 0 ranks by what the people chose, 1 by the ratio to the base rate. Default 0.1. */
  readonly popularityDiscount: number;
}

const DEFAULTS: CoInteractionParameters = { neighbours: 200, shrinkage: 20, popularityDiscount: 0.1 };

interface Neighbours {
  readonly users: Int32Array;
  readonly likeness: Float32Array;
  readonly totalLikeness: number;
}

/**
 * 1. Likeness of person v to the history h: sum over shared items of h_i v_i idf_i / sqrt(|v| + shrinkage), with
 *    idf_i = ln(1 + U / n_i): sharing a rare title says more. The `neighbours` most alike are asked.
 * 2. p_j = likeness-weighted share of them who liked j; q_j = share of everybody who did (the base rate).
 * 3. score(j) = (p_j - q_j) / (q_j + 1 / U)^popularityDiscount: what these people choose beyond the base rate.
 *
 * Dislikes count against the people who liked those items. Nothing is learnt: fit costs nothing, a request the entries of
 * the people met. The training rows are the model.
 */
export class CoInteraction extends Model {
  readonly kind = 'co-interaction';
  #parameters: CoInteractionParameters;

  constructor(parameters: Partial<CoInteractionParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): CoInteractionParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(): Promise<void> {
    // The training rows, which the base keeps, are all there is.
  }

  protected override needsRows(): boolean {
    return true;
  }

  /** The rows are the model, and the base has grown them. */
  protected override extend(): () => void {
    return () => undefined;
  }

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    const { matrix } = this.trainingRows;
    const { popularity, userCount } = this.catalog;
    const people = this.#findPeople(profile);
    out.fill(0);
    if (people.totalLikeness === 0) return;
    people.users.forEach((user, k) => {
      const share = people.likeness[k]! / people.totalLikeness;
      for (let p = matrix.start[user]!; p < matrix.start[user + 1]!; p++) {
        const value = matrix.value[p]!;
        out[matrix.column[p]!]! += share * (value > 0 ? 1 : -1);
      }
    });
    for (let j = 0; j < out.length; j++) {
      const base = popularity[j]! / userCount;
      out[j] = (out[j]! - base) / (base + 1 / userCount) ** this.#parameters.popularityDiscount;
    }
  }

  #findPeople(profile: Profile): Neighbours {
    const { matrix, byItem } = this.trainingRows;
    const likeness = new Float32Array(matrix.rowCount);
    profile.items.forEach((item, h) => this.#addLikeness(byItem, item, profile.weights[h]!, likeness));
    for (let u = 0; u < likeness.length; u++) {
      const size = matrix.start[u + 1]! - matrix.start[u]!;
      likeness[u] =
        likeness[u]! > 0 ? likeness[u]! / Math.sqrt(size + this.#parameters.shrinkage) : -Infinity;
    }
    const users = topItems(likeness, this.#parameters.neighbours, likeness);
    const chosen = Float32Array.from(users, (user) => likeness[user]!);
    return { users, likeness: chosen, totalLikeness: chosen.reduce((sum, value) => sum + value, 0) };
  }

  #addLikeness(byItem: SparseMatrix, item: number, weight: number, likeness: Float32Array): void {
    const from = byItem.start[item]!;
    const to = byItem.start[item + 1]!;
    const rarity = Math.log(1 + byItem.columnCount / Math.max(1, to - from));
    for (let p = from; p < to; p++) likeness[byItem.column[p]!]! += weight * byItem.value[p]! * rarity;
  }

  /** Through each history item: the likeness it lends to those of the people found who liked the item. */
  contributions(user: FoldedUser, item: number): Float32Array {
    const { matrix, byItem } = this.trainingRows;
    const people = this.#findPeople(user.profile);
    const chose = new Set<number>();
    for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++) {
      if (byItem.value[p]! > 0) chose.add(byItem.column[p]!);
    }
    const asked = people.users.filter((person) => chose.has(person));
    const lent = new Float32Array(matrix.rowCount);
    return Float32Array.from(user.profile.items, (source, h) => {
      lent.fill(0);
      this.#addLikeness(byItem, source, user.profile.weights[h]!, lent);
      let sum = 0;
      for (const person of asked) {
        const size = matrix.start[person + 1]! - matrix.start[person]!;
        sum += lent[person]! / Math.sqrt(size + this.#parameters.shrinkage);
      }
      return people.totalLikeness === 0 ? 0 : sum / people.totalLikeness;
    });
  }

  protected override peopleBehind(user: FoldedUser, item: number): Explanation['people'] {
    const { byItem } = this.trainingRows;
    const { popularity, userCount } = this.catalog;
    const asked = new Set(this.#findPeople(user.profile).users);
    let count = 0;
    for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++) {
      if (byItem.value[p]! > 0 && asked.has(byItem.column[p]!)) count++;
    }
    return { count, of: asked.size, baseRate: popularity[item]! / userCount };
  }

  protected savePart(): ModelPart {
    return { meta: {}, tensors: {} };
  }

  protected loadPart(_part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }
}

function check(parameters: CoInteractionParameters): CoInteractionParameters {
  checkParameter('neighbours', parameters.neighbours, 1);
  checkParameter('shrinkage', parameters.shrinkage, 0);
  checkParameter('popularityDiscount', parameters.popularityDiscount, 0, 2);
  return parameters;
}
