// Every kind of model that can be made from a list of parameters.

import { RecommenderError } from '../errors.ts';
import { coInteractionFamily } from '../models/co-interaction-family.ts';
import { easeFamily } from '../models/ease-family.ts';
import { implicitAlsFamily } from '../models/implicit-als-family.ts';
import { itemKnnFamily } from '../models/item-knn-family.ts';
import { markovFamily } from '../models/markov-family.ts';
import { multVaeFamily } from '../models/mult-vae-family.ts';
import { popularityFamily } from '../models/popularity-family.ts';
import { pureSvdFamily } from '../models/pure-svd-family.ts';
import { recVaeFamily } from '../models/rec-vae-family.ts';
import { sasrecFamily } from '../models/sasrec-family.ts';
import { slimFamily } from '../models/slim-family.ts';
import { svdFamily } from '../models/svd-family.ts';
import { userKnnFamily } from '../models/user-knn-family.ts';
import type { ModelFamily } from './model-family.ts';

/** All families, by kind. An ensemble is none: it is made of fitted models, not of numbers. */
export const modelFamilies: readonly ModelFamily[] = [
  coInteractionFamily,
  easeFamily,
  implicitAlsFamily,
  itemKnnFamily,
  markovFamily,
  multVaeFamily,
  popularityFamily,
  pureSvdFamily,
  recVaeFamily,
  sasrecFamily,
  slimFamily,
  svdFamily,
  userKnnFamily,
];

/**
 * The family of a kind of model.
 *
 * @throws RecommenderError `invalid-parameter` when there is none.
 */
export function modelFamily(kind: string): ModelFamily {
  const found = modelFamilies.find((family) => family.kind === kind);
  if (found) return found;
  const known = modelFamilies.map((family) => family.kind).join(', ');
  throw new RecommenderError(
    'invalid-parameter',
    `Cannot make a model of kind "${kind}": known are ${known}`,
  );
}
