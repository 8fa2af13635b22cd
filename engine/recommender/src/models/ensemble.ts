// A weighted ensemble: the standardised scores of several models added up.

import { RecommenderError, checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { scoreScale } from '../match-calibration.ts';
import { Model } from '../model.ts';
import type { FitOptions, FoldedUser, ModelPart } from '../model.ts';
import type { Json, ModelState, Tensor } from '../model-state.ts';
import type { Profile } from '../profile.ts';

export interface EnsembleMember {
  readonly model: Model;
  /** Any finite number; only the ratios matter. */
  readonly weight: number;
}

export interface EnsembleOptions {
  /** With false, members are taken as fitted already, on the very data that `fit` gets. Default true. */
  readonly refit?: boolean;
  /** Reads members back from a saved ensemble; `loadModel` gives its own. */
  readonly load?: (state: ModelState) => Model;
}

/**
 * score(j) = sum over members m of weight_m (s_mj - mean_m) / deviation_m, mean and deviation over the items outside of the
 * history, for each user anew: scores of different models have different scales, and a scale differs between users.
 *
 * Members are fitted on the same data, one after another. Costs are the sums of theirs. Members hold no user ids.
 */
export class Ensemble extends Model {
  readonly kind = 'ensemble';
  #members: readonly EnsembleMember[];
  readonly #options: EnsembleOptions;

  constructor(members: readonly EnsembleMember[], options: EnsembleOptions = {}) {
    super();
    this.#options = options;
    this.#members = members.map(({ model, weight }) => ({
      model,
      weight: checkParameter('weight', weight, -Infinity),
    }));
  }

  get parameters(): { readonly [name: string]: Json } {
    return {
      members: this.#members.map(({ model, weight }) => ({
        kind: model.kind,
        weight,
        parameters: model.parameters,
      })),
    };
  }

  /** The fitted members, in order. */
  get members(): readonly EnsembleMember[] {
    return this.#members;
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    if (this.#members.length === 0)
      throw new RecommenderError('invalid-parameter', 'Cannot fit an ensemble without members');
    for (const { model } of this.#members) {
      if (this.#options.refit === false) {
        if (model.items === data.items) continue;
        throw new RecommenderError(
          'invalid-parameter',
          `Cannot keep ${model.kind} as it is: it was fitted on other items`,
        );
      }
      const onProgress = options.onProgress;
      await model.fit(data, {
        ...options,
        // The epochs of a member are not those of the ensemble.
        onEpoch: undefined,
        keepUsers: false,
        onProgress:
          onProgress && ((progress) => onProgress({ ...progress, step: `${model.kind}: ${progress.step}` })),
      });
    }
  }

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    const scores = new Float32Array(out.length);
    out.fill(0);
    for (const { model, weight } of this.#members) {
      model.scoreInto(profile, scores);
      const { mean, deviation } = this.#scale(profile, scores);
      const factor = deviation > 0 ? weight / deviation : 0;
      for (let j = 0; j < out.length; j++) out[j]! += factor * (scores[j]! - mean);
    }
  }

  #scale(profile: Profile, scores: Float32Array): { mean: number; deviation: number } {
    const own = Float32Array.from(profile.items, (item) => scores[item]!);
    for (const item of profile.items) scores[item] = -Infinity;
    const scale = scoreScale(scores);
    profile.items.forEach((item, h) => (scores[item] = own[h]!));
    return scale;
  }

  contributions(user: FoldedUser, item: number): Float32Array {
    const { profile } = user;
    const total = new Float32Array(profile.items.length);
    const scores = new Float32Array(this.items.size);
    for (const { model, weight } of this.#members) {
      model.scoreInto(profile, scores);
      const { deviation } = this.#scale(profile, scores);
      if (deviation === 0) continue;
      model
        .contributions(model.foldProfile(profile), item)
        .forEach((value, h) => (total[h]! += (weight * value) / deviation));
    }
    return total;
  }

  protected savePart(): ModelPart {
    const tensors: { [name: string]: Tensor } = {};
    const members = this.#members.map(({ model, weight }, m) => {
      const state = model.save();
      for (const [name, tensor] of Object.entries(state.tensors)) tensors[`members.${m}.${name}`] = tensor;
      return { kind: state.kind, weight, meta: state.meta };
    });
    return { meta: { members }, tensors };
  }

  protected loadPart(part: ModelPart): void {
    const { load } = this.#options;
    const { members } = part.meta;
    if (!Array.isArray(members) || !load) {
      throw new RecommenderError(
        'invalid-model-state',
        'Cannot load the ensemble: its members are missing, or nothing to load them with',
      );
    }
    this.#members = (members as readonly { kind: string; weight: number; meta: ModelState['meta'] }[]).map(
      ({ kind, weight, meta }, m) => {
        const prefix = `members.${m}.`;
        const own = Object.entries(part.tensors).filter(([name]) => name.startsWith(prefix));
        const tensors = Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
        return { model: load({ kind, meta, tensors }), weight };
      },
    );
  }
}
