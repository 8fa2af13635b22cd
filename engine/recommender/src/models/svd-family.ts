// The parameters of Svd for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { Svd } from './svd.ts';
import type { SvdParameters } from './svd.ts';

export const svdFamily = defineModelFamily<SvdParameters>({
  kind: 'svd',
  seeded: true,
  epochs: 'epochs',
  table: {
    implicitFeedback: {
      meaning: 'SVD++ instead of SVD: what a user rated counts, whatever the rating',
      default: false,
      choices: [false, true],
    },
    factors: {
      meaning: 'length of the user and item factors',
      default: 100,
      low: 1,
      high: 4096,
      scale: 'log',
      integer: true,
      search: [8, 200],
    },
    epochs: {
      meaning: 'passes over the ratings',
      default: 20,
      low: 1,
      high: 10000,
      scale: 'log',
      integer: true,
      search: [10, 80],
    },
    learningRate: {
      meaning: 'step length',
      default: 0.005,
      low: 1e-9,
      high: 1,
      scale: 'log',
      integer: false,
      search: [0.001, 0.02],
    },
    decay: {
      meaning: 'factor on the step length after each epoch',
      default: 1,
      low: 1e-9,
      high: 1,
      scale: 'linear',
      integer: false,
      search: [0.9, 1],
    },
    biasRegularization: {
      meaning: 'L2 penalty of a bias, for each rating it takes part in',
      default: 0.02,
      low: 0,
      high: 100,
      scale: 'linear',
      integer: false,
      search: [0, 0.1],
    },
    regularization: {
      meaning: 'L2 penalty of a factor, for each rating it takes part in',
      default: 0.02,
      low: 1e-9,
      high: 100,
      scale: 'log',
      integer: false,
      search: [0.005, 0.2],
    },
    deviation: {
      meaning: 'standard deviation of the first factors',
      default: 0.1,
      low: 0,
      high: 100,
      scale: 'linear',
      integer: false,
      search: [0.01, 0.2],
    },
  },
  create: (parameters) => new Svd(parameters),
});
