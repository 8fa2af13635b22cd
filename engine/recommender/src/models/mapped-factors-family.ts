// The parameters of MappedFactors for command lines, searches and pages of settings; the weights of fields are the program's to give.

import { defineModelFamily } from '../parameters/model-family.ts';
import { implicitAlsTable } from './implicit-als-family.ts';
import { MappedFactors } from './mapped-factors.ts';
import type { MappedFactorsParameters } from './mapped-factors.ts';

export const mappedFactorsFamily = defineModelFamily<Omit<MappedFactorsParameters, 'fieldWeights'>>({
  kind: 'mapped-factors',
  seeded: true,
  table: {
    ...implicitAlsTable,
    minimumItems: {
      meaning: 'terms of fewer items are left out',
      default: 2,
      low: 1,
      high: 1e6,
      scale: 'log',
      integer: true,
      search: [1, 50],
    },
    mapItems: {
      meaning: 'the map is learnt from so many items, the most liked ones',
      default: 2000,
      low: 10,
      high: 20000,
      scale: 'log',
      integer: true,
      search: [500, 4000],
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
