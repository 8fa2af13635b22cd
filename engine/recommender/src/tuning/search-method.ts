// The one interface of all ways to search: given what was tried, what is to be tried next.

import type { ParameterValue } from '../parameters/parameter.ts';
import type { Trial } from './trial.ts';

/** What to try next. */
export type Suggestion = Pick<Trial, 'configuration' | 'budget'> & {
  readonly parameters: { readonly [name: string]: ParameterValue };
};

export interface SearchMethod {
  readonly name: string;
  /**
   * What to try after these trials, in the order they were made. The answer depends on the trials and on the seed of the
   * method alone, so that a search goes on from a saved list as if it had never stopped.
   */
  next(trials: readonly Trial[]): Suggestion;
}

/** Whether larger scores are better (`maximise`), or smaller ones. */
export type Direction = 'maximise' | 'minimise';

/** Best first; trials that failed come last, equal ones in the order they were made. */
export function rankTrials(trials: readonly Trial[], direction: Direction): Trial[] {
  const sign = direction === 'maximise' ? -1 : 1;
  const worth = ({ score }: Trial): number =>
    score === null || Number.isNaN(score) ? Infinity : sign * score;
  return [...trials].sort((a, b) => {
    const [first, second] = [worth(a), worth(b)];
    return first === second ? a.number - b.number : first - second;
  });
}
