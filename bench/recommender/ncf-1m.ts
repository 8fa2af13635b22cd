// MovieLens-1M, leave-one-out among 99 fixed negatives (He et al. 2017): `node bench/recommender/ncf-1m.ts` prints the table.
//
// Settings stand in engine/recommender/src/protocols/ncf-1m-rows.ts; `--validate` tries these candidates for them.
import { ImplicitAls, ItemKnn, protocols, PureSvd, Slim, UserKnn } from '#engine/recommender/src/index.ts';
import type { Model, ProtocolRow } from '#engine/recommender/src/index.ts';

import { runBench } from './run-bench.ts';

const row = (name: string, make: () => Model): ProtocolRow => ({ id: name, name, make });

const candidates: readonly ProtocolRow[] = [
  ...[50, 100, 200, 400].flatMap((neighbours) =>
    [0.3, 0.5, 0.7].map((alpha) =>
      row(
        `user-kNN ${neighbours} alpha ${alpha}`,
        () => new UserKnn({ likeness: 'asymmetric', alpha, neighbours }),
      ),
    ),
  ),
  ...[30, 50, 80].map((factors) => row(`PureSVD ${factors}`, () => new PureSvd({ factors }))),
  ...[
    [5, 200],
    [5, 1000],
    [2, 500],
    [20, 500],
  ].map(([l1, l2]) => row(`SLIM ${l1} ${l2}`, () => new Slim({ l1: l1!, l2: l2! }))),
  ...[20, 50, 100, 200].flatMap((neighbours) =>
    [0, 20, 100].map((shrinkage) =>
      row(`item-kNN ${neighbours} shrinkage ${shrinkage}`, () => new ItemKnn({ neighbours, shrinkage })),
    ),
  ),
  ...[
    { factors: 64, alpha0: 0.3, regularization: 0.007 },
    { factors: 192, alpha0: 0.2, regularization: 0.007 },
    { factors: 192, alpha0: 0.4, regularization: 0.007 },
    { factors: 192, alpha0: 0.3, regularization: 0.005 },
    { factors: 192, alpha0: 0.3, regularization: 0.01 },
  ].map((parameters) =>
    row(`iALS ${JSON.stringify(parameters)}`, () => new ImplicitAls({ ...parameters, epochs: 12 })),
  ),
  ...[256, 320, 512].flatMap((factors) =>
    [0.006, 0.007, 0.008].map((regularization) => {
      const parameters = { factors, alpha0: 0.3, regularization };
      return row(`iALS ${JSON.stringify(parameters)}`, () => new ImplicitAls({ ...parameters, epochs: 8 }));
    }),
  ),
];

await runBench(
  protocols.find(({ name }) => name === 'ncf-1m')!,
  candidates,
);
