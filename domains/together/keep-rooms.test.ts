import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { keepAt } from '../../tests/api/open-room-line.ts';
import { openRoomsForTests, type OpenedRooms } from '../../tests/api/open-rooms-for-tests.ts';
import { beatRooms } from './keep-rooms.ts';
import { tellPresence } from './tell-presence.ts';

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
    await keepAt(together, together.clock.now() + 60_000);
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
  failing.close();
});

test('beatRooms() takes out who said nothing for long, and ends their line without telling them that they left', async () => {
  const { together, person, open, follow } = rooms;
  const [fritz, gail] = [await person('Fritz'), await person('Gail')];
  const key = await open(fritz);
  const host = await follow(fritz, key);
  const vanished = await follow(gail, key);
  const { clock } = together;
  const later = clock.now() + 140_000;
  await tellPresence({ ...together, clock: { now: () => later } }, fritz, key, false);
  await keepAt(together, later);
  assert.equal(vanished.ended(), false);
  await keepAt(together, later + 20_000);
  assert.equal(vanished.ended(), true);
  assert.ok(!vanished.kinds().includes('left'));
  assert.equal(host.kinds().at(-1), 'left');
  assert.equal(host.ended(), false);
});
