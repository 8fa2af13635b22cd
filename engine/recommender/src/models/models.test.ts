// Runs the shared suite for every model.

import { modelSuite } from '../model.suite.ts';
import { CoInteraction } from './co-interaction.ts';
import { ContentModel } from './content-model.ts';
import { Ease } from './ease.ts';
import { Ensemble } from './ensemble.ts';
import { ExplicitAls } from './explicit-als.ts';
import { HybridFactorization } from './hybrid-factorization.ts';
import { ImplicitAls } from './implicit-als.ts';
import { ItemKnn } from './item-knn.ts';
import { MappedFactors } from './mapped-factors.ts';
import { Markov } from './markov.ts';
import { MultVae } from './mult-vae.ts';
import { Popularity } from './popularity.ts';
import { PureSvd } from './pure-svd.ts';
import { RecVae } from './rec-vae.ts';
import { Sasrec } from './sasrec.ts';
import { Slim } from './slim.ts';
import { Svd } from './svd.ts';
import { UserKnn } from './user-knn.ts';

modelSuite('Popularity', () => new Popularity(), { impersonal: 'it gives everybody the same answer' });
modelSuite('Popularity with halfLife', () => new Popularity({ halfLife: 1e6 }), {
  impersonal: 'it gives everybody the same answer',
});
modelSuite('Ease', () => new Ease({ lambda: 5 }));
modelSuite('ImplicitAls', () => new ImplicitAls({ factors: 8, alpha0: 0.1, regularization: 0.01 }));
modelSuite('ContentModel', () => new ContentModel(), {
  floor: {
    ndcg: 0.45,
    reason: 'the titles of a circle share their only term, so that they are all alike to it',
  },
});
modelSuite('MappedFactors', () => new MappedFactors({ factors: 8, alpha0: 0.1, regularization: 0.01 }));

for (const loss of ['warp', 'bpr', 'logistic'] as const) {
  modelSuite(
    `HybridFactorization (${loss})`,
    () => new HybridFactorization({ loss, factors: 8, epochs: 60 }),
  );
}
for (const solver of ['cg', 'blocks'] as const) {
  modelSuite(`ImplicitAls (${solver})`, () => {
    return new ImplicitAls({ factors: 12, alpha0: 0.1, regularization: 0.01, solver, block: 8 });
  });
}
modelSuite('CoInteraction', () => new CoInteraction({ neighbours: 50 }));

for (const likeness of ['cosine', 'asymmetric', 'bm25'] as const) {
  modelSuite(`ItemKnn (${likeness})`, () => new ItemKnn({ likeness, neighbours: 20, shrinkage: 1 }));
}
modelSuite('UserKnn', () => new UserKnn({ neighbours: 50 }));
modelSuite('UserKnn (reverse)', () => new UserKnn({ neighbours: 50, asked: 'reverse' }));
modelSuite('UserKnn (asymmetric)', () => new UserKnn({ neighbours: 50, likeness: 'asymmetric', alpha: 0.7 }));

modelSuite('Ensemble', () => {
  return new Ensemble([
    { model: new Ease({ lambda: 5 }), weight: 1 },
    { model: new ImplicitAls({ factors: 8, alpha0: 0.1, regularization: 0.01 }), weight: 0.5 },
  ]);
});

modelSuite('Ensemble with stack', () => {
  return new Ensemble([{ model: new Ease({ lambda: 5 }) }, { model: new UserKnn({ neighbours: 50 }) }], {
    stack: { activity: true },
  });
});

const toySvd = { factors: 4, epochs: 300, learningRate: 0.02, regularization: 0.05 };
modelSuite('Svd', () => new Svd(toySvd), { stars: 'it predicts stars' });
modelSuite('Svd with implicit feedback', () => new Svd({ ...toySvd, implicitFeedback: true }), {
  stars: 'it predicts stars',
});

modelSuite('ExplicitAls', () => new ExplicitAls({ factors: 4, regularization: 0.5 }), {
  stars: 'it predicts stars',
});

modelSuite('PureSvd', () => new PureSvd({ factors: 2 }), {
  floor: { ndcg: 0.4, reason: 'two vectors suit the two circles of the toy set and cannot part three' },
});
modelSuite('Slim', () => new Slim({ l1: 0.2, l2: 2 }));

modelSuite('MultVae', () => {
  return new MultVae({
    hidden: 24,
    latent: 8,
    batch: 16,
    epochs: 120,
    learningRate: 0.01,
    dropout: 0.3,
    beta: 0.1,
  });
});

modelSuite('RecVae', () => {
  return new RecVae({
    hidden: 24,
    latent: 8,
    layers: 2,
    batch: 16,
    epochs: 60,
    learningRate: 0.01,
    dropout: 0.3,
    gamma: 0.01,
  });
});

modelSuite('Markov', () => new Markov({ window: 5, recent: 3, decay: 0.8 }), {
  ordered: 'it learns from times, which the circles do not have',
});

const toySasrec = { inner: 16, blocks: 1, heads: 1, length: 8, batch: 4, learningRate: 0.01, dropout: 0.2 };
modelSuite('Sasrec', () => new Sasrec({ ...toySasrec, width: 8, epochs: 15, negatives: 0 }), {
  ordered: 'it learns from times, which the circles do not have',
});
modelSuite(
  'Sasrec with gBCE',
  () => new Sasrec({ ...toySasrec, width: 16, epochs: 30, negatives: 6, loss: 'gbce', calibration: 1 }),
  { ordered: 'it learns from times, which the circles do not have' },
);
