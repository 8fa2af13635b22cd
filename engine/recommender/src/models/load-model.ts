// Reads a saved state into the class it came from.

import { RecommenderError } from '../errors.ts';
import type { Model } from '../model.ts';
import type { ModelState } from '../model-state.ts';
import { CoInteraction } from './co-interaction.ts';
import { Ease } from './ease.ts';
import { ImplicitAls } from './implicit-als.ts';
import { Popularity } from './popularity.ts';

const CLASSES: { readonly [kind: string]: new () => Model } = {
  'co-interaction': CoInteraction,
  ease: Ease,
  'implicit-als': ImplicitAls,
  popularity: Popularity,
};

/** The kinds of model that this library can load. */
export const modelKinds: readonly string[] = Object.keys(CLASSES);

/**
 * A model from its saved state, ready to answer.
 *
 * @throws RecommenderError `invalid-model-state` when the kind is not known or something is missing.
 */
export function loadModel(state: ModelState): Model {
  const Class = CLASSES[state.kind];
  if (!Class) {
    throw new RecommenderError(
      'invalid-model-state',
      `Cannot load a model of kind "${state.kind}": known are ${modelKinds.join(', ')}`,
    );
  }
  const model = new Class();
  model.load(state);
  return model;
}
