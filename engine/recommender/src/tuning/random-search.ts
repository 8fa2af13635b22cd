// Random search: every setting drawn anew.

import type { SearchMethod } from './search-method.ts';
import { randomOfStep } from './search-space.ts';
import type { SearchSpace } from './search-space.ts';

/** J. Bergstra, Y. Bengio, "Random Search for Hyper-Parameter Optimization", JMLR 2012. */
export function randomSearch(space: SearchSpace, options: { readonly seed: number }): SearchMethod {
  return {
    name: 'random',
    next: (trials) => ({
      configuration: trials.length,
      parameters: space.sample(randomOfStep(options.seed, trials.length)),
      budget: 1,
    }),
  };
}
