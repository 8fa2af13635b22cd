// Coming back after an expired address, a lost network and a stopped stream.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recovery, type Link, type Renewal } from './recovery.ts';

/** A recovery on a clock that the test moves. */
function begin(answers: Renewal[], expiresAt: number | null = null) {
  const said: Link[] = [];
  const resumed: (string | null)[] = [];
  const timers: { action: () => void; at: number }[] = [];
  let now = 0;
  let asked = 0;
  const recovery = new Recovery(
    {
      renew: () => {
        asked += 1;
        return Promise.resolve(answers.shift() ?? { kind: 'refused' });
      },
      resume: (url) => resumed.push(url),
      say: (link) => said.push(link),
      later: (action, milliseconds) => {
        const timer = { action, at: now + milliseconds };
        timers.push(timer);
        return () => {
          timers.splice(timers.indexOf(timer), 1);
        };
      },
      now: () => now,
    },
    expiresAt,
  );
  /** Lets promises settle, then runs what is due. */
  const pass = async (milliseconds: number): Promise<void> => {
    await new Promise(setImmediate);
    now += milliseconds;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.action();
    }
    await new Promise(setImmediate);
  };
  return { recovery, said, resumed, timers, pass, asked: () => asked };
}

const fresh = (url: string, expiresAt: number | null = null): Renewal => ({ kind: 'fresh', url, expiresAt });

test('Recovery goes on under a fresh address, asked for once however many files were refused', async () => {
  const { recovery, said, resumed, pass, asked } = begin([fresh('/new')]);
  recovery.meet('address');
  recovery.meet('address');
  await pass(0);
  assert.equal(asked(), 1);
  assert.deepEqual(resumed, ['/new']);
  assert.deepEqual(said, []);
});

test('Recovery waits longer and longer for the network, and not at all once it is back', async () => {
  const { recovery, said, resumed, timers, pass } = begin([]);
  recovery.meet('network');
  assert.deepEqual(said, ['waiting']);
  await pass(999);
  assert.deepEqual(resumed, []);
  await pass(1);
  assert.deepEqual(resumed, [null]);
  recovery.meet('network');
  await pass(1_999);
  assert.equal(resumed.length, 1);
  recovery.online();
  assert.equal(resumed.length, 2);
  recovery.arrived();
  assert.deepEqual(said, ['waiting', 'good']);
  assert.equal(timers.length, 0);
});

test('Recovery does not take one part that came through for the part that failed', async () => {
  const { recovery, said, resumed, pass } = begin([]);
  recovery.meet('network');
  recovery.arrived();
  assert.deepEqual(said, ['waiting']);
  await pass(1_000);
  assert.deepEqual(resumed, [null]);
  recovery.arrived();
  assert.deepEqual(said, ['waiting', 'good']);
});

test('Recovery keeps asking for an address while the server is out of reach', async () => {
  const { recovery, said, resumed, pass } = begin([{ kind: 'unreachable' }, fresh('/new')]);
  recovery.meet('address');
  await pass(0);
  assert.deepEqual(said, ['waiting']);
  await pass(1_000);
  assert.deepEqual(resumed, ['/new']);
  assert.deepEqual(said, ['waiting', 'good']);
});

test('Recovery replaces an address before it expires', async () => {
  const { recovery, resumed, pass } = begin([fresh('/new', 9_000_000)], 600_000);
  await pass(539_000);
  recovery.look();
  await pass(0);
  assert.deepEqual(resumed, []);
  await pass(2_000);
  recovery.look();
  await pass(0);
  assert.deepEqual(resumed, ['/new']);
  recovery.look();
  await pass(0);
  assert.equal(resumed.length, 1);
});

test('Recovery says that the stream was stopped, and does nothing against it', async () => {
  const { recovery, said, resumed, pass, asked } = begin([fresh('/again')]);
  recovery.meet('ended');
  await pass(60_000);
  assert.equal(asked(), 0);
  assert.deepEqual(said, ['ended']);
  assert.deepEqual(resumed, []);
});

test('Recovery gives up on addresses that are refused again and again', async () => {
  const { recovery, said, pass, asked } = begin([fresh('/1'), fresh('/2'), fresh('/3'), fresh('/4')]);
  for (let round = 0; round < 4; round += 1) {
    recovery.meet('address');
    await pass(1_000);
  }
  assert.equal(asked(), 3);
  assert.deepEqual(said, ['lost']);
});

test('Recovery says when there is no place, and does nothing once it is closed', async () => {
  const full = begin([{ kind: 'full' }]);
  full.recovery.meet('address');
  await full.pass(0);
  assert.deepEqual(full.said, ['full']);
  const closed = begin([fresh('/new')]);
  closed.recovery.meet('address');
  closed.recovery.close();
  await closed.pass(0);
  assert.deepEqual(closed.resumed, []);
  closed.recovery.meet('network');
  assert.equal(closed.timers.length, 0);
});
