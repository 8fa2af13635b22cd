import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Room, RoomEvent } from '@kinora/sdk';
import { RoomSession, type RoomSessionParts } from './room-session.ts';

const you = { id: 'b', name: 'Blaise', avatar: 'owl' };
const playback = { version: 1, paused: true, position: 0, rate: 1, at: 0 };
const room = {
  you,
  host: 'a',
  everyoneControls: true,
  playback,
  members: [you],
  waiting: [],
  messages: [],
} as unknown as Room;

function open(look: () => Promise<unknown> = () => Promise.resolve()) {
  let on: Parameters<RoomSessionParts['feed']>[0] | null = null;
  const counts = { opened: 0, closed: 0 };
  const timers = new Set<{ action: () => void; wait: number }>();
  const session = new RoomSession({
    feed(listeners) {
      on = listeners;
      counts.opened += 1;
      return { close: () => (counts.closed += 1) };
    },
    look,
    codeOf: (error) => (error instanceof Error ? error.message : null),
    later(action, wait) {
      const timer = { action, wait };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  session.open();
  const settle = () => new Promise<void>((done) => setImmediate(done));
  return {
    session,
    counts,
    event: (event: RoomEvent) => on?.event(event),
    open: () => on?.open(),
    beat: () => on?.beat(),
    async cut(final: boolean) {
      on?.cut(final);
      await settle();
    },
    /** Lets the time pass for which something waits; answers how long that was. */
    async wait() {
      const [first, ...others] = timers;
      assert.deepEqual(others, [], 'one thing is waited for at a time');
      if (first === undefined) return null;
      timers.delete(first);
      first.action();
      await settle();
      return first.wait;
    },
  };
}

test('RoomSession follows its room, and says what is new', () => {
  const { session, event } = open();
  let drawn = 0;
  session.subscribe(() => (drawn += 1));
  event({ kind: 'room', room });
  assert.equal(session.view().room, room);
  assert.equal(session.view().notice, null);
  event({ kind: 'joined', member: { id: 'c', name: 'Carl', avatar: 'cat' } });
  assert.equal(session.view().room?.members.length, 2);
  assert.equal(session.view().notice?.id, 1);
  session.adopt({ ...playback, version: 2, position: 9 });
  assert.equal(session.view().room?.playback.position, 9);
  session.adopt({ ...playback, version: 1, position: 5 });
  assert.equal(session.view().room?.playback.position, 9, 'an older answer');
  assert.ok(drawn >= 3);
});

test('RoomSession waits while the line comes back by itself, and opens a new one when it does not', async () => {
  const { session, counts, cut, wait, open: opened } = open();
  await cut(false);
  assert.equal(session.view().connected, false);
  assert.equal(counts.opened, 1);
  opened();
  assert.equal(session.view().connected, true);
  await cut(true);
  await wait();
  assert.equal(counts.opened, 2);
});

for (const code of ['sign_in_required', 'room_not_found', 'room_full'])
  test(`RoomSession is over when the line is refused with ${code}`, async () => {
    const { session, counts, cut, wait } = open(() => Promise.reject(new Error(code)));
    await cut(true);
    await wait();
    assert.equal(session.view().over, code);
    assert.equal(counts.opened, 1);
  });

test('RoomSession tries again where the refusal passes', async () => {
  const { session, counts, cut, wait } = open(() => Promise.reject(new Error('too_many_requests')));
  await cut(true);
  await wait();
  assert.equal(session.view().over, null);
  assert.equal(counts.opened, 2);
});

test('RoomSession closes its line when the room ends, or is left elsewhere', () => {
  for (const [event, over] of [
    [{ kind: 'ended' }, 'ended'],
    [{ kind: 'left', member: you }, 'left'],
  ] as const) {
    const { session, counts, event: say } = open();
    say({ kind: 'room', room });
    say(event);
    assert.equal(session.view().over, over);
    assert.ok(counts.closed > 0);
  }
});

test('RoomSession takes a line that says nothing for dead, and opens another', async () => {
  const { session, counts, open: opened, beat, event, wait } = open();
  opened();
  beat();
  event({ kind: 'room', room });
  assert.equal(counts.opened, 1);
  await wait();
  assert.equal(session.view().connected, false);
  assert.deepEqual(counts, { opened: 2, closed: 1 });
  opened();
  assert.equal(session.view().connected, true);
});

test('RoomSession waits longer each time, until the line is there again', async () => {
  const { cut, wait, open: opened } = open();
  const waits: (number | null)[] = [];
  for (let n = 0; n < 6; n++) {
    await cut(true);
    waits.push(await wait());
  }
  assert.deepEqual(waits, [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  opened();
  await cut(true);
  assert.equal(await wait(), 2_000);
});

test('RoomSession that was left while it asked why its line is cut opens none', async () => {
  for (const answer of ['the room', 'no room'] as const) {
    const asked = Promise.withResolvers<unknown>();
    const { session, counts, cut, wait } = open(() => asked.promise);
    await cut(true);
    session.close();
    if (answer === 'the room') asked.resolve(room);
    else asked.reject(new Error('room_not_found'));
    await new Promise((done) => setImmediate(done));
    assert.equal(await wait(), null);
    assert.equal(counts.opened, 1);
    assert.equal(session.view().over, null);
  }
});
