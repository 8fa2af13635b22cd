// The models of the strong-generalisation protocol at the settings they are measured at, with the figures published on MovieLens-20M.

import { CoInteraction } from '../models/co-interaction.ts';
import { Ease } from '../models/ease.ts';
import { Ensemble } from '../models/ensemble.ts';
import { ImplicitAls } from '../models/implicit-als.ts';
import { ItemKnn } from '../models/item-knn.ts';
import { MultVae } from '../models/mult-vae.ts';
import { Popularity } from '../models/popularity.ts';
import { PureSvd } from '../models/pure-svd.ts';
import { RecVae } from '../models/rec-vae.ts';
import { Slim } from '../models/slim.ts';
import { UserKnn } from '../models/user-knn.ts';
import type { ProtocolRow, PublishedRow } from './protocol.ts';

const LIANG = 'D. Liang et al., WWW 2018';
const STECK = 'H. Steck, WWW 2019';

function figures(
  recall20: number,
  recall50: number,
  ndcg: number,
  source: string,
): Omit<PublishedRow, 'name'> {
  return {
    figures: { 'cappedRecall@20': recall20, 'cappedRecall@50': recall50, 'ndcg@100': ndcg },
    source,
  };
}

/** Picked on validation users of MovieLens-1M, but for co-interaction; the ensemble learns its weights there at every run. */
export const liangRows: readonly ProtocolRow[] = [
  {
    id: 'popularity',
    name: 'popularity',
    make: () => new Popularity(),
    published: figures(0.162, 0.235, 0.191, STECK),
  },
  { id: 'co-interaction', name: 'co-interaction', make: () => new CoInteraction() },
  { id: 'user-knn', name: 'user-kNN', make: () => new UserKnn({ neighbours: 100 }) },
  { id: 'item-knn', name: 'item-kNN', make: () => new ItemKnn({ neighbours: 200 }) },
  { id: 'pure-svd', name: 'PureSVD', make: () => new PureSvd({ factors: 30 }) },
  { id: 'slim', name: 'SLIM', make: () => new Slim({ l1: 5, l2: 300 }) },
  {
    id: 'ease',
    name: 'EASE',
    make: () => new Ease({ lambda: 600 }),
    published: figures(0.391, 0.521, 0.42, STECK),
  },
  {
    id: 'implicit-als',
    name: 'iALS',
    make: () => new ImplicitAls({ factors: 128, epochs: 8, alpha0: 0.3, regularization: 0.007 }),
    published: figures(0.395, 0.532, 0.425, 'S. Rendle et al., RecSys 2022, 2048 factors'),
  },
  {
    id: 'mult-vae',
    name: 'Mult-VAE',
    make: () => new MultVae({ hidden: 200, latent: 100, epochs: 80, batch: 128, learningRate: 0.002 }),
    published: figures(0.395, 0.537, 0.426, LIANG),
  },
  {
    id: 'rec-vae',
    name: 'RecVAE',
    make: () => new RecVae({ epochs: 45, gamma: 0.008 }),
    published: figures(0.414, 0.553, 0.442, 'I. Shenbin et al., WSDM 2020'),
  },
  {
    id: 'ensemble',
    name: 'EASE + iALS + SLIM + RecVAE, stacked',
    members: ['ease', 'implicit-als', 'slim', 'rec-vae'],
    stack: { users: 10_000 },
    make: (members, weights) =>
      new Ensemble(
        members.map((model, m) => ({ model, ...weights?.[m] })),
        { refit: false },
      ),
  },
];

export const liangLiterature: readonly PublishedRow[] = [
  { name: 'WMF', ...figures(0.36, 0.498, 0.386, LIANG) },
  { name: 'VASP', ...figures(0.414, 0.552, 0.448, 'V. Vancura, P. Kordik, ICANN 2021') },
];
