// Sampled ranking, only to reproduce papers: one hidden item of each user among a fixed list of candidates.

import type { Interactions } from '../interactions.ts';
import type { Json } from '../model-state.ts';
import type { Model } from '../model.ts';

/** One user's task, in dense indices of the training data; -1 is an item that training does not have (it scores last). */
export interface CandidateCase {
  readonly user: number;
  readonly target: number;
  readonly candidates: Int32Array;
}

export interface CandidateOptions {
  /** Cut-off of both metrics. Default 10. */
  readonly k?: number;
  /**
   * Whether the target's own occurrences among its candidates count as rivals that tie with it. `once` (default) takes them
   * for the target, as the code of He et al. 2017 and of those who compare with it does; `rival` counts them against it.
   */
  readonly duplicates?: 'once' | 'rival';
}

export interface CandidateEvaluation {
  readonly model: string;
  readonly parameters: { readonly [name: string]: Json };
  readonly users: number;
  /** Share of users whose target is among the first k. */
  readonly hitRate: number;
  /** Mean of 1 / log2(place + 1) where the target is among the first k, else 0. */
  readonly ndcg: number;
  /** Places of the targets, 1 for the first, in the order of the cases. */
  readonly places: Int32Array;
}

/**
 * Scores each user from the training row and places the target among the candidates as they are listed, after all that score
 * the same.
 */
export function evaluateCandidates(
  model: Model,
  train: Interactions,
  cases: readonly CandidateCase[],
  options: CandidateOptions = {},
): CandidateEvaluation {
  const k = options.k ?? 10;
  const { start, column, value } = train.matrix;
  const scores = new Float32Array(model.items.size);
  const places = new Int32Array(cases.length);
  let hits = 0;
  let gain = 0;
  cases.forEach(({ user, target, candidates }, at) => {
    const from = start[user]!;
    const to = start[user + 1]!;
    const times = train.times?.subarray(from, to) ?? null;
    model.scoreInto({ items: column.subarray(from, to), weights: value.subarray(from, to), times }, scores);
    const own = target < 0 ? -Infinity : scores[target]!;
    let place = 1;
    for (const candidate of candidates) {
      if (candidate === target && target >= 0 && options.duplicates !== 'rival') continue;
      if ((candidate < 0 ? -Infinity : scores[candidate]!) >= own) place++;
    }
    places[at] = place;
    if (place > k) return;
    hits++;
    gain += 1 / Math.log2(place + 1);
  });
  const users = cases.length;
  return {
    model: model.kind,
    parameters: model.parameters,
    users,
    hitRate: hits / users,
    ndcg: gain / users,
    places,
  };
}
