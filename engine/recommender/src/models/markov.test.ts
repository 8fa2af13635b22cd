// Tests of the transitions by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import { Markov } from './markov.ts';

/** u: a b c d, v: b c a; the rows come out of order. */
const data = Interactions.from([
  ['u', 'c', 1, 3],
  ['u', 'a', 1, 1],
  ['u', 'd', 1, 4],
  ['u', 'b', 1, 2],
  ['v', 'a', 1, 9],
  ['v', 'b', 1, 7],
  ['v', 'c', 1, 8],
  ['v', 'd', -1, 10],
]);
const all = ['a', 'b', 'c', 'd'];

test('Markov counts what followed the newest item', async () => {
  const model = new Markov();
  await model.fit(data);
  assert.deepEqual([...model.scores([{ item: 'b' }], all)], [0, 0, 2, 0]);
  assert.deepEqual(
    [...model.scores([{ item: 'b' }, { item: 'c' }], all)],
    [1, 0, 0, 1],
    'the last given is the newest',
  );
  const timed = [
    { item: 'b', time: 5 },
    { item: 'c', time: 2 },
  ];
  assert.deepEqual([...model.scores(timed, all)], [0, 0, 2, 0], 'times go before the order given');
});

test('Markov with window, recent and normalization', async () => {
  const model = new Markov({ window: 2, recent: 2, decay: 0.5, normalization: 1 });
  await model.fit(data);
  // From b: c twice, d and a half each, three in all. From a: b once, c half.
  const [a, b, c, d] = model.scores([{ item: 'a' }, { item: 'b' }], all);
  const close = (found: number, expected: number): void =>
    assert.ok(Math.abs(found - expected) < 1e-6, `${found}`);
  close(a!, 0.5 / 3);
  close(b!, 0.5 * (1 / 1.5));
  close(c!, 2 / 3 + 0.5 * (0.5 / 1.5));
  close(d!, 0.5 / 3);
});

test('Markov.fit needs times', async () => {
  await assert.rejects(new Markov().fit(Interactions.from([['a', 'x']])), { code: 'unsupported' });
});
