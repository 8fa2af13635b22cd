import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Markov } from '../models/markov.ts';
import { sequential1m } from './sequential-1m.ts';

/** After a comes b, after b comes c, after c comes d: for everybody. */
const lines = [
  '1 1',
  '1 2',
  '1 3',
  '1 4',
  '2 1',
  '2 2',
  '2 3',
  '2 4',
  '3 9',
  '3 1',
  '3 2',
  '3 3',
  '3 4',
  '4 3',
  '4 4',
  '4 9',
  '4 1',
];
const options = { now: () => 0, again: () => new Markov() };

test('sequential-1m asks for the last item with all before it as the history, the validation item too', async () => {
  const task = sequential1m.prepare(() => lines);
  const { metrics, samples } = await task.measure(new Markov(), options);
  assert.equal(samples, 4);
  // What was learnt: 1 to 2, 9 to 1, and 3 to 4 by one user. The last three need the item before the last to be told.
  assert.equal(metrics['ndcg@10'], 1, JSON.stringify(metrics));
});

test('sequential-1m never lets a model learn from the last two items', async () => {
  const task = sequential1m.prepare(() => ['1 1', '1 2', '1 3', '2 1', '2 4', '2 5']);
  const model = new Markov();
  await task.measure(model, options);
  // Items 2 to 5 are in the index, but nothing that follows item 1 was learnt.
  assert.deepEqual([...model.scores([{ item: 1 }], [2, 3, 4, 5])], [0, 0, 0, 0]);
});

test('sequential-1m asks for the item before the last on validation', () => {
  const validation = sequential1m.prepare(() => lines, { part: 'validation' });
  assert.match(validation.incomparable ?? '', /validation/);
  assert.equal(validation.data.hash, sequential1m.prepare(() => lines).data.hash);
});
