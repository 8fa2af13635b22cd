// The parameters of UserKnn for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { UserKnn } from './user-knn.ts';
import type { UserKnnParameters } from './user-knn.ts';

export const userKnnFamily = defineModelFamily<UserKnnParameters>({
  kind: 'user-knn',
  seeded: false,
  table: {
    neighbours: {
      meaning: 'people asked at most',
      default: 100,
      low: 1,
      high: 1e6,
      scale: 'log',
      integer: true,
      search: [20, 1000],
    },
    likeness: {
      meaning: 'measure of likeness between people',
      default: 'cosine',
      choices: ['cosine', 'asymmetric'],
    },
    shrinkage: {
      meaning: 'added to the product of lengths, so that a small overlap counts less',
      default: 0,
      low: 0,
      high: 1e6,
      scale: 'linear',
      integer: false,
      search: [0, 200],
    },
    alpha: {
      meaning: 'of asymmetric: exponent on the side of the one who asks',
      default: 0.5,
      low: 0,
      high: 1,
      scale: 'linear',
      integer: false,
    },
    asked: {
      meaning: 'the nearest people, or (reverse) everybody who has the history among their own nearest',
      default: 'nearest',
      choices: ['nearest', 'reverse'],
    },
  },
  create: (parameters) => new UserKnn(parameters),
});
