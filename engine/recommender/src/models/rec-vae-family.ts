// The parameters of RecVae for command lines, searches and pages of settings.

import { defineModelFamily } from '../parameters/model-family.ts';
import { RecVae } from './rec-vae.ts';
import type { RecVaeParameters } from './rec-vae.ts';

export const recVaeFamily = defineModelFamily<RecVaeParameters>({
  kind: 'rec-vae',
  seeded: true,
  epochs: 'epochs',
  table: {
    hidden: {
      meaning: 'width of the layers of the encoder, rounded up to a multiple of 8',
      default: 256,
      low: 1,
      high: 65536,
      scale: 'log',
      integer: true,
      search: [200, 800],
    },
    latent: {
      meaning: 'length of the latent code, rounded up to a multiple of 8',
      default: 128,
      low: 1,
      high: 65536,
      scale: 'log',
      integer: true,
      search: [64, 256],
    },
    layers: {
      meaning: 'layers of the encoder',
      default: 3,
      low: 1,
      high: 100,
      scale: 'linear',
      integer: true,
      search: [1, 5],
    },
    epochs: {
      meaning: 'rounds of passes for the encoder and one for the decoder',
      default: 40,
      low: 1,
      high: 10000,
      scale: 'log',
      integer: true,
      search: [20, 120],
    },
    encoderPasses: {
      meaning: 'passes over the users for the encoder in a round',
      default: 3,
      low: 1,
      high: 1000,
      scale: 'linear',
      integer: true,
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
      meaning: 'share of the input that is dropped while the encoder learns',
      default: 0.5,
      low: 0,
      high: 0.99,
      scale: 'linear',
      integer: false,
      search: [0.2, 0.7],
    },
    gamma: {
      meaning: 'weight of the divergence from the prior, for each liked item',
      default: 0.008,
      low: 0,
      high: 1000,
      scale: 'log',
      integer: false,
      search: [0.002, 0.02],
    },
  },
  create: (parameters) => new RecVae(parameters),
});
