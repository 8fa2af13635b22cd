// Runs the shared suite for every model.

import { modelSuite } from '../model.suite.ts';
import { CoInteraction } from './co-interaction.ts';
import { Ease } from './ease.ts';
import { ImplicitAls } from './implicit-als.ts';
import { Popularity } from './popularity.ts';

modelSuite('Popularity', () => new Popularity(), { impersonal: 'it gives everybody the same answer' });
modelSuite('Popularity with halfLife', () => new Popularity({ halfLife: 1e6 }), {
  impersonal: 'it gives everybody the same answer',
});
modelSuite('Ease', () => new Ease({ lambda: 5 }));
modelSuite('ImplicitAls', () => new ImplicitAls({ factors: 8, alpha0: 0.1, regularization: 0.01 }));
modelSuite('CoInteraction', () => new CoInteraction({ neighbours: 50 }));
