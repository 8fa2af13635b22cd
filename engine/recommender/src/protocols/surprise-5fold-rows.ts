// The models of the star protocol at the settings they are measured at, with the figures published for them.

import { ExplicitAls } from '../models/explicit-als.ts';
import { Svd } from '../models/svd.ts';
import type { ProtocolRow, PublishedRow } from './protocol.ts';

const SURPRISE = 'README of Surprise, default parameters';

function figures(rmse: number, mae?: number, source = SURPRISE): Omit<PublishedRow, 'name'> {
  return { figures: { rmse, ...(mae !== undefined && { mae }) }, source };
}

/** The first two with the default parameters of Surprise, as its table has them; the others picked on validation. */
export const surpriseRows: readonly ProtocolRow[] = [
  { id: 'svd', name: 'SVD, defaults', make: () => new Svd(), published: figures(0.873, 0.686) },
  {
    id: 'svd++',
    name: 'SVD++, defaults',
    make: () => new Svd({ implicitFeedback: true, factors: 20, learningRate: 0.007 }),
    published: figures(0.862, 0.672),
  },
  {
    id: 'explicit-als',
    name: 'explicit ALS, tuned',
    make: () =>
      new ExplicitAls({
        factors: 24,
        epochs: 25,
        regularization: 1.2,
        frequencyExponent: 0.5,
        biasRegularization: 0.3,
      }),
  },
  {
    id: 'svd++-tuned',
    name: 'SVD++, tuned',
    make: () =>
      new Svd({
        implicitFeedback: true,
        factors: 100,
        epochs: 100,
        learningRate: 0.007,
        decay: 0.98,
        regularization: 0.05,
        biasRegularization: 0.01,
        deviation: 0.02,
      }),
  },
];

export const surpriseLiterature: readonly PublishedRow[] = [
  { name: 'NMF', ...figures(0.916, 0.723) },
  { name: 'Slope One', ...figures(0.907, 0.715) },
  { name: 'kNN, basic', ...figures(0.923) },
  { name: 'kNN, centred', ...figures(0.929) },
  { name: 'kNN, baseline', ...figures(0.895) },
  { name: 'bias baseline', ...figures(0.909, 0.719) },
  { name: 'random', ...figures(1.504) },
];
