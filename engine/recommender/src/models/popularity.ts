// Popularity, plain or fading with age: the same answer for everybody, and the floor every other model must beat.

import type { Addition } from '../add-items.ts';
import { checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { float32Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';

export interface PopularityParameters {
  /** Age at which an interaction counts half, in the unit of the data's times; null (default): age does not matter. */
  readonly halfLife: number | null;
}

/**
 * score(i) = sum over users u who liked i of 2^(-(latest - t_ui) / halfLife), or simply their number without a half-life.
 * An interaction without a time counts as the oldest. Fit O(entries), request O(items).
 */
export class Popularity extends Model {
  readonly kind = 'popularity';
  #parameters: PopularityParameters;
  #scores: Float32Array = new Float32Array(0);
  /** The oldest and the latest time of the training; null where age does not matter. */
  #span: readonly [number, number] | null = null;

  constructor(parameters: Partial<PopularityParameters> = {}) {
    super();
    this.#parameters = { halfLife: parameters.halfLife ?? null };
    if (this.#parameters.halfLife !== null)
      checkParameter('halfLife', this.#parameters.halfLife, Number.MIN_VALUE);
  }

  get parameters(): PopularityParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions): Promise<void> {
    const { halfLife } = this.#parameters;
    if (halfLife === null || !data.times) {
      this.#scores = this.catalog.popularity.slice();
      this.#span = null;
      return;
    }
    let latest = -Infinity;
    let oldest = Infinity;
    for (const time of data.times) {
      if (time > latest) latest = time;
      if (time < oldest) oldest = time;
    }
    this.#span = [oldest, latest];
    this.#scores = new Float32Array(data.itemCount);
    const { column, value } = data.matrix;
    for (let p = 0; p < column.length; p++)
      if (value[p]! > 0) this.#scores[column[p]!]! += this.#weight(data.times[p]!);
  }

  #weight(time: number): number {
    const { halfLife } = this.#parameters;
    if (halfLife === null || !this.#span) return 1;
    const [oldest, latest] = this.#span;
    return 2 ** (((Number.isNaN(time) ? oldest : time) - latest) / halfLife);
  }

  /** An item nobody has chosen yet has its place: the last. */
  override canPlace(): boolean {
    return true;
  }

  /** Counts go on; what is later than the training counts more than 1. */
  protected override extend({ catalog, people, first }: Addition): () => void {
    const scores = new Float32Array(catalog.items.size);
    scores.set(this.#scores);
    for (const { given, trained } of people) {
      given.items.forEach((item, h) => {
        if (given.weights[h]! > 0 && (!trained || item >= first))
          scores[item]! += this.#weight(given.times?.[h] ?? Number.NaN);
      });
    }
    return () => (this.#scores = scores);
  }

  protected scoreProfile(_profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    out.set(this.#scores);
  }

  protected override scoreCold(out: Float32Array): void {
    out.set(this.#scores);
  }

  contributions(): Float32Array {
    return new Float32Array(0);
  }

  protected savePart(): ModelPart {
    return { meta: { span: this.#span }, tensors: { scores: this.#scores } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = { halfLife: typeof parameters.halfLife === 'number' ? parameters.halfLife : null };
    this.#scores = float32Tensor(part, 'scores');
    const { span } = part.meta;
    this.#span = Array.isArray(span) ? [Number(span[0]), Number(span[1])] : null;
  }
}
