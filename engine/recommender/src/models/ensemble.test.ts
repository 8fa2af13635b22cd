// Tests of the ensemble: it is the sum it says it is, and can take members as they are.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { splitUsers } from '../evaluation/split.ts';
import type { Split } from '../evaluation/split.ts';
import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { circlesInteractions } from '../model.suite.ts';
import { createRandom } from '../random.ts';
import { Ease } from './ease.ts';
import { Ensemble } from './ensemble.ts';
import { Popularity } from './popularity.ts';

test('Ensemble of one member ranks as the member does', async () => {
  const data = circlesInteractions();
  const ease = new Ease({ lambda: 5 });
  await ease.fit(data);
  const ensemble = new Ensemble([{ model: ease, weight: 2 }], { refit: false });
  await ensemble.fit(data);
  const history = [{ item: 3 }, { item: 17 }];
  const items = (model: Ease | Ensemble): unknown[] =>
    model.recommend(history, { limit: 20 }).map(({ item }) => item);
  assert.deepEqual(items(ensemble), items(ease));
});

test('Ensemble scores are standardised over the items outside of the history', async () => {
  const data = circlesInteractions();
  const ensemble = new Ensemble([
    { model: new Ease({ lambda: 5 }), weight: 1 },
    { model: new Popularity(), weight: 3 },
  ]);
  await ensemble.fit(data);
  const others = data.items.ids.filter((item) => item !== 3);
  const mean = ensemble.scores([{ item: 3 }], others).reduce((sum, score) => sum + score, 0) / others.length;
  assert.ok(Math.abs(mean) < 1e-4);
});

test('Ensemble.fit without refit refuses members fitted on other items', async () => {
  const ease = new Ease();
  await ease.fit(circlesInteractions());
  const ensemble = new Ensemble([{ model: ease, weight: 1 }], { refit: false });
  await assert.rejects(ensemble.fit(circlesInteractions()), { code: 'invalid-parameter' });
});

test('Ensemble.fit refuses an empty ensemble', async () => {
  await assert.rejects(new Ensemble([]).fit(circlesInteractions()), { code: 'invalid-parameter' });
});

/** 800 people who each draw 5 to 9 of the 12 titles of their circle; both circles are equally popular. */
function evenCircles(): Interactions {
  const random = createRandom(8);
  const rows: InteractionRow[] = [];
  for (let person = 0; person < 800; person++) {
    const titles = random
      .shuffle(Int32Array.from({ length: 12 }, (_, title) => title))
      .slice(0, 5 + (person % 5));
    for (const title of titles) rows.push([person, (person % 2) * 12 + title]);
  }
  return Interactions.from(rows);
}

for (const activity of [false, true]) {
  test(`Ensemble with stack gives a member that knows nothing next to no weight, activity ${activity}`, async () => {
    // Every title is equally popular but for chance, while EASE tells the circles apart. Whole people are held out: hiding a
    // share of everybody's titles would make those less popular that are hidden.
    const split = (data: Interactions): Split =>
      splitUsers(data, { random: createRandom(6), testUsers: 500, fraction: 0.4 });
    const ensemble = new Ensemble([{ model: new Ease({ lambda: 5 }) }, { model: new Popularity() }], {
      stack: { activity, split },
    });
    await ensemble.fit(evenCircles());
    const [telling, silent] = ensemble.members.map(
      ({ weight, activityWeight }) => weight + activityWeight * Math.log1p(4),
    );
    assert.ok(telling! > 0.8, `EASE ${telling}`);
    assert.ok(Math.abs(silent!) < 0.15 * telling!, `popularity ${silent} beside EASE ${telling}`);
  });
}

test('Ensemble with stack learns from the split it is told, and fits its members on everything again', async () => {
  const data = evenCircles();
  let asked = 0;
  const ensemble = new Ensemble([{ model: new Ease({ lambda: 5 }) }], {
    stack: {
      split: (all) => {
        asked = all.count;
        return splitUsers(all, { random: createRandom(1), testUsers: 40 });
      },
    },
  });
  await ensemble.fit(data);
  const alone = new Ease({ lambda: 5 });
  await alone.fit(data);
  assert.equal(asked, data.count);
  assert.deepEqual(ensemble.members[0]!.model.recommend([{ item: 3 }]), alone.recommend([{ item: 3 }]));
});

test('Ensemble counts a member by the length of the history where it has an activityWeight', async () => {
  const data = evenCircles();
  // 1 - ln(1 + n) / ln 3 is 0 for two items: only popularity is left.
  const ensemble = new Ensemble([
    { model: new Ease({ lambda: 5 }), weight: 1, activityWeight: -1 / Math.log(3) },
    { model: new Popularity() },
  ]);
  await ensemble.fit(data);
  const popularity = new Popularity();
  await popularity.fit(data);
  const items = (model: Ensemble | Popularity, history: { item: number }[]): unknown[] =>
    model.recommend(history, { limit: 20 }).map(({ item }) => item);
  assert.deepEqual(
    items(ensemble, [{ item: 3 }, { item: 4 }]),
    items(popularity, [{ item: 3 }, { item: 4 }]),
  );
  assert.notDeepEqual(items(ensemble, [{ item: 3 }]), items(popularity, [{ item: 3 }]));
});

test('Ensemble.fit refuses to learn the weights of members it may not fit', async () => {
  const ensemble = new Ensemble([{ model: new Ease() }], { refit: false, stack: {} });
  await assert.rejects(ensemble.fit(circlesInteractions()), { code: 'invalid-parameter' });
});
