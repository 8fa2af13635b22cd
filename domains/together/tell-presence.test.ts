import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openRoomsForTests, type OpenedRooms } from '../../tests/api/open-rooms-for-tests.ts';
import { leaveRoom } from './leave-room.ts';
import { tellPresence } from './tell-presence.ts';

let rooms: OpenedRooms;
before(async () => (rooms = await openRoomsForTests()));
after(() => rooms.service.close());

test('tellPresence() tells the others whose film waits, once, and who comes later as well', async () => {
  const { together, person, open, follow } = rooms;
  const [ada, blaise] = [await person('Ada'), await person('Blaise')];
  const key = await open(ada);
  const host = await follow(ada, key);
  await assert.rejects(tellPresence(together, blaise, key, true), { code: 'room_not_joined' });
  await follow(blaise, key);
  for (const waiting of [true, true, false, false, true]) await tellPresence(together, blaise, key, waiting);
  assert.deepEqual(
    host.events.flatMap((event) => (event.kind === 'waiting' ? [[event.member.name, event.waiting]] : [])),
    [
      ['Blaise', true],
      ['Blaise', false],
      ['Blaise', true],
    ],
  );
  const [whole] = (await follow(ada, key)).events;
  assert.ok(whole?.kind === 'room');
  const blaiseId = whole.room.members.find(({ name }) => name === 'Blaise')?.id;
  assert.deepEqual(whole.room.waiting, [blaiseId]);
  await leaveRoom(together, blaise, key);
  await follow(blaise, key);
  const [again] = (await follow(ada, key)).events;
  assert.deepEqual(again?.kind === 'room' && again.room.waiting, [], 'who comes anew does not wait');
});

test('tellPresence() holds who says it all the time', async () => {
  const { together, person, open, follow } = rooms;
  const carl = await person('Carl');
  const key = await open(carl);
  await follow(carl, key);
  const all = await Promise.allSettled(
    Array.from({ length: 40 }, (_, n) => tellPresence(together, carl, key, n % 2 === 0)),
  );
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
  assert.equal(refused.length, 10);
  assert.equal(refused[0]?.code, 'room_too_fast');
});
