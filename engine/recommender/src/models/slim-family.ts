// The parameters of Slim for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { Slim } from './slim.ts';
import type { SlimParameters } from './slim.ts';

export const slimFamily = defineModelFamily<SlimParameters>({
  kind: 'slim',
  seeded: false,
  table: {
    l1: {
      meaning: 'L1 penalty in squared units of the values: larger is sparser',
      default: 5,
      low: 0,
      high: 1e9,
      scale: 'linear',
      integer: false,
      search: [0, 20],
    },
    l2: {
      meaning: 'L2 penalty in squared units of the values',
      default: 50,
      low: 1e-9,
      high: 1e9,
      scale: 'log',
      integer: false,
      search: [1, 2000],
    },
    sweeps: {
      meaning: 'sweeps of coordinate descent at most',
      default: 20,
      low: 1,
      high: 10000,
      scale: 'log',
      integer: true,
      search: [5, 40],
    },
    tolerance: {
      meaning: 'a column is done when no weight moved by more',
      default: 0.001,
      low: 0,
      high: 1,
      scale: 'linear',
      integer: false,
      search: [0.0001, 0.01],
    },
  },
  create: (parameters) => new Slim(parameters),
});
