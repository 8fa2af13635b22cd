// Tests that items added after training are learnt as a fit on the grown data would learn them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from './interactions.ts';
import type { InteractionRow } from './interactions.ts';
import type { Model } from './model.ts';
import { Ease } from './models/ease.ts';
import { ImplicitAls } from './models/implicit-als.ts';
import { ItemKnn } from './models/item-knn.ts';
import { Markov } from './models/markov.ts';
import { Popularity } from './models/popularity.ts';
import { PureSvd } from './models/pure-svd.ts';
import { Slim } from './models/slim.ts';
import { Svd } from './models/svd.ts';
import { UserKnn } from './models/user-knn.ts';
import { createRandom } from './random.ts';

const USERS = 60;
const ITEMS = 20;
/** The last two items are the new ones. */
const NEW = [ITEMS, ITEMS + 1];

/** Half of the people are of one taste; the last ten are strangers to the training. */
const rows: InteractionRow[] = [];
const random = createRandom(3);
for (let user = 0; user < USERS + 10; user++) {
  for (let item = 0; item < ITEMS + 2; item++) {
    const own = item % 2 === user % 2;
    if (random.next() < (own ? 0.5 : 0.1)) rows.push([user, item, 1, user * 100 + item]);
  }
}
const isOld = ([user, item]: InteractionRow): boolean => Number(user) < USERS && Number(item) < ITEMS;
const histories = Map.groupBy(rows, ([user]) => user);
const toPeople = (from: number, to: number) =>
  [...histories].slice(from, to).map(([user, own]) => ({
    user,
    history: own.map(([, item, weight, time]) => ({ item, weight: weight!, time: time! })),
  }));

async function grown(make: () => Model, strangers: boolean): Promise<{ added: Model; refitted: Model }> {
  const added = make();
  await added.fit(Interactions.from(rows.filter(isOld)));
  added.addItems(
    NEW.map((item) => ({ item })),
    toPeople(0, strangers ? USERS + 10 : USERS),
  );
  const refitted = make();
  const met = new Set(
    toPeople(USERS, USERS + 10)
      .filter(({ history }) => history.some(({ item }) => Number(item) >= ITEMS))
      .map(({ user }) => user),
  );
  await refitted.fit(
    Interactions.from(rows.filter(([user]) => Number(user) < USERS || (strangers && met.has(user)))),
  );
  return { added, refitted };
}

function assertSameScores({ added, refitted }: { added: Model; refitted: Model }, tolerance: number): void {
  const asked = Array.from({ length: ITEMS + 2 }, (_, item) => item);
  for (const history of [[0, 2], [1], [ITEMS], [3, ITEMS + 1]]) {
    const entries = history.map((item) => ({ item }));
    const a = added.scores(entries, asked);
    const b = refitted.scores(entries, asked);
    a.forEach((score, i) =>
      assert.ok(
        Math.abs(score - b[i]!) < tolerance,
        `history ${history.join()}: item ${i}: ${score} against ${b[i]}`,
      ),
    );
  }
}

test('Ease.addItems gives what a fit on the grown data gives, primal', async () => {
  assertSameScores(await grown(() => new Ease({ lambda: 5 }), false), 1e-4);
  assertSameScores(await grown(() => new Ease({ lambda: 5 }), true), 1e-4);
});

test('Ease.addItems gives what a fit on the grown data gives, dual', async () => {
  const few = (data: readonly InteractionRow[]): InteractionRow[] =>
    data.filter(([user]) => Number(user) < 12);
  const added = new Ease({ lambda: 5 });
  await added.fit(
    Interactions.from(few(rows).filter(([user, item]) => Number(user) < 9 && Number(item) < ITEMS)),
  );
  added.addItems(
    NEW.map((item) => ({ item })),
    toPeople(0, 12),
  );
  const met = new Set(
    toPeople(0, 12)
      .filter(({ user, history }) => Number(user) < 9 || history.some(({ item }) => Number(item) >= ITEMS))
      .map(({ user }) => user),
  );
  const refitted = new Ease({ lambda: 5 });
  await refitted.fit(Interactions.from(few(rows).filter(([user]) => met.has(user))));
  assertSameScores({ added, refitted }, 1e-4);
});

