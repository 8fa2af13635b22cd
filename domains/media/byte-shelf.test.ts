import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteShelf } from './byte-shelf.ts';

test('byteShelf() gives what was put back to who needs about as much, and never more than its limit', () => {
  const shelf = byteShelf(1000);
  const one = shelf.take(400);
  const two = shelf.take(600);
  assert.ok(one && two);
  assert.equal(shelf.take(1), null);
  shelf.put(one);
  assert.equal(shelf.take(401), null, 'too small');
  assert.equal(shelf.bytes, 600, 'what does not fit makes room');
  const three = shelf.take(300);
  assert.ok(three && three !== one);
  shelf.put(three);
  assert.equal(shelf.take(150), three);
  shelf.put(three);
  const four = shelf.take(100);
  assert.ok(four && four !== three, 'too much for so little');
  assert.equal(four.length, 100);
  assert.equal(shelf.bytes, 1000);
  shelf.put(two);
  shelf.clear();
  assert.equal(shelf.bytes, 100);
});
