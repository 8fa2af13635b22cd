// One setting that was tried, as it stands in the record of a search.

import type { ParameterValue } from '../parameters/parameter.ts';

export interface Trial {
  /** 0 for the first of the search. */
  readonly number: number;
  /** The setting this is a trial of; one setting may be tried several times, on growing budgets. */
  readonly configuration: number;
  readonly parameters: { readonly [name: string]: ParameterValue };
  /** Part of the full effort it got, above 0, at most 1. */
  readonly budget: number;
  /** The figure on the validation part; null when the trial failed. */
  readonly score: number | null;
  /** The epoch the score is of, where training was watched epoch by epoch; else null. Fit again with `onEpoch: (done) => done < epoch`. */
  readonly epoch: number | null;
  readonly seconds: number;
  /** What went wrong, else null. */
  readonly error: string | null;
}
