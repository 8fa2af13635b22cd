// The parameters of PureSvd for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { PureSvd } from './pure-svd.ts';
import type { PureSvdParameters } from './pure-svd.ts';

export const pureSvdFamily = defineModelFamily<PureSvdParameters>({
  kind: 'pure-svd',
  seeded: true,
  table: {
    factors: {
      meaning: 'number of singular vectors',
      default: 50,
      low: 1,
      high: 4096,
      scale: 'log',
      integer: true,
      search: [8, 256],
    },
    iterations: {
      meaning: 'passes of the subspace iteration',
      default: 8,
      low: 1,
      high: 1000,
      scale: 'linear',
      integer: true,
      search: [4, 12],
    },
  },
  create: (parameters) => new PureSvd(parameters),
});
