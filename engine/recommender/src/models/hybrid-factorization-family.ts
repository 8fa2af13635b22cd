// The parameters of HybridFactorization for command lines, searches and pages of settings; the list of fields is the program's to give.

import { defineModelFamily } from '../parameters/model-family.ts';
import { HybridFactorization } from './hybrid-factorization.ts';
import type { HybridFactorizationParameters } from './hybrid-factorization.ts';

export const hybridFactorizationFamily = defineModelFamily<Omit<HybridFactorizationParameters, 'fields'>>({
  kind: 'hybrid-factorization',
  seeded: true,
  table: {
    loss: {
      meaning: 'warp for the top of the list, bpr for the whole order, logistic for likes against dislikes',
      default: 'warp',
      choices: ['warp', 'bpr', 'logistic'],
    },
    factors: {
      meaning: 'length of the embeddings',
      default: 30,
      low: 1,
      high: 4096,
      scale: 'log',
      integer: true,
      search: [8, 256],
    },
    epochs: {
      meaning: 'passes over the interactions',
      default: 30,
      low: 1,
      high: 10_000,
      scale: 'log',
      integer: true,
      search: [5, 100],
    },
    learningRate: {
      meaning: 'step length of Adagrad',
      default: 0.05,
      low: 1e-6,
      high: 10,
      scale: 'log',
      integer: false,
      search: [0.005, 0.3],
    },
    regularization: {
      meaning: 'L2 penalty of an embedding, at each update that touches it',
      default: 0,
      low: 0,
      high: 1,
      scale: 'linear',
      integer: false,
      search: [0, 0.001],
    },
    attempts: {
      meaning: 'items that WARP tries for one that outranks a positive',
      default: 10,
      low: 1,
      high: 1000,
      scale: 'log',
      integer: true,
      search: [3, 100],
    },
    identity: {
      meaning: 'whether each item seen in training also has an embedding of its own',
      default: true,
      choices: [true, false],
    },
  },
  create: (parameters) => new HybridFactorization(parameters),
});
