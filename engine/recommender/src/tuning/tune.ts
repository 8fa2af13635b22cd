// Searches the parameters of one kind of model for the best figure on a validation part of the training data.

import { RecommenderError } from '../errors.ts';
import { selectUsers } from '../evaluation/split.ts';
import type { Interactions } from '../interactions.ts';
import type { FitOptions, Model } from '../model.ts';
import type { ModelFamily } from '../parameters/model-family.ts';
import { createRandom } from '../random.ts';
import type { Objective } from './objective.ts';
import { randomSearch } from './random-search.ts';
import { runSearch } from './run-search.ts';
import type { Measure, SearchOptions, SearchResult } from './run-search.ts';
import type { SearchMethod } from './search-method.ts';
import { SearchSpace } from './search-space.ts';
import type { SearchSpaceOptions } from './search-space.ts';
import { successiveHalving } from './successive-halving.ts';
import { treeParzen } from './tree-parzen.ts';

export const searchMethods = ['random', 'halving', 'tpe'] as const;
export type SearchMethodName = (typeof searchMethods)[number];

export interface TuneOptions
  extends Omit<SearchOptions, 'method' | 'direction'>, Pick<FitOptions, 'pause'>, SearchSpaceOptions {
  /** Default `tpe`. */
  readonly method?: SearchMethodName | ((space: SearchSpace) => SearchMethod);
  /** Of the search and of the models. Default 1. */
  readonly seed?: number;
  /**
   * Watches models that learn in epochs: the figure is measured every `every` epochs (default 1), and training ends after
   * `patience` measurements without a better one. The score is the best one seen.
   */
  readonly earlyStopping?: { readonly every?: number; readonly patience: number };
  /** More options of `fit`, for example threads. */
  readonly fit?: Omit<FitOptions, 'onEpoch' | 'signal' | 'pause'>;
}

/**
 * A search by halving that goes on from `previous` needs the same number of trials as before, or `successiveHalving` with settings of
 * its own: the size of its rounds follows from it. A part of the budget is a part of the epochs, of models that count them, or else of the training users. The objective holds
 * the training data divided once more: the test part of an experiment must not be in it.
 */
export async function tune(
  family: ModelFamily,
  objective: Objective,
  options: TuneOptions,
): Promise<SearchResult> {
  const space = new SearchSpace(family.kind, family.parameters, options);
  const seed = options.seed ?? 1;
  const method = chooseMethod(space, options.method ?? 'tpe', {
    seed,
    direction: objective.direction,
    trials: options.trials,
  });
  const measure: Measure = async ({ parameters, budget }) => {
    const byEpochs = family.epochs !== null && budget < 1;
    const given = byEpochs
      ? { ...parameters, [family.epochs]: shareOf(parameters[family.epochs], budget) }
      : parameters;
    const data = byEpochs || budget === 1 ? objective.train : shareOfUsers(objective.train, budget, seed);
    const model = family.create(given, seed);
    const { signal, pause, fit } = options;
    if (family.epochs === null || !options.earlyStopping) {
      await model.fit(data, { ...fit, signal, pause });
      return { score: await objective.measure(model, signal), epoch: null };
    }
    return watchEpochs(model, data, objective, options);
  };
  return runSearch(measure, { ...options, method, direction: objective.direction });
}

function chooseMethod(
  space: SearchSpace,
  method: NonNullable<TuneOptions['method']>,
  options: {
    readonly seed: number;
    readonly direction: Objective['direction'];
    readonly trials: number;
  },
): SearchMethod {
  if (typeof method === 'function') return method(space);
  if (method === 'random') return randomSearch(space, options);
  if (method === 'halving') return successiveHalving(space, options);
  if (method === 'tpe') return treeParzen(space, options);
  throw new RecommenderError(
    'invalid-parameter',
    `Cannot search by "${String(method)}": known are ${searchMethods.join(', ')}`,
  );
}

function shareOf(epochs: unknown, budget: number): number {
  return Math.max(1, Math.round(Number(epochs) * budget));
}

/** The same users for the same seed and share; a smaller share is a part of a larger one. */
function shareOfUsers(data: Interactions, budget: number, seed: number): Interactions {
  const order = createRandom(seed).shuffle(Int32Array.from({ length: data.userCount }, (_, u) => u));
  return selectUsers(data, order.slice(0, Math.max(1, Math.round(data.userCount * budget))).sort());
}

async function watchEpochs(
  model: Model,
  data: Interactions,
  objective: Objective,
  { earlyStopping, signal, pause, fit }: TuneOptions,
): Promise<{ score: number; epoch: number }> {
  const { every = 1, patience = Infinity } = earlyStopping ?? {};
  const sign = objective.direction === 'maximise' ? 1 : -1;
  let best = { score: Number.NaN, epoch: 0 };
  let without = 0;
  const look = async (epoch: number): Promise<void> => {
    const score = await objective.measure(model, signal);
    if (best.epoch === 0 || sign * (score - best.score) > 0) {
      best = { score, epoch };
      without = 0;
    } else without++;
  };
  let done = 0;
  let looked = 0;
  await model.fit(data, {
    ...fit,
    signal,
    pause,
    async onEpoch(epoch) {
      done = epoch;
      if (epoch % every !== 0) return true;
      looked = epoch;
      await look(epoch);
      return without < patience;
    },
  });
  if (done > looked) await look(done);
  return best;
}
