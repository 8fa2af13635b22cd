// The parameters of Ease for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { Ease } from './ease.ts';
import type { EaseParameters } from './ease.ts';

export const easeFamily = defineModelFamily<EaseParameters>({
  kind: 'ease',
  seeded: false,
  table: {
    lambda: {
      meaning: 'L2 regularisation in squared units of the values: larger for larger data',
      default: 300,
      low: 1e-9,
      high: 1e9,
      scale: 'log',
      integer: false,
      search: [10, 10000],
    },
  },
  create: (parameters) => new Ease(parameters),
});
