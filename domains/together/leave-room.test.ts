import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openRoomsForTests, type OpenedRooms } from '../../tests/api/open-rooms-for-tests.ts';
import { editRoom } from './edit-room.ts';
import { hashKey } from './find-room.ts';
import { leaveRoom } from './leave-room.ts';
import { steerRoom } from './steer-room.ts';

let rooms: OpenedRooms;
before(async () => (rooms = await openRoomsForTests()));
after(() => rooms.service.close());

const never = { openedBefore: 0, seenBefore: 0 };

test('leaveRoom() of a host and of those who would be next, at once, leaves the room to who is there', async () => {
  const { together, person, open, follow } = rooms;
  const people = [await person('Ada'), await person('Blaise'), await person('Carl'), await person('Dora')];
  const [ada, blaise, carl, dora] = people;
  assert.ok(ada && blaise && carl && dora);
  const key = await open(ada);
  for (const who of people) await follow(who, key);
  await Promise.all([ada, blaise, carl].map((who) => leaveRoom(together, who, key)));
  const room = await together.rooms.find(hashKey(key), never);
  assert.equal(room?.hostProfileId, dora.profile.id);
});

test('a host who is not there keeps nobody from the controls', async () => {
  const { together, person, open, follow } = rooms;
  const [emmy, fritz] = [await person('Emmy'), await person('Fritz')];
  const key = await open(emmy);
  await follow(emmy, key);
  await editRoom(together, emmy, key, { everyoneControls: false });
  // The last to go hands the room to nobody; then a guest comes back, as after a restart.
  await leaveRoom(together, emmy, key);
  await follow(fritz, key);
  const played = await steerRoom(together, fritz, key, { version: 0, paused: false, position: 0, rate: 1 });
  assert.equal(played.version, 1);
  await follow(emmy, key);
  await assert.rejects(steerRoom(together, fritz, key, { version: 1, paused: true, position: 0, rate: 1 }), {
    code: 'room_host_only',
  });
});
