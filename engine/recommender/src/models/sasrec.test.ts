// Tests of what only SASRec promises: order, threads that change nothing, early stopping, and weights handed in.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openThreads } from '../../node/open-threads.ts';
import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { createRandom } from '../random.ts';
import { Sasrec } from './sasrec.ts';

const threads = openThreads({ count: 3 });
after(() => threads.close());

/** 90 people walk along a ring of 20 titles from anywhere, one step a time, a tenth of the steps astray. */
function ring(): Interactions {
  const random = createRandom(8);
  const rows: InteractionRow[] = [];
  for (let person = 0; person < 90; person++) {
    const first = random.integer(20);
    const length = 3 + random.integer(15);
    for (let step = 0; step < length; step++)
      rows.push([person, random.next() < 0.1 ? random.integer(20) : (first + step) % 20, 1, step]);
  }
  return Interactions.from(rows);
}

const small = {
  width: 16,
  inner: 32,
  heads: 2,
  blocks: 1,
  length: 16,
  batch: 8,
  epochs: 12,
  learningRate: 0.01,
  negatives: 0,
  dropout: 0.1,
};

test('Sasrec: recommends what comes next, by time or in the order given', async () => {
  const model = new Sasrec(small);
  await model.fit(ring());
  const next = (history: { item: number; time?: number }[]): unknown =>
    model.recommend(history, { limit: 1 })[0]!.item;
  assert.equal(next([{ item: 3 }, { item: 4 }, { item: 5 }]), 6);
  assert.equal(next([{ item: 12 }, { item: 13 }]), 14);
  assert.equal(
    next([
      { item: 5, time: 3 },
      { item: 4, time: 2 },
      { item: 3, time: 1 },
    ]),
    6,
  );
});

test('Sasrec: unknown items and old items beyond the length change nothing', async () => {
  const model = new Sasrec({ ...small, length: 8, epochs: 2 });
  await model.fit(ring());
  const newest = [9, 10, 11, 12, 13, 14, 15, 16].map((item) => ({ item }));
  const scores = (history: { item: number }[]): number[] => [...model.scores(history, [17, 3, 5])];
  assert.deepEqual(scores([{ item: 2 }, { item: 99 }, ...newest]), scores(newest));
  assert.notDeepEqual(scores([{ item: 2 }, ...newest.slice(1)]), scores(newest));
});

for (const [name, options] of [
  ['softmax over all items', {}],
  ['softmax over some', { negatives: 7 }],
  ['gBCE', { negatives: 7, loss: 'gbce' }],
] as const) {
  test(`Sasrec: one thread and three give the same weights to the last bit (${name})`, async () => {
    const [alone, together] = [0, 1].map(() => new Sasrec({ ...small, ...options, epochs: 2, patience: 5 }));
    await alone!.fit(ring());
    await together!.fit(ring(), { threads });
    assert.deepEqual(together!.weights, alone!.weights);
    assert.deepEqual(together!.epochs, alone!.epochs);
    assert.ok(alone!.epochs[1]!.loss < alone!.epochs[0]!.loss);
  });
}

test('Sasrec: patience hides the last items, keeps the best weights and ends early', async () => {
  const model = new Sasrec({ ...small, epochs: 200, learningRate: 0.05, patience: 3 });
  await model.fit(ring());
  const { epochs } = model;
  assert.ok(epochs.length < 200, `${epochs.length} epochs`);
  const best = Math.max(...epochs.map(({ ndcg }) => ndcg!));
  assert.equal(epochs.at(-4)!.ndcg, best);
  assert.ok(best > 0.6, `best validation NDCG@10 ${best}`);
});

test('Sasrec: onEpoch is asked with a model that answers, and can end the fit', async () => {
  const asked: unknown[] = [];
  const model = new Sasrec(small);
  await model.fit(ring(), {
    onEpoch: (done, current) => {
      asked.push([done, current.scores([{ item: 1 }], [2]).length]);
      return done < 2;
    },
  });
  assert.deepEqual(asked, [
    [1, 1],
    [2, 1],
  ]);
  assert.equal(model.epochs.length, 2);
});

test('Sasrec: trained weights are taken over instead of learning', async () => {
  const model = new Sasrec({ ...small, epochs: 2 });
  await model.fit(ring());
  const again = new Sasrec({ ...small, epochs: 2 }, { trained: model.weights });
  await again.fit(ring());
  assert.deepEqual(again.save().tensors, model.save().tensors);
  const wrong = new Sasrec(small, { trained: new Float32Array(3) });
  await assert.rejects(wrong.fit(ring()), { code: 'invalid-model-state' });
});

test('Sasrec: refuses data without times and parameters out of bounds', async () => {
  await assert.rejects(new Sasrec(small).fit(Interactions.from([['ana', 'faust']])), { code: 'unsupported' });
  assert.throws(() => new Sasrec({ dropout: 1 }), { code: 'invalid-parameter' });
  assert.throws(() => new Sasrec({ heads: 0 }), { code: 'invalid-parameter' });
  assert.throws(() => new Sasrec({ loss: 'other' as 'softmax' }), { code: 'invalid-parameter' });
});
