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
  messages: [],
} as unknown as Room;

function open(look: () => Promise<Room> = () => Promise.resolve(room)) {
  let on: Parameters<RoomSessionParts['feed']>[0] | null = null;
  const counts = { opened: 0, closed: 0 };
  const waiting: (() => void)[] = [];
  const session = new RoomSession({
    feed(listeners) {
      on = listeners;
      counts.opened += 1;
      return { close: () => (counts.closed += 1) };
    },
    look,
    codeOf: (error) => (error instanceof Error ? error.message : null),
    later(action) {
      waiting.push(action);
      return () => waiting.splice(0);
    },
  });
  session.open();
  const settle = () => new Promise<void>((done) => setImmediate(done));
  return {
    session,
    counts,
    event: (event: RoomEvent) => on?.event(event),
    open: () => on?.open(),
    async cut(final: boolean) {
      on?.cut(final);
      await settle();
    },
    async wait() {
      for (const action of waiting.splice(0)) action();
      await settle();
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
