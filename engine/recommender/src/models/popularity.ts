// Popularity, plain or fading with age: the same answer for everybody, and the floor every other model must beat.

import { checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { float32Tensor } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { ModelPart } from '../model.ts';
import type { Json } from '../model-state.ts';
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
      return;
    }
    let latest = -Infinity;
    let oldest = Infinity;
    for (const time of data.times) {
      if (time > latest) latest = time;
      if (time < oldest) oldest = time;
    }
    this.#scores = new Float32Array(data.itemCount);
    const { column, value } = data.matrix;
    for (let p = 0; p < column.length; p++) {
      if (value[p]! <= 0) continue;
      const time = data.times[p]!;
      const age = latest - (Number.isNaN(time) ? oldest : time);
      this.#scores[column[p]!]! += 2 ** (-age / halfLife);
    }
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
    return { meta: {}, tensors: { scores: this.#scores } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = { halfLife: typeof parameters.halfLife === 'number' ? parameters.halfLife : null };
    this.#scores = float32Tensor(part, 'scores');
  }
}
