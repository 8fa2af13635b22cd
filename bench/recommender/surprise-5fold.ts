// MovieLens-1M, predicted stars by 5-fold cross-validation (the table of Surprise): `node bench/recommender/surprise-5fold.ts`.
//
// Settings stand in engine/recommender/src/protocols/surprise-5fold-rows.ts; `--validate` divides the training part of the first fold
// again and tries these candidates there.
import { protocols, Svd } from '#engine/recommender/src/index.ts';
import type { ProtocolRow } from '#engine/recommender/src/index.ts';

import { runBench } from './run-bench.ts';

const candidates: readonly ProtocolRow[] = [0.04, 0.045, 0.05, 0.06].map((regularization) => {
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

await runBench(
  protocols.find(({ name }) => name === 'surprise-5fold')!,
  candidates,
);
