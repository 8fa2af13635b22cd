// The parameters of MappedFactors for command lines, searches and pages of settings; the weights of fields are the program's to give.

import { defineModelFamily } from '../parameters/model-family.ts';
import { MappedFactors } from './mapped-factors.ts';
import type { MappedFactorsParameters } from './mapped-factors.ts';

export const mappedFactorsFamily = defineModelFamily<Omit<MappedFactorsParameters, 'fieldWeights'>>({
  kind: 'mapped-factors',
  seeded: true,
  table: {
    factors: {
      meaning: 'length of the user and item factors',
      default: 64,
      low: 1,
      high: 4096,
      scale: 'log',
      integer: true,
      search: [16, 256],
    },
    epochs: {
      meaning: 'passes over both sides',
      default: 12,
      low: 1,
      high: 10000,
      scale: 'log',
      integer: true,
      search: [4, 32],
    },
    alpha0: {
      meaning: 'weight of an unobserved pair, where an observed one weighs its value',
      default: 0.3,
      low: 0,
      high: 1000,
      scale: 'linear',
      integer: false,
      search: [0.01, 1],
    },
    regularization: {
      meaning: 'strength of the L2 regularisation',
      default: 0.007,
      low: 1e-9,
      high: 1e6,
      scale: 'log',
      integer: false,
      search: [0.0005, 0.1],
    },
    frequencyExponent: {
      meaning: 'exponent of the frequency scaling: 1 in proportion to activity, 0 evenly',
      default: 1,
      low: 0,
      high: 2,
      scale: 'linear',
      integer: false,
      search: [0, 1],
    },
    deviation: {
      meaning: 'standard deviation of the first item factors',
      default: 0.1,
      low: 1e-9,
      high: 100,
      scale: 'log',
      integer: false,
      search: [0.01, 0.3],
    },
    minimumItems: {
      meaning: 'terms of fewer items are left out',
      default: 2,
      low: 1,
      high: 1e6,
      scale: 'log',
      integer: true,
      search: [1, 50],
    },
    penalty: {
      meaning:
        'L2 penalty of the map from content to factors; null: the one that predicts left-out items best',
      default: null,
      low: 1e-6,
      high: 1e6,
      scale: 'log',
      integer: false,
      search: [0.01, 10],
    },
    prior: {
      meaning: 'so many likes count as much as the content',
      default: 2,
      low: 0,
      high: 1e6,
      scale: 'linear',
      integer: false,
      search: [0, 20],
    },
  },
  create: (parameters) => new MappedFactors(parameters),
});
