// Tests of cross-validation and of given splits.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { Ease } from '../models/ease.ts';
import { createRandom } from '../random.ts';
import { evaluate } from './evaluate.ts';
import { splitFixed } from './split-fixed.ts';
import { splitFolds } from './split-folds.ts';

function pairs(data: Interactions): string[] {
  const { start, column, rowCount } = data.matrix;
  const found: string[] = [];
  for (let u = 0; u < rowCount; u++)
    for (let p = start[u]!; p < start[u + 1]!; p++)
      found.push(`${data.users.idAt(u)} ${data.items.idAt(column[p]!)}`);
  return found.sort();
}

test('splitFolds hides every liked entry once, a fifth of each user at a time', () => {
  const rows: InteractionRow[] = [];
  for (let user = 0; user < 20; user++)
    for (let item = 0; item < 10; item++) rows.push([user, item, item === 9 ? -1 : 1]);
  rows.push(['lone', 3]);
  const data = Interactions.from(rows);
  const hidden: string[] = [];
  let splits = 0;
  for (const { train, heldOut, histories } of splitFolds(data, { random: createRandom(1) })) {
    splits++;
    assert.equal(histories, train);
    assert.deepEqual([...pairs(train), ...pairs(heldOut)].sort(), pairs(data));
    const { start } = heldOut.matrix;
    for (let user = 0; user < 20; user++) assert.ok([1, 2].includes(start[user + 1]! - start[user]!));
    hidden.push(...pairs(heldOut));
  }
  assert.equal(splits, 5);
  const liked = pairs(data.filter((_u, _i, value) => value > 0)).filter((pair) => pair !== 'lone 3');
  assert.deepEqual(hidden.sort(), liked);
});

test('splitFolds refuses fewer than two folds', () => {
  const data = Interactions.from([['a', 1]]);
  assert.throws(() => splitFolds(data, { random: createRandom(1), folds: 1 }).next(), {
    code: 'invalid-parameter',
  });
});

test('splitFixed asks the training users with their rows, or others with theirs', async () => {
  const train: InteractionRow[] = [
    ['a', 1],
    ['a', 2],
    ['b', 1],
    ['b', 2],
    ['b', 3],
  ];
  const weak = splitFixed({
    train,
    heldOut: [
      ['a', 3],
      ['b', 4],
      ['a', 5, -1],
    ],
  });
  assert.equal(weak.histories, weak.train);
  assert.deepEqual(pairs(weak.heldOut), ['a 3', 'b 4']);
  const strong = splitFixed({
    train,
    histories: [
      ['n', 1],
      ['a', 2],
    ],
    heldOut: [
      ['n', 2],
      ['n', 9],
    ],
  });
  assert.deepEqual(pairs(strong.train), ['a 1', 'a 2', 'b 1', 'b 2', 'b 3']);
  assert.deepEqual(pairs(strong.histories), ['a 2', 'n 1']);
  for (const split of [weak, strong]) {
    assert.equal(split.train.items, split.heldOut.items);
    assert.equal(split.train.itemCount, split.heldOut.itemCount);
    assert.equal(split.histories.userCount, split.heldOut.userCount);
    const model = new Ease({ lambda: 1 });
    await model.fit(split.train);
    const { metrics, users } = await evaluate(model, split, { ks: [1], resamples: 0 });
    assert.equal(users, split === weak ? 2 : 1);
    assert.ok(metrics['hitRate@1']! > 0);
  }
});
