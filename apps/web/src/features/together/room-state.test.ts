import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Room, RoomEvent, RoomMember } from '@kinora/sdk';
import { mayControl, roomAfter } from './room-state.ts';

const ada: RoomMember = { id: 'a', name: 'Ada', avatar: 'moon' };
const blaise: RoomMember = { id: 'b', name: 'Blaise', avatar: 'owl' };
const playback = { version: 3, paused: true, position: 5, rate: 1, at: 1000 };
const room = {
  title: { id: 1 },
  episode: null,
  host: 'a',
  everyoneControls: true,
  playback,
  members: [ada],
  waiting: [],
  messages: [],
  you: blaise,
  mayChat: true,
  endsAt: 0,
} as unknown as Room;

const after = (...events: RoomEvent[]) => events.reduce<Room | null>(roomAfter, room);
const moved = (version: number): RoomEvent => ({
  kind: 'playback',
  change: 'seek',
  by: ada,
  playback: { ...playback, version, position: version },
});
const said = (id: number): RoomEvent => ({
  kind: 'message',
  message: { id, by: ada, text: `m${id}`, at: id },
});

test('roomAfter() knows nothing before the whole room was told', () => {
  assert.equal(roomAfter(null, moved(4)), null);
  assert.equal(roomAfter(null, { kind: 'room', room }), room);
});

test('roomAfter() takes newer states of the playback only, in whatever order they come', () => {
  assert.equal(after(moved(5), moved(4))?.playback.position, 5);
  assert.equal(after(moved(3))?.playback.position, 5, 'the one that is known');
});

test('roomAfter() counts nobody twice, and no message', () => {
  const joined: RoomEvent = { kind: 'joined', member: blaise };
  assert.deepEqual(after(joined, joined)?.members, [ada, blaise]);
  assert.deepEqual(after(joined, { kind: 'left', member: ada })?.members, [blaise]);
  assert.deepEqual(
    after(said(1), said(2), said(1))?.messages.map(({ id }) => id),
    [1, 2],
  );
});

test('mayControl() is of everybody, or of the host alone', () => {
  assert.equal(mayControl(room), true);
  const kept = after({ kind: 'control', host: ada, everyoneControls: false });
  assert.ok(kept);
  assert.equal(mayControl(kept), false);
  const away = [kept].map((before) => roomAfter(before, { kind: 'left', member: ada }));
  assert.ok(away[0]);
  assert.equal(mayControl(away[0]), true, 'the host is away');
  const handed = after({ kind: 'control', host: blaise, everyoneControls: false });
  assert.ok(handed);
  assert.equal(mayControl(handed), true);
});

test('roomAfter() knows whose film waits, and of nobody who is gone', () => {
  const waits = (member: RoomMember, waiting: boolean): RoomEvent => ({ kind: 'waiting', member, waiting });
  assert.deepEqual(after(waits(ada, true), waits(blaise, true), waits(ada, true))?.waiting, ['b', 'a']);
  assert.deepEqual(after(waits(ada, true), waits(blaise, true), waits(blaise, false))?.waiting, ['a']);
  assert.deepEqual(after(waits(ada, true), { kind: 'left', member: ada })?.waiting, []);
});
