// The parameters of Popularity for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { Popularity } from './popularity.ts';
import type { PopularityParameters } from './popularity.ts';

export const popularityFamily = defineModelFamily<PopularityParameters>({
  kind: 'popularity',
  seeded: false,
  table: {
    halfLife: {
      meaning:
        "age at which an interaction counts half, in the unit of the data's times; null: age does not matter",
      default: null,
      low: 1,
      high: 1e15,
      scale: 'log',
      integer: false,
    },
  },
  create: (parameters) => new Popularity(parameters),
});
