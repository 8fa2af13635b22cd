// A kind of model as a list of parameters and a way to make one: what a command line, a search and a page of settings need.

import type { Model } from '../model.ts';
import { checkParameters } from './check-parameters.ts';
import type { Parameter, ParameterValue, SpecOf } from './parameter.ts';

export interface ModelFamily {
  /** The `kind` of its models. */
  readonly kind: string;
  readonly parameters: readonly Parameter[];
  /** Name of the parameter that counts epochs, of models that call `FitOptions.onEpoch` after each; else null. */
  readonly epochs: string | null;
  /**
   * A model with the given parameters, the others at their default. `seed` (default 1) goes to models that draw random
   * numbers; others ignore it.
   *
   * @throws RecommenderError `invalid-parameter` for an unknown name or a value out of bounds.
   */
  create(given?: { readonly [name: string]: unknown }, seed?: number): Model;
}

/** The table of a class whose parameters are P: one entry a parameter, without the seed. */
export type ParameterTable<P> = { readonly [Name in Exclude<keyof P, 'seed'> & string]: SpecOf<P[Name]> };

/** Declares a family; the type of the class's parameters makes sure that none is missing. */
export function defineModelFamily<P extends object>(family: {
  readonly kind: string;
  readonly table: ParameterTable<P>;
  readonly epochs?: Exclude<keyof P, 'seed'> & string;
  /** Whether the class takes a seed. */
  readonly seeded: 'seed' extends keyof P ? true : false;
  readonly create: (parameters: P) => Model;
}): ModelFamily {
  const parameters = Object.entries(family.table).map(
    ([name, spec]) => ({ name, ...(spec as object) }) as Parameter,
  );
  return {
    kind: family.kind,
    parameters,
    epochs: family.epochs ?? null,
    create(given = {}, seed = 1) {
      const values: { [name: string]: ParameterValue } = checkParameters(family.kind, parameters, given);
      return family.create((family.seeded ? { ...values, seed } : values) as unknown as P);
    },
  };
}
