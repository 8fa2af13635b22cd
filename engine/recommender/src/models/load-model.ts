// Reads a saved state into the class it came from.

import { RecommenderError } from '../errors.ts';
import type { Model } from '../model.ts';
import type { ModelState } from '../model-state.ts';
import { CoInteraction } from './co-interaction.ts';
import { Ease } from './ease.ts';
import { Ensemble } from './ensemble.ts';
import { ImplicitAls } from './implicit-als.ts';
import { ItemKnn } from './item-knn.ts';
import { Markov } from './markov.ts';
import { MultVae } from './mult-vae.ts';
import { Popularity } from './popularity.ts';
import { PureSvd } from './pure-svd.ts';
import { RecVae } from './rec-vae.ts';
import { Sasrec } from './sasrec.ts';
import { Slim } from './slim.ts';
import { Svd } from './svd.ts';
import { UserKnn } from './user-knn.ts';

const makers: { readonly [kind: string]: () => Model } = {
  'co-interaction': () => new CoInteraction(),
  ease: () => new Ease(),
  ensemble: () => new Ensemble([], { load: loadModel }),
  'implicit-als': () => new ImplicitAls(),
  'item-knn': () => new ItemKnn(),
  markov: () => new Markov(),
  'mult-vae': () => new MultVae(),
  popularity: () => new Popularity(),
  'pure-svd': () => new PureSvd(),
  'rec-vae': () => new RecVae(),
  sasrec: () => new Sasrec(),
  slim: () => new Slim(),
  svd: () => new Svd(),
  'user-knn': () => new UserKnn(),
};

/** The kinds of model that this library can load. */
export const modelKinds: readonly string[] = Object.keys(makers);

/**
 * A model from its saved state, ready to answer.
 *
 * @throws RecommenderError `invalid-model-state` when the kind is not known or something is missing.
 */
export function loadModel(state: ModelState): Model {
  const make = makers[state.kind];
  if (!make) {
    throw new RecommenderError(
      'invalid-model-state',
      `Cannot load a model of kind "${state.kind}": known are ${modelKinds.join(', ')}`,
    );
  }
  const model = make();
  model.load(state);
  return model;
}
