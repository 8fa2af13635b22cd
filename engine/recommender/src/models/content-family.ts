// The parameters of ContentModel for command lines, searches and pages of settings; the weights of fields are the program's to give.

import { defineModelFamily } from '../parameters/model-family.ts';
import { ContentModel } from './content-model.ts';
import type { ContentModelParameters } from './content-model.ts';

export const contentFamily = defineModelFamily<Omit<ContentModelParameters, 'fieldWeights'>>({
  kind: 'content',
  seeded: false,
  table: {
    minimumItems: {
      meaning: 'terms of fewer items are left out',
      default: 2,
      low: 1,
      high: 1e6,
      scale: 'log',
      integer: true,
      search: [1, 50],
    },
  },
  create: (parameters) => new ContentModel(parameters),
});
