// Learns how much each member of an ensemble should count, from a part of the data that no member has seen.

import { RecommenderError, checkParameter } from '../errors.ts';
import type { Split } from '../evaluation/split.ts';
import { ascendCoordinates } from '../linear-algebra/ascend-coordinates.ts';
import { scoreScale } from '../match-calibration.ts';
import type { Model } from '../model.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';
import type { Random } from '../random.ts';

export interface EnsembleWeightsOptions {
  /** How many users with something held out are asked at most, drawn at random. Default 2000. */
  readonly users?: number;
  /** Items that the held-out ones are compared with, drawn at random outside of the history. Default 1000. */
  readonly candidates?: number;
  /** Cut-off of the NDCG that is raised, among the candidates. Default 100. */
  readonly k?: number;
  /** Whether a weight may change with the length of the history. Default false. */
  readonly activity?: boolean;
  /** Default 1. */
  readonly seed?: number;
  /** Awaited every 64 users. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** For a history of n items a member counts `weight` + `activityWeight` * ln(1 + n). */
export interface EnsembleWeight {
  readonly weight: number;
  readonly activityWeight: number;
}

/** What one user chose among candidates. */
interface Choice {
  /** Candidates x width, row-major. */
  readonly features: Float32Array;
  /** The first so many candidates were held out. */
  readonly chosen: number;
}

/**
 * Stacking (D. Wolpert, 1992): the weights under which the sum of the members' standardised scores best ranks the held-out
 * items of `split`, by coordinate ascent on NDCG from equal weights. Chance moves no weight (see ascendCoordinates), so that a
 * member that adds nothing gets 0. Weights add up to 1 in absolute value. `models` are fitted on `split.train`, and all know the same items. Members
 * are scored once for every user; beyond that, users * candidates * members numbers are held.
 *
 * @throws RecommenderError `invalid-parameter` when nothing is held out, or the models know other items than the split.
 */
export async function learnEnsembleWeights(
  models: readonly Model[],
  split: Split,
  options: EnsembleWeightsOptions = {},
): Promise<EnsembleWeight[]> {
  const k = checkParameter('k', options.k ?? 100, 1);
  const random = createRandom(options.seed ?? 1);
  for (const model of models) {
    if (model.items === split.train.items) continue;
    throw new RecommenderError(
      'invalid-parameter',
      `Cannot learn the weight of ${model.kind}: it was fitted on other items`,
    );
  }
  const users = drawUsers(split, checkParameter('users', options.users ?? 2000, 1), random);
  const most = checkParameter('candidates', options.candidates ?? 1000, 1);
  const centre = options.activity ? meanActivity(split, users) : 0;
  const choices: Choice[] = [];
  for (const user of users) {
    if (choices.length % 64 === 0) {
      await options.pause?.();
      options.signal?.throwIfAborted();
    }
    const { start, value } = split.histories.matrix;
    const items = rowOf(split.histories, user);
    const profile = { items, weights: value.subarray(start[user], start[user + 1]), times: null };
    const heldOut = rowOf(split.heldOut, user);
    const candidates = [...heldOut, ...drawOthers(split, [items, heldOut], most, random)];
    const features = standardScores(models, profile, candidates);
    const activity = Math.log1p(items.length) - centre;
    choices.push({
      features: options.activity ? withActivity(features, models.length, activity) : features,
      chosen: heldOut.length,
    });
  }
  const start = new Float64Array(models.length * (options.activity ? 2 : 1)).fill(1, 0, models.length);
  const found = ascendCoordinates((weights) => ndcgOf(choices, weights, k), start);
  const total = found.subarray(0, models.length).reduce((sum, weight) => sum + Math.abs(weight), 0) || 1;
  return models.map((_, m) => {
    const activityWeight = options.activity ? found[models.length + m]! / total : 0;
    return { weight: found[m]! / total - activityWeight * centre, activityWeight };
  });
}

/** NDCG of every choice; ties count against what was held out. */
function ndcgOf(choices: readonly Choice[], weights: Float64Array, k: number): Float64Array {
  const width = weights.length;
  return Float64Array.from(choices, ({ features, chosen }) => {
    const scores = new Float32Array(features.length / width);
    for (let c = 0; c < scores.length; c++) {
      let sum = 0;
      for (let f = 0; f < width; f++) sum += weights[f]! * features[c * width + f]!;
      scores[c] = sum;
    }
    let gain = 0;
    let ideal = 0;
    for (let c = 0; c < chosen; c++) {
      let place = 0;
      for (let other = 0; other < scores.length; other++) if (scores[other]! >= scores[c]!) place++;
      if (place <= k) gain += 1 / Math.log2(place + 1);
      if (c < k) ideal += 1 / Math.log2(c + 2);
    }
    return gain / ideal;
  });
}

function rowOf(data: Split['train'], user: number): Int32Array {
  return data.matrix.column.subarray(data.matrix.start[user], data.matrix.start[user + 1]);
}

function drawUsers(split: Split, most: number, random: Random): number[] {
  const users = Array.from({ length: split.heldOut.userCount }, (_, user) => user).filter(
    (user) => rowOf(split.heldOut, user).length > 0,
  );
  if (users.length === 0)
    throw new RecommenderError(
      'invalid-parameter',
      'Cannot learn the weights of an ensemble: nothing is held out',
    );
  return random.shuffle(users).slice(0, most);
}

function meanActivity(split: Split, users: readonly number[]): number {
  return users.reduce((sum, user) => sum + Math.log1p(rowOf(split.histories, user).length), 0) / users.length;
}

/** Up to `most` different items that are in none of the rows. */
function drawOthers(split: Split, rows: readonly Int32Array[], most: number, random: Random): number[] {
  const taken = new Uint8Array(split.train.itemCount);
  for (const row of rows) for (const item of row) taken[item] = 1;
  const free = Int32Array.from(taken.keys()).filter((item) => taken[item] === 0);
  for (let i = 0; i < Math.min(most, free.length); i++) {
    const other = i + random.integer(free.length - i);
    [free[i], free[other]] = [free[other]!, free[i]!];
  }
  return [...free.subarray(0, most)];
}

/** Candidates x models: the scores as the ensemble adds them up, see Ensemble. */
function standardScores(
  models: readonly Model[],
  profile: Profile,
  candidates: readonly number[],
): Float32Array {
  const features = new Float32Array(candidates.length * models.length);
  models.forEach((model, m) => {
    const scores = new Float32Array(model.items.size);
    model.scoreInto(profile, scores);
    for (const item of profile.items) scores[item] = -Infinity;
    const { mean, deviation } = scoreScale(scores);
    if (deviation === 0) return;
    candidates.forEach((item, c) => (features[c * models.length + m] = (scores[item]! - mean) / deviation));
  });
  return features;
}

/** Every row once as it is and once more times the activity. */
function withActivity(features: Float32Array, width: number, activity: number): Float32Array {
  const out = new Float32Array(features.length * 2);
  for (let from = 0; from < features.length; from += width) {
    for (let f = 0; f < width; f++) {
      out[from * 2 + f] = features[from + f]!;
      out[from * 2 + width + f] = features[from + f]! * activity;
    }
  }
  return out;
}
