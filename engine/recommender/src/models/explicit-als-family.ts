// The parameters of ExplicitAls for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { ExplicitAls } from './explicit-als.ts';
import type { ExplicitAlsParameters } from './explicit-als.ts';

export const explicitAlsFamily = defineModelFamily<ExplicitAlsParameters>({
  kind: 'explicit-als',
  seeded: true,
  table: {
    factors: {
      meaning: 'length of the user and item factors',
      default: 32,
      low: 1,
      high: 4096,
      scale: 'log',
      integer: true,
      search: [8, 128],
    },
    epochs: {
      meaning: 'passes over both sides',
      default: 15,
      low: 1,
      high: 10000,
      scale: 'log',
      integer: true,
      search: [5, 40],
    },
    regularization: {
      meaning: 'strength of the L2 regularisation of a row',
      default: 1.2,
      low: 1e-9,
      high: 1e6,
      scale: 'log',
      integer: false,
      search: [0.01, 10],
    },
    biasRegularization: {
      meaning: 'the same for a bias',
      default: 0.3,
      low: 1e-9,
      high: 1e6,
      scale: 'log',
      integer: false,
      search: [0.001, 1],
    },
    frequencyExponent: {
      meaning:
        'exponent of the number of ratings that the regularisation of a row is multiplied by: 1 as in ALS-WR, 0 evenly',
      default: 0.5,
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
  },
  create: (parameters) => new ExplicitAls(parameters),
});
