// User-kNN: an item is recommended by the people most like the history.

import { checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { likenessScale, nearestRows, rowLengths } from '../linear-algebra/likeness.ts';
import type { LikenessKind, LikenessOptions } from '../linear-algebra/likeness.ts';
import { norm } from '../linear-algebra/vectors.ts';
import { float32Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { Explanation } from '../model-answers.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { topItems } from '../top-items.ts';

export interface UserKnnParameters extends LikenessOptions {
  /** How many people are asked at most. Default 100. */
  readonly neighbours: number;
  /** `cosine` (default) or `asymmetric`. */
  readonly likeness: Extract<LikenessKind, 'cosine' | 'asymmetric'>;
  /** Default 0. */
  readonly shrinkage: number;
  /** Of `asymmetric`: the exponent on the side of the one who asks. Default 0.5. */
  readonly alpha: number;
  /**
   * Who is asked: the people `nearest` to the history (default), or, with `reverse`, everybody who has the history among the
   * `neighbours` nearest of their own, as in the code of M. Ferrari Dacrema et al., TOIS 2021.
   */
  readonly asked: 'nearest' | 'reverse';
}

const DEFAULTS: UserKnnParameters = {
  neighbours: 100,
  likeness: 'cosine',
  shrinkage: 0,
  alpha: 0.5,
  asked: 'nearest',
};

interface Neighbours {
  readonly users: Int32Array;
  readonly likeness: Float32Array;
}

/**
 * P. Resnick et al., CSCW 1994, in its top-N form: score(j) = sum over the k people v most like the history of
 * likeness(h, v) v_j. The likeness is that of likeness.ts between the history and a training row.
 *
 * Nothing is learnt, the training rows are the model; but `reverse` compares all people with each other to know how near the
 * k-th nearest of each is: the sum of the items' entries squared. Request: the entries of the history's items and of the people asked.
 */
export class UserKnn extends Model {
  readonly kind = 'user-knn';
  #parameters: UserKnnParameters;
  #lengths: Float64Array | null = null;
  /** With `reverse`: how like each person somebody has to be to be among their nearest. */
  #thresholds: Float32Array | null = null;

  constructor(parameters: Partial<UserKnnParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): UserKnnParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    this.#lengths = rowLengths(data.matrix);
    this.#thresholds = null;
    if (this.#parameters.asked === 'nearest') return;
    const { neighbours } = this.#parameters;
    const { start, value } = await nearestRows(
      data.matrix,
      data.byItem,
      neighbours,
      this.#parameters,
      async (done, total) => {
        options.onProgress?.({ step: 'compare', done, total });
        await options.pause?.();
        options.signal?.throwIfAborted();
      },
    );
    this.#thresholds = Float32Array.from({ length: data.userCount }, (_, user) => {
      const own = value.subarray(start[user], start[user + 1]);
      return own.length < neighbours
        ? 0
        : own.reduce((least, likeness) => Math.min(least, likeness), Infinity);
    });
  }

  protected override needsRows(): boolean {
    return true;
  }

  /** The base has grown the rows: only their lengths are new. */
  protected override extend(): () => void {
    return () => (this.#lengths = null);
  }

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    const { matrix } = this.trainingRows;
    out.fill(0);
    const { users, likeness } = this.#findPeople(profile);
    users.forEach((user, k) => {
      for (let p = matrix.start[user]!; p < matrix.start[user + 1]!; p++) {
        out[matrix.column[p]!]! += likeness[k]! * matrix.value[p]!;
      }
    });
  }

  #findPeople(profile: Profile): Neighbours {
    const { matrix, byItem } = this.trainingRows;
    this.#lengths ??= rowLengths(matrix);
    const likeness = new Float32Array(matrix.rowCount);
    profile.items.forEach((item, h) => {
      const weight = profile.weights[h]!;
      for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++)
        likeness[byItem.column[p]!]! += weight * byItem.value[p]!;
    });
    const own = norm(profile.weights);
    const thresholds = this.#thresholds;
    for (let u = 0; u < likeness.length; u++) {
      const length = this.#lengths[u]!;
      const scale = thresholds
        ? likenessScale(length, own, this.#parameters)
        : likenessScale(own, length, this.#parameters);
      const found = likeness[u]! > 0 ? Math.fround(likeness[u]! / scale) : -Infinity;
      likeness[u] = found >= (thresholds?.[u] ?? 0) ? found : -Infinity;
    }
    if (thresholds) {
      const users = Int32Array.from(likeness.keys()).filter((u) => likeness[u]! > 0);
      return { users, likeness: Float32Array.from(users, (user) => likeness[user]!) };
    }
    const users = topItems(likeness, this.#parameters.neighbours, likeness);
    return { users, likeness: Float32Array.from(users, (user) => likeness[user]!) };
  }

  /** Each person's part of the score, divided over the items shared with the history by what they add to the overlap. */
  contributions(user: FoldedUser, item: number): Float32Array {
    const { byItem } = this.trainingRows;
    const { profile } = user;
    const { users, likeness } = this.#findPeople(profile);
    const given = new Map<number, number>();
    for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++)
      given.set(byItem.column[p]!, byItem.value[p]!);
    const part = new Map<number, number>();
    users.forEach((person, k) => {
      const value = given.get(person);
      if (value !== undefined) part.set(person, likeness[k]! * value);
    });
    const overlap = new Map<number, number>();
    this.#eachShared(profile, part, (_h, person, shared) =>
      overlap.set(person, (overlap.get(person) ?? 0) + shared),
    );
    const out = new Float32Array(profile.items.length);
    this.#eachShared(profile, part, (h, person, shared) => {
      out[h]! += (part.get(person)! * shared) / overlap.get(person)!;
    });
    return out;
  }

  #eachShared(
    profile: Profile,
    people: ReadonlyMap<number, number>,
    visit: (h: number, person: number, shared: number) => void,
  ): void {
    const { byItem } = this.trainingRows;
    profile.items.forEach((item, h) => {
      for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++) {
        if (people.has(byItem.column[p]!))
          visit(h, byItem.column[p]!, profile.weights[h]! * byItem.value[p]!);
      }
    });
  }

  protected override peopleBehind(user: FoldedUser, item: number): Explanation['people'] {
    const { byItem } = this.trainingRows;
    const asked = new Set(this.#findPeople(user.profile).users);
    let count = 0;
    for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++) {
      if (byItem.value[p]! > 0 && asked.has(byItem.column[p]!)) count++;
    }
    return { count, of: asked.size, baseRate: this.catalog.popularity[item]! / this.catalog.userCount };
  }

  protected savePart(): ModelPart {
    return { meta: {}, tensors: this.#thresholds ? { thresholds: this.#thresholds } : {} };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    this.#lengths = null;
    this.#thresholds = this.#parameters.asked === 'reverse' ? float32Tensor(part, 'thresholds') : null;
  }
}

function check(parameters: UserKnnParameters): UserKnnParameters {
  checkParameter('neighbours', parameters.neighbours, 1);
  checkParameter('shrinkage', parameters.shrinkage, 0);
  checkParameter('alpha', parameters.alpha, 0, 1);
  return parameters;
}
