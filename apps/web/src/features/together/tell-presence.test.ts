import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellPresence } from './tell-presence.ts';

function open() {
  const told: boolean[] = [];
  let waiting = false;
  let time = 0;
  let next: (() => void) | null = null;
  const stop = tellPresence({
    isWaiting: () => waiting,
    async tell(now) {
      told.push(now);
      throw new Error('no network');
    },
    now: () => time,
    later(action) {
      next = action;
      return () => (next = null);
    },
  });
  return {
    told,
    stop,
    looks(count: number, isWaiting: boolean, every = 500) {
      waiting = isWaiting;
      for (let n = 0; n < count; n++) {
        time += every;
        next?.();
      }
    },
  };
}

test('tellPresence() says that the film waits when it goes on waiting, and when it goes on', () => {
  const { told, looks } = open();
  looks(5, false);
  looks(2, true);
  looks(5, false);
  assert.deepEqual(told, [], 'a seek');
  looks(10, true);
  assert.deepEqual(told, [true]);
  looks(10, false);
  assert.deepEqual(told, [true, false]);
});

test('tellPresence() says three times a minute that one is there, until it is stopped', () => {
  const { told, looks, stop } = open();
  looks(120, false);
  assert.deepEqual(told, [false, false, false]);
  looks(120, true);
  assert.deepEqual(told.slice(3).every(Boolean), true);
  const before = told.length;
  looks(3, true, 60_000);
  assert.equal(told.length, before + 3, 'a page in the background, which looks once a minute');
  stop();
  looks(200, false);
  assert.equal(told.length, before + 3);
});
