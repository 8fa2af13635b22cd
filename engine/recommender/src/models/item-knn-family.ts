// The parameters of ItemKnn for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { ItemKnn } from './item-knn.ts';
import type { ItemKnnParameters } from './item-knn.ts';

export const itemKnnFamily = defineModelFamily<ItemKnnParameters>({
  kind: 'item-knn',
  seeded: false,
  table: {
    neighbours: {
      meaning: 'nearest items that each item keeps',
      default: 100,
      low: 1,
      high: 1e6,
      scale: 'log',
      integer: true,
      search: [20, 1000],
    },
    likeness: {
      meaning: 'measure of likeness between items',
      default: 'cosine',
      choices: ['cosine', 'asymmetric', 'bm25', 'adjusted'],
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
      meaning: 'of asymmetric: exponent on the side of the item in the history',
      default: 0.5,
      low: 0,
      high: 1,
      scale: 'linear',
      integer: false,
    },
  },
  create: (parameters) => new ItemKnn(parameters),
});
