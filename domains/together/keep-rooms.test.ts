import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { keepAt } from '../../tests/api/open-room-line.ts';
import { openRoomsForTests, type OpenedRooms } from '../../tests/api/open-rooms-for-tests.ts';
import { beatRooms } from './keep-rooms.ts';

let rooms: OpenedRooms;
before(async () => (rooms = await openRoomsForTests()));
after(() => rooms.service.close());

test('beatRooms() ends the room of a profile that was deleted, for all who are in it', async () => {
  const { service, together, person, open, follow } = rooms;
  const [ada, blaise] = [await person('Ada'), await person('Blaise')];
  const { db } = service.kinora.stores.sqlite;
  // Its host is missed either with the session, or after the line.
  for (const sessionEnds of [true, false]) {
    const host = sessionEnds ? ada : await person('Carl');
    const key = await open(host);
    let goesOn = true;
    const own = await follow(host, key, { holds: () => Promise.resolve(goesOn) });
    const guest = await follow(blaise, key);
    await db.deleteFrom('profiles').where('id', '=', host.profile.id).execute();
    if (sessionEnds) goesOn = false;
    else own.close();
    await beatRooms(together);
    await keepAt(together, Date.now() + 60_000);
    assert.equal(guest.kinds().at(-1), 'ended');
    assert.ok(guest.ended());
  }
  assert.deepEqual(await together.live.rooms(), []);
  assert.equal(together.lines.all().length, 0);
});

test('beatRooms() goes on with the other lines where one fails, and says so', async () => {
  const { together, person, open, follow } = rooms;
  const [dora, emmy] = [await person('Dora'), await person('Emmy')];
  const key = await open(dora);
  const failing = await follow(dora, key, { holds: () => Promise.reject(new Error('no store')) });
  const other = await follow(emmy, key);
  await assert.rejects(beatRooms(together), /1 of their lines failed/);
  assert.deepEqual([failing.ended(), failing.beats(), other.beats()], [false, 0, 1]);
});
