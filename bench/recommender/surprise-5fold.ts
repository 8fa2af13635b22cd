// MovieLens-1M, predicted stars by 5-fold cross-validation (the table of Surprise): `node bench/recommender/surprise-5fold.ts`.
//
// Settings stand in engine/recommender/src/protocols/surprise-5fold-rows.ts; `--validate` divides the training part of the first fold
// again and tries these candidates there.
import { ExplicitAls, protocols, Svd } from '#engine/recommender/src/index.ts';
import type { ProtocolRow } from '#engine/recommender/src/index.ts';

import { runBench } from './run-bench.ts';

const starDescents: readonly ProtocolRow[] = [0.04, 0.045, 0.05, 0.06].map((regularization) => {
  const name = `SVD++ 100, penalty ${regularization}, deviation 0.02`;
  return {
    id: name,
    name,
    make: () =>
      new Svd({
        implicitFeedback: true,
        factors: 100,
        epochs: 100,
        learningRate: 0.007,
        decay: 0.98,
        regularization,
        biasRegularization: 0.01,
        deviation: 0.02,
      }),
  };
});

/** Factors, regularisation, exponent, regularisation of biases, epochs. */
const leastSquares = (
  [
    [16, 0.06, 1, 0.01, 15],
    [16, 0.08, 1, 0.01, 15],
    [16, 0.1, 1, 0.01, 15],
    [64, 0.04, 1, 0.01, 15],
    [64, 0.06, 1, 0.01, 15],
    [64, 0.08, 1, 0.01, 15],
    [64, 0.08, 1, 0.03, 15],
    [32, 0.3, 0.7, 0.01, 15],
    [32, 0.6, 0.6, 0.01, 15],
    [32, 2.4, 0.4, 0.01, 15],
    [32, 3, 0.3, 0.01, 15],
    [32, 8, 0.2, 0.01, 15],
    [32, 15, 0, 0.01, 15],
    [32, 0.9, 0.5, 0.01, 15],
    [32, 1.1, 0.5, 0.01, 15],
    [32, 1.2, 0.5, 0.01, 15],
    [32, 1.2, 0.5, 0.3, 15],
    [32, 1.5, 0.5, 0.01, 15],
    [64, 1.2, 0.5, 0.01, 15],
    [12, 1.2, 0.5, 0.3, 25],
    [16, 1.2, 0.5, 0.3, 15],
    [20, 1.2, 0.5, 0.3, 25],
    [20, 1.2, 0.5, 1, 25],
    [24, 1.2, 0.5, 0.3, 25],
  ] as const
).map(([factors, regularization, frequencyExponent, biasRegularization, epochs]): ProtocolRow => {
  const parameters = { factors, regularization, frequencyExponent, biasRegularization, epochs };
  const name = `explicit ALS ${JSON.stringify(parameters)}`;
  return { id: name, name, make: () => new ExplicitAls(parameters) };
});
const candidates = [...starDescents, ...leastSquares];

await runBench(
  protocols.find(({ name }) => name === 'surprise-5fold')!,
  candidates,
);