for (const likeness of ['cosine', 'asymmetric'] as const) {
  test(`ItemKnn.addItems finds the likeness that a fit finds (${likeness})`, async () => {
    assertSameScores(await grown(() => new ItemKnn({ likeness, alpha: 0.7, shrinkage: 1 }), false), 1e-5);
  });
}

test('Popularity and UserKnn go on counting', async () => {
  assertSameScores(await grown(() => new Popularity(), true), 1e-6);
  for (const strangers of [false, true])
    assertSameScores(await grown(() => new UserKnn({ neighbours: 200 }), strangers), 1e-5);
});

test('Popularity with halfLife counts what is later than the training more', async () => {
  const model = new Popularity({ halfLife: 10 });
  await model.fit(Interactions.from([['ana', 'old', 1, 100]]));
  model.addItems(
    [{ item: 'new' }],
    [
      {
        history: [
          { item: 'new', time: 120 },
          { item: 'old', time: 90 },
        ],
      },
    ],
  );
  assert.deepEqual([...model.scores([], ['old', 'new'])], [1.5, 4]);
});

test('Markov.addItems counts the transitions from and to new items as a fit does', async () => {
  const { added, refitted } = await grown(() => new Markov({ window: 2 }), false);
  for (let item = 0; item < ITEMS + 2; item++) {
    const asked = item < ITEMS ? NEW : [0, 3, ...NEW];
    assert.deepEqual(added.scores([{ item }], asked), refitted.scores([{ item }], asked));
  }
});

for (const [name, make, tolerance] of [
  [
    'ImplicitAls',
    () => new ImplicitAls({ factors: 4, alpha0: 0.1, regularization: 0.01, epochs: 100 }),
    1e-3,
  ],
  ['PureSvd', () => new PureSvd({ factors: 3, iterations: 40 }), 1e-3],
] as const) {
  test(`${name}.addItems gives an item chosen by the same people the same scores`, async () => {
    const model = make();
    await model.fit(Interactions.from(rows.filter(isOld)));
    const people = toPeople(0, USERS)
      .filter(({ history }) => history.some(({ item }) => item === 5))
      .map(({ user }) => ({ user, history: [{ item: 'five again' }] }));
    model.addItems([{ item: 'five again' }], people);
    assert.equal(model.similarItems('five again', { limit: 1 })[0]!.item, 5);
    for (const item of [0, 1, 2, 7]) {
      const [old, added] = model.scores([{ item }], [5, 'five again']);
      assert.ok(Math.abs(old! - added!) < tolerance, `${item}: ${old} against ${added}`);
    }
  });
}

test('Svd.addItems predicts the stars that people of each taste gave', async () => {
  const model = new Svd({ factors: 2, epochs: 100, regularization: 0.01 });
  const stars: InteractionRow[] = [];
  for (let user = 0; user < USERS; user++)
    for (let item = 0; item < ITEMS; item++)
      if (random.next() < 0.7) stars.push([user, item, item % 2 === user % 2 ? 5 : 1]);
  await model.fit(Interactions.from(stars));
  const people = Array.from({ length: USERS }, (_, user) => ({
    user,
    history: [{ item: 'even', weight: user % 2 === 0 ? 5 : 1 }],
  }));
  model.addItems([{ item: 'even' }], people);
  assert.ok(model.predict(0, 'even') > 4, `${model.predict(0, 'even')}`);
  assert.ok(model.predict(1, 'even') < 2, `${model.predict(1, 'even')}`);
});

test('Model.addItems counts the old choices of trained people once', async () => {
  const anonymous = async (trained: boolean): Promise<Float32Array> => {
    const model = new Popularity();
    await model.fit(Interactions.from(rows.filter(isOld)), { keepUsers: false });
    const people = toPeople(0, USERS).map(({ history }) => ({ history, trained }));
    model.addItems([{ item: NEW[0]! }], people);
    return model.scores([], [0, NEW[0]!]);
  };
  const once = await anonymous(true);
  const twice = await anonymous(false);
  assert.equal(once[1], twice[1]);
  assert.ok(twice[0]! > once[0]!);
});

test('Slim.addItems needs the training rows', async () => {
  const model = new Slim({ l1: 0.1, l2: 1 });
  await model.fit(Interactions.from(rows.filter(isOld)), { keepUsers: false });
  assert.throws(() => model.addItems([{ item: NEW[0]! }], toPeople(0, USERS)), { code: 'unsupported' });
});
