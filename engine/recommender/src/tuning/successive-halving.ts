// Successive halving: many settings on a small budget, the best of them on a larger one, and so on.

import { checkParameter } from '../errors.ts';
import { rankTrials } from './search-method.ts';
import type { Direction, SearchMethod } from './search-method.ts';
import { randomOfStep } from './search-space.ts';
import type { SearchSpace } from './search-space.ts';

export interface HalvingOptions {
  readonly seed: number;
  readonly direction: Direction;
  /** Trials of the whole search: the default of `configurations` is the most, up to 27, whose rounds fit in. */
  readonly trials?: number;
  /** Settings of the first round. Default 27, or fewer for few trials. */
  readonly configurations?: number;
  /** One in so many goes on to the next round, on a budget so many times larger. Default 3. */
  readonly factor?: number;
  /** Rounds, the last on the full budget. Default 3: budgets of 1/9, 1/3 and 1. */
  readonly rounds?: number;
}

const MOST_CONFIGURATIONS = 27;

/**
 * K. Jamieson, A. Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter Optimization", AISTATS 2016. After the
 * last round it begins again with new settings, as long as the search lasts. Each round trains from the start.
 */
export function successiveHalving(space: SearchSpace, options: HalvingOptions): SearchMethod {
  const factor = checkParameter('factor', options.factor ?? 3, 2);
  const rounds = checkParameter('rounds', options.rounds ?? 3, 1, 20);
  const sizesOf = (first: number): number[] =>
    Array.from({ length: rounds }, (_, r) => Math.max(1, Math.ceil(first / factor ** r)));
  const usual = fitting(sizesOf, options.trials ?? Infinity);
  const configurations = checkParameter('configurations', options.configurations ?? usual, 1);
  const sizes = sizesOf(configurations);
  const perBracket = sizes.reduce((sum, size) => sum + size, 0);
  return {
    name: 'halving',
    next(trials) {
      const bracket = Math.floor(trials.length / perBracket);
      const own = trials.slice(bracket * perBracket);
      let round = 0;
      let begun = 0;
      while (own.length - begun >= sizes[round]!) begun += sizes[round++]!;
      const place = own.length - begun;
      const budget = factor ** (round - rounds + 1);
      if (round === 0) {
        const configuration = bracket * configurations + place;
        return { configuration, parameters: space.sample(randomOfStep(options.seed, configuration)), budget };
      }
      const before = own.slice(begun - sizes[round - 1]!, begun);
      const { configuration, parameters } = rankTrials(before, options.direction)[place]!;
      return { configuration, parameters, budget };
    },
  };
}

function fitting(sizesOf: (first: number) => number[], trials: number): number {
  let first = MOST_CONFIGURATIONS;
  while (first > 1 && sizesOf(first).reduce((sum, size) => sum + size, 0) > trials) first--;
  return first;
}
