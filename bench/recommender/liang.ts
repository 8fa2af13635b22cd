// Strong generalisation as in Liang et al. 2018, here on MovieLens-1M: `node bench/recommender/liang.ts` prints the table.
//
// Settings stand in engine/recommender/src/protocols/liang-rows.ts; `--validate` measures these candidates for them on other users.
import {
  Ease,
  ImplicitAls,
  ItemKnn,
  MultVae,
  protocols,
  PureSvd,
  RecVae,
  Slim,
  UserKnn,
} from '#engine/recommender/src/index.ts';
import type { Model, ProtocolRow } from '#engine/recommender/src/index.ts';

import { runBench } from './run-bench.ts';

const row = (name: string, make: () => Model): ProtocolRow => ({ id: name, name, make });

const candidates: readonly ProtocolRow[] = [
  row('mult-vae, 30 epochs', () => new MultVae({ batch: 128, epochs: 30 })),
  ...[1, 2, 3].flatMap((layers) =>
    [0.005, 0.008].map((gamma) =>
      row(`rec-vae ${layers} ${gamma}`, () => new RecVae({ layers, gamma, epochs: 30 })),
    ),
  ),
  ...[100, 200].map((neighbours) => row(`user-knn ${neighbours}`, () => new UserKnn({ neighbours }))),
  ...[50, 200].map((neighbours) => row(`item-knn ${neighbours}`, () => new ItemKnn({ neighbours }))),
  ...[30, 50].map((factors) => row(`pure-svd ${factors}`, () => new PureSvd({ factors }))),
  ...[100, 300].map((l2) => row(`slim 5 ${l2}`, () => new Slim({ l1: 5, l2 }))),
  ...[300, 600, 1000].map((lambda) => row(`ease ${lambda}`, () => new Ease({ lambda }))),
  ...[0.1, 0.3].flatMap((alpha0) =>
    [0.003, 0.007].map((regularization) =>
      row(
        `implicit-als ${alpha0} ${regularization}`,
        () => new ImplicitAls({ factors: 128, alpha0, regularization }),
      ),
    ),
  ),
];

await runBench(
  protocols.find(({ name }) => name === 'liang')!,
  candidates,
);
