// The parameters of Markov for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { Markov } from './markov.ts';
import type { MarkovParameters } from './markov.ts';

export const markovFamily = defineModelFamily<MarkovParameters>({
  kind: 'markov',
  seeded: false,
  table: {
    window: {
      meaning: 'how many items further on still count as a transition',
      default: 1,
      low: 1,
      high: 10000,
      scale: 'log',
      integer: true,
      search: [1, 20],
    },
    recent: {
      meaning: 'how many of the newest history items are asked',
      default: 1,
      low: 1,
      high: 10000,
      scale: 'log',
      integer: true,
      search: [1, 20],
    },
    decay: {
      meaning: 'weight of a step in distance',
      default: 0.6,
      low: 0,
      high: 1,
      scale: 'linear',
      integer: false,
    },
    normalization: {
      meaning: 'exponent of the transition count that scores are divided by: 0 plain counts, 1 probabilities',
      default: 0,
      low: 0,
      high: 2,
      scale: 'linear',
      integer: false,
      search: [0, 1],
    },
  },
  create: (parameters) => new Markov(parameters),
});
