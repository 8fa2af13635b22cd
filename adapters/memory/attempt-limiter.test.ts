import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryAttemptLimiter } from './attempt-limiter.ts';

const limit = { most: 2, windowMs: 1000 };

test('memoryAttemptLimiter() counts per key within a window that starts with the first attempt', () => {
  const time = { now: 0 };
  const limiter = memoryAttemptLimiter({ now: () => time.now });
  assert.equal(limiter.take('a', limit), null);
  time.now = 400;
  assert.equal(limiter.take('a', limit), null);
  assert.equal(limiter.take('a', limit), 1);
  assert.equal(limiter.take('b', limit), null);
  time.now = 999;
  assert.equal(limiter.take('a', limit), 1);
  time.now = 1000;
  assert.equal(limiter.take('a', limit), null);
});

test('memoryAttemptLimiter() starts anew after a success', () => {
  const limiter = memoryAttemptLimiter({ now: () => 0 });
  limiter.take('a', limit);
  limiter.take('a', limit);
  limiter.forget('a');
  assert.equal(limiter.take('a', limit), null);
});

test('memoryAttemptLimiter() keeps the newest keys when a flood of others comes', () => {
  const limiter = memoryAttemptLimiter({ now: () => 0 });
  const once = { most: 1, windowMs: 1000 };
  for (let index = 0; index <= 50_000; index += 1) limiter.take(`key ${index}`, once);
  assert.equal(limiter.take('key 50000', once), 1);
  assert.equal(limiter.take('key 0', once), null);
});
