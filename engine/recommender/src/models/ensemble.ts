// A weighted ensemble: the standardised scores of several models added up.

import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Features } from '../features/feature-table.ts';
import { splitRandom } from '../evaluation/split.ts';
import type { Split } from '../evaluation/split.ts';
import type { Interactions } from '../interactions.ts';
import { scoreScale } from '../match-calibration.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart, ModelState, Tensor } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';
import { learnEnsembleWeights } from './ensemble-weights.ts';
import type { EnsembleWeightsOptions } from './ensemble-weights.ts';

export interface EnsembleMember {
  readonly model: Model;
  /** Any finite number; only the ratios matter. What `stack` learns takes its place. Default 1. */
  readonly weight?: number;
  /** Added to the weight times ln(1 + n) for a history of n known items. Default 0. */
  readonly activityWeight?: number;
}

/** How the weights of a stacked ensemble are learnt. */
export interface StackOptions extends Omit<EnsembleWeightsOptions, 'pause' | 'signal'> {
  /** What is hidden of the training data to learn the weights from. Default: a random fifth of every user's liked items. */
  readonly split?: (data: Interactions) => Split;
}

export interface EnsembleOptions {
  /** With false, members are taken as fitted already, on the very data that `fit` gets. Default true. */
  readonly refit?: boolean;
  /**
   * Learns the weights: members are fitted on a part of the training data, weighed on the rest, and fitted again on all of
   * it. Not with `refit: false`.
   */
  readonly stack?: StackOptions;
  /** Reads members back from a saved ensemble; `loadModel` gives its own. */
  readonly load?: (state: ModelState) => Model;
}

type WeighedMember = Required<EnsembleMember>;

/**
 * score(j) = sum over members m of weight_m (s_mj - mean_m) / deviation_m, mean and deviation over the items outside of the
 * history, for each user anew: scores of different models have different scales, and a scale differs between users. Weights
 * are given, or learnt by stacking (see learnEnsembleWeights); a weight may change with the length of the history.
 *
 * Members are fitted on the same data, one after another, twice when stacked. Costs are the sums of theirs. Members hold no
 * user ids.
 */
export class Ensemble extends Model {
  readonly kind = 'ensemble';
  #members: readonly WeighedMember[];
  readonly #options: EnsembleOptions;

  constructor(members: readonly EnsembleMember[], options: EnsembleOptions = {}) {
    super();
    this.#options = options;
    this.#members = members.map(({ model, weight = 1, activityWeight = 0 }) => ({
      model,
      weight: checkParameter('weight', weight, -Infinity),
      activityWeight: checkParameter('activityWeight', activityWeight, -Infinity),
    }));
  }

  get parameters(): { readonly [name: string]: Json } {
    return {
      members: this.#members.map(({ model, weight, activityWeight }) => ({
        kind: model.kind,
        weight,
        activityWeight,
        parameters: model.parameters,
      })),
    };
  }

  /** The fitted members, in order. */
  get members(): readonly WeighedMember[] {
    return this.#members;
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    if (this.#members.length === 0)
      throw new RecommenderError('invalid-parameter', 'Cannot fit an ensemble without members');
    const { refit, stack } = this.#options;
    if (refit === false) {
      if (stack)
        throw new RecommenderError(
          'invalid-parameter',
          'Cannot learn the weights of members that are not fitted again',
        );
      for (const { model } of this.#members) {
        if (model.items === data.items) continue;
        throw new RecommenderError(
          'invalid-parameter',
          `Cannot keep ${model.kind} as it is: it was fitted on other items`,
        );
      }
      return;
    }
    if (stack) await this.#learnWeights(data, stack, options);
    await this.#fitMembers(data, options, '');
  }

  async #learnWeights(data: Interactions, stack: StackOptions, options: FitOptions): Promise<void> {
    const split = stack.split?.(data) ?? splitRandom(data, { random: createRandom(stack.seed ?? 1) });
    await this.#fitMembers(split.train, options, 'stack, ');
    const models = this.#members.map(({ model }) => model);
    const { pause, signal } = options;
    const found = await learnEnsembleWeights(models, split, {
      ...stack,
      ...(pause && { pause }),
      ...(signal && { signal }),
    });
    this.#members = models.map((model, m) => ({ model, ...found[m]! }));
  }

  async #fitMembers(data: Interactions, options: FitOptions, prefix: string): Promise<void> {
    const { onProgress } = options;
    for (const { model } of this.#members) {
      await model.fit(data, {
        ...options,
        // The epochs of a member are not those of the ensemble.
        onEpoch: undefined,
        keepUsers: false,
        onProgress:
          onProgress &&
          ((progress) => onProgress({ ...progress, step: `${prefix}${model.kind}: ${progress.step}` })),
      });
    }
  }

  /** One member that knows what to do with it is enough; to the others it is like an item nobody chose. */
  override canPlace(features: Features | null, likes: number): boolean {
    return this.#members.some(({ model }) => model.canPlace(features, likes));
  }

  /** Members grow together or, when one refuses, not at all. */
  protected override extend(addition: Addition): () => void {
    const steps = this.#members.map(({ model }) => model.extendBy(addition));
    return () => {
      for (const step of steps) step();
    };
  }

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    const scores = new Float32Array(out.length);
    out.fill(0);
    for (const member of this.#members) {
      member.model.scoreInto(profile, scores);
      const { mean, deviation } = this.#scale(profile, scores);
      const factor = deviation > 0 ? weightFor(member, profile) / deviation : 0;
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
    for (const member of this.#members) {
      const { model } = member;
      model.scoreInto(profile, scores);
      const { deviation } = this.#scale(profile, scores);
      if (deviation === 0) continue;
      const weight = weightFor(member, profile);
      model
        .contributions(model.foldProfile(profile), item)
        .forEach((value, h) => (total[h]! += (weight * value) / deviation));
    }
    return total;
  }

  protected savePart(): ModelPart {
    const tensors: { [name: string]: Tensor } = {};
    const members = this.#members.map(({ model, weight, activityWeight }, m) => {
      const state = model.save();
      for (const [name, tensor] of Object.entries(state.tensors)) tensors[`members.${m}.${name}`] = tensor;
      return { kind: state.kind, weight, activityWeight, meta: state.meta };
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
    this.#members = (members as readonly SavedMember[]).map(
      ({ kind, weight, activityWeight = 0, meta }, m) => {
        const prefix = `members.${m}.`;
        const own = Object.entries(part.tensors).filter(([name]) => name.startsWith(prefix));
        const tensors = Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
        return { model: load({ kind, meta, tensors }), weight, activityWeight };
      },
    );
  }
}

interface SavedMember {
  readonly kind: string;
  readonly weight: number;
  readonly activityWeight?: number;
  readonly meta: ModelState['meta'];
}

function weightFor({ weight, activityWeight }: WeighedMember, { items }: Profile): number {
  return weight + activityWeight * Math.log1p(items.length);
}
