// Tests of the splits: nothing lost, nothing shared, the right things hidden.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import { circlesInteractions } from '../model.suite.ts';
import { createRandom } from '../random.ts';
import { splitLeaveOneOut, splitRandom, splitTemporal, splitUsers } from './split.ts';

const pairs = (data: Interactions): string[] => {
  const { start, column, rowCount } = data.matrix;
  const found: string[] = [];
  for (let u = 0; u < rowCount; u++) {
    for (let p = start[u]!; p < start[u + 1]!; p++)
      found.push(`${data.users.idAt(u)}/${data.items.idAt(column[p]!)}`);
  }
  return found.sort();
};

test('splitRandom divides every row, seeded', () => {
  const data = circlesInteractions();
  const split = splitRandom(data, { random: createRandom(1), fraction: 0.25 });
  assert.deepEqual([...pairs(split.train), ...pairs(split.heldOut)].sort(), pairs(data));
  const { start } = data.matrix;
  const hidden = split.heldOut.matrix.start;
  for (let u = 0; u < data.userCount; u++) {
    assert.equal(hidden[u + 1]! - hidden[u]!, Math.max(1, Math.round((start[u + 1]! - start[u]!) * 0.25)));
  }
  assert.deepEqual(
    pairs(splitRandom(data, { random: createRandom(1), fraction: 0.25 }).heldOut),
    pairs(split.heldOut),
  );
  assert.notDeepEqual(
    pairs(splitRandom(data, { random: createRandom(2), fraction: 0.25 }).heldOut),
    pairs(split.heldOut),
  );
});

test('splitRandom hides only liked items and leaves single entries alone', () => {
  const data = Interactions.from([
    ['a', 1, 1],
    ['a', 2, -1],
    ['b', 1, 1],
    ['b', 2, 1],
  ]);
  const { heldOut } = splitRandom(data, { random: createRandom(1) });
  assert.equal(heldOut.count, 1);
  assert.equal(heldOut.matrix.start[1], 0);
});

test('splitLeaveOneOut hides the newest liked item of each user', () => {
  const data = Interactions.from([
    ['a', 'x', 1, 5],
    ['a', 'y', 1, 9],
    ['a', 'z', -1, 10],
    ['b', 'x', 1, 1],
  ]);
  const split = splitLeaveOneOut(data, { random: createRandom(1) });
  assert.deepEqual(pairs(split.heldOut), ['a/y']);
  assert.deepEqual(pairs(split.train), ['a/x', 'a/z', 'b/x']);
});

test('splitTemporal cuts once in time for everybody', () => {
  const data = Interactions.from([
    ['a', 'x', 1, 1],
    ['a', 'y', 1, 8],
    ['b', 'x', 1, 2],
    ['b', 'z', -1, 9],
    ['c', 'y', 1, 3],
  ]);
  const split = splitTemporal(data, { fraction: 0.4 });
  assert.deepEqual(pairs(split.heldOut), ['a/y']);
  assert.deepEqual(pairs(split.train), ['a/x', 'b/x', 'c/y']);
  assert.throws(() => splitTemporal(circlesInteractions()), { code: 'unsupported' });
});

test('splitUsers keeps the test users out of training', () => {
  const data = circlesInteractions();
  const split = splitUsers(data, { random: createRandom(1), testUsers: 30 });
  assert.equal(split.train.userCount, 90);
  assert.equal(split.histories.userCount, 30);
  assert.ok(split.histories.users.ids.every((id) => split.train.users.indexOf(id) < 0));
  assert.equal(split.train.items, split.heldOut.items);
  const kept = [...pairs(split.train), ...pairs(split.histories), ...pairs(split.heldOut)];
  assert.deepEqual(kept.sort(), pairs(data));
});
