// The parameters of MultVae for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { MultVae } from './mult-vae.ts';
import type { MultVaeParameters } from './mult-vae.ts';

export const multVaeFamily = defineModelFamily<MultVaeParameters>({
  kind: 'mult-vae',
  seeded: true,
  epochs: 'epochs',
  table: {
    hidden: {
      meaning: 'width of the hidden layers, rounded up to a multiple of 8',
      default: 600,
      low: 1,
      high: 65536,
      scale: 'log',
      integer: true,
      search: [200, 800],
    },
    latent: {
      meaning: 'length of the latent code, rounded up to a multiple of 8',
      default: 200,
      low: 1,
      high: 65536,
      scale: 'log',
      integer: true,
      search: [64, 256],
    },
    epochs: {
      meaning: 'passes over the users',
      default: 60,
      low: 1,
      high: 10000,
      scale: 'log',
      integer: true,
      search: [20, 120],
    },
    batch: {
      meaning: 'users a batch, rounded up to a multiple of 8',
      default: 256,
      low: 1,
      high: 65536,
      scale: 'log',
      integer: true,
      search: [64, 512],
    },
    learningRate: {
      meaning: 'step length of Adam',
      default: 0.001,
      low: 1e-9,
      high: 1,
      scale: 'log',
      integer: false,
      search: [0.0003, 0.003],
    },
    dropout: {
      meaning: 'share of the input that is dropped while training',
      default: 0.5,
      low: 0,
      high: 0.99,
      scale: 'linear',
      integer: false,
      search: [0.2, 0.7],
    },
    beta: {
      meaning: 'weight of the KL divergence at the end',
      default: 0.2,
      low: 0,
      high: 1000,
      scale: 'linear',
      integer: false,
      search: [0, 0.6],
    },
    annealing: {
      meaning: 'share of the training over which the weight rises from 0 to beta',
      default: 0.5,
      low: 0,
      high: 1,
      scale: 'linear',
      integer: false,
    },
    averaging: {
      meaning: 'share of the epochs before in the average of the weights that is kept',
      default: 0.8,
      low: 0,
      high: 0.999,
      scale: 'linear',
      integer: false,
    },
  },
  create: (parameters) => new MultVae(parameters),
});
