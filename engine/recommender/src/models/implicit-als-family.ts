// The parameters of ImplicitAls for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import type { ParameterTable } from '../parameters/model-family.ts';
import { ImplicitAls } from './implicit-als.ts';
import type { ImplicitAlsParameters } from './implicit-als.ts';

/** Also those of models that stand on it. */
export const implicitAlsTable: ParameterTable<ImplicitAlsParameters> = {
  factors: {
    meaning: 'length of the user and item factors',
    default: 64,
    low: 1,
    high: 4096,
    scale: 'log',
    integer: true,
    search: [16, 256],
  },
  epochs: {
    meaning: 'passes over both sides',
    default: 12,
    low: 1,
    high: 10000,
    scale: 'log',
    integer: true,
    search: [4, 32],
  },
  alpha0: {
    meaning: 'weight of an unobserved pair, where an observed one weighs its value',
    default: 0.3,
    low: 0,
    high: 1000,
    scale: 'linear',
    integer: false,
    search: [0.01, 1],
  },
  regularization: {
    meaning: 'strength of the L2 regularisation',
    default: 0.007,
    low: 1e-9,
    high: 1e6,
    scale: 'log',
    integer: false,
    search: [0.0005, 0.1],
  },
  frequencyExponent: {
    meaning: 'exponent of the frequency scaling: 1 in proportion to activity, 0 evenly',
    default: 1,
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
  solver: {
    meaning: 'how a row is solved: exactly, by a few steps of conjugate gradients, or in blocks of factors',
    default: 'cholesky',
    choices: ['cholesky', 'cg', 'blocks'],
  },
  steps: {
    meaning: 'steps of conjugate gradients for a row',
    default: 3,
    low: 1,
    high: 1000,
    scale: 'log',
    integer: true,
    search: [2, 6],
  },
  block: {
    meaning: 'factors in a block, of blocks',
    default: 32,
    low: 1,
    high: 4096,
    scale: 'log',
    integer: true,
    search: [16, 64],
  },
};

export const implicitAlsFamily = defineModelFamily<ImplicitAlsParameters>({
  kind: 'implicit-als',
  seeded: true,
  epochs: 'epochs',
  table: implicitAlsTable,
  create: (parameters) => new ImplicitAls(parameters),
});
