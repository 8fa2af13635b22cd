// The parameters of CoInteraction for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { CoInteraction } from './co-interaction.ts';
import type { CoInteractionParameters } from './co-interaction.ts';

export const coInteractionFamily = defineModelFamily<CoInteractionParameters>({
  kind: 'co-interaction',
  seeded: false,
  table: {
    neighbours: {
      meaning: 'people asked at most, those most like the history',
      default: 200,
      low: 1,
      high: 1e6,
      scale: 'log',
      integer: true,
      search: [20, 2000],
    },
    shrinkage: {
      meaning: "added to the size of a person's history when likeness is measured",
      default: 20,
      low: 0,
      high: 1e6,
      scale: 'linear',
      integer: false,
      search: [0, 200],
    },
    popularityDiscount: {
      meaning: 'how far popularity is taken out: 0 not at all, 1 the ratio to the base rate',
      default: 0.1,
      low: 0,
      high: 2,
      scale: 'linear',
      integer: false,
      search: [0, 1],
    },
  },
  create: (parameters) => new CoInteraction(parameters),
});
