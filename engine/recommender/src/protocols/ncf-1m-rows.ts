// The models of the NCF protocol at the settings they are measured at, with the figures published for them.

import { Ease } from '../models/ease.ts';
import { Ensemble } from '../models/ensemble.ts';
import { ImplicitAls } from '../models/implicit-als.ts';
import { ItemKnn } from '../models/item-knn.ts';
import { Popularity } from '../models/popularity.ts';
import { PureSvd } from '../models/pure-svd.ts';
import { Slim } from '../models/slim.ts';
import { UserKnn } from '../models/user-knn.ts';
import type { ProtocolRow, PublishedRow } from './protocol.ts';

const DACREMA = 'Ferrari Dacrema et al., TOIS 2021, table 55';
const IRSPACK = 'notebook of irspack';

function figures(hitRate: number, ndcg: number, source = DACREMA): Omit<PublishedRow, 'name'> {
  return { figures: { 'hr@10': hitRate, 'ndcg@10': ndcg }, source };
}

/** EASE as published, iALS too but for fewer epochs (see the sources), the others picked on validation. */
export const ncfRows: readonly ProtocolRow[] = [
  { id: 'popularity', name: 'popularity', make: () => new Popularity(), published: figures(0.4533, 0.2542) },
  {
    id: 'user-knn',
    name: 'user-kNN, asymmetric',
    make: () => new UserKnn({ likeness: 'asymmetric', alpha: 0.3, neighbours: 100, asked: 'reverse' }),
    published: figures(0.6768, 0.41),
  },
  {
    id: 'item-knn',
    name: 'item-kNN, cosine',
    make: () => new ItemKnn({ neighbours: 50 }),
    published: figures(0.6694, 0.3979),
  },
  {
    id: 'pure-svd',
    name: 'PureSVD',
    make: () => new PureSvd({ factors: 50 }),
    published: figures(0.6937, 0.4303),
  },
  { id: 'slim', name: 'SLIM', make: () => new Slim({ l1: 2, l2: 500 }), published: figures(0.7162, 0.4468) },
  { id: 'ease', name: 'EASE', make: () => new Ease({ lambda: 1320 }), published: figures(0.7192, 0.4494) },
  {
    id: 'implicit-als',
    name: 'iALS, 512 factors',
    make: () =>
      new ImplicitAls({ factors: 512, epochs: 8, alpha0: 0.3, regularization: 0.007, deviation: 0.1 }),
    published: figures(0.731, 0.4531, IRSPACK),
  },
  {
    id: 'ensemble',
    name: 'ensemble, iALS + 0.5 SLIM',
    members: ['implicit-als', 'slim'],
    // By learn-weights.ts: EASE beside these two got the weight 0.
    make: ([als, slim]) =>
      new Ensemble(
        [
          { model: als!, weight: 1 },
          { model: slim!, weight: 0.5 },
        ],
        { refit: false },
      ),
  },
];

export const ncfLiterature: readonly PublishedRow[] = [
  { name: 'NeuMF, run again', ...figures(0.7093, 0.4349) },
  { name: 'iALS, 46 factors', ...figures(0.7109, 0.4382) },
  { name: 'MF revisited, 192 factors', ...figures(0.7294, 0.4523, 'Rendle et al., RecSys 2020') },
];
