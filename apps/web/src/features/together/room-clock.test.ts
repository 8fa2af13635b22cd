import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomClock } from './room-clock.ts';

test('roomClock() measures several times at first, then now and then, and knows the time at once after a sleep', async () => {
  let local = 1_000;
  let ahead = 5_000_000;
  let reachable = true;
  const timers = new Set<{ action: () => void; wait: number }>();
  const clock = roomClock({
    async ask() {
      if (!reachable) throw new Error('no network');
      local += 10;
      const now = local + ahead;
      local += 10;
      return now;
    },
    local: () => local,
    later(action, wait) {
      const timer = { action, wait };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const settle = () => new Promise((done) => setImmediate(done));
  const next = async (): Promise<number> => {
    await settle();
    const [timer, ...others] = timers;
    assert.ok(timer);
    assert.deepEqual(others, []);
    timers.delete(timer);
    local += timer.wait;
    timer.action();
    await settle();
    return timer.wait;
  };
  assert.equal(clock.now(), null);
  const waits = [];
  for (let n = 0; n < 7; n++) waits.push(await next());
  assert.deepEqual(waits, [120, 120, 120, 120, 120, 20_000, 20_000]);
  assert.equal(clock.now(), local + ahead);
  reachable = false;
  await next();
  assert.equal(clock.now(), local + ahead, 'what was measured is kept while nothing answers');
  reachable = true;
  ahead += 3600_000;
  await next();
  assert.equal(clock.now(), local + ahead);
  clock.stop();
  assert.equal(timers.size, 0);
});
