import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { keepAt } from '../../tests/api/open-room-line.ts';
import { openRoomsForTests, type OpenedRooms } from '../../tests/api/open-rooms-for-tests.ts';
import { endRoom } from './end-room.ts';
import { leaveRoom } from './leave-room.ts';
import { openLines } from './open-lines.ts';
import { limits } from './policy.ts';
import { sayInRoom } from './say-in-room.ts';
import { steerRoom } from './steer-room.ts';

let rooms: OpenedRooms;
before(async () => (rooms = await openRoomsForTests()));
after(() => rooms.service.close());

test('followRoom() tells a newcomer of a command that came while they were coming in', async () => {
  const { together, person, open, follow } = rooms;
  const [ada, blaise] = [await person('Ada'), await person('Blaise')];
  const key = await open(ada);
  await follow(ada, key);
  // The newcomer's room was read already; they do not listen yet.
  const slow: typeof together.rooms = {
    ...together.rooms,
    async saw(ids, now) {
      await steerRoom(together, ada, key, { version: 0, paused: false, position: 70, rate: 1 });
      return together.rooms.saw(ids, now);
    },
  };
  const line = await follow(blaise, key, { deps: { rooms: slow } });
  const versions = line.events.map((event) =>
    event.kind === 'room'
      ? event.room.playback.version
      : event.kind === 'playback'
        ? event.playback.version
        : 0,
  );
  assert.equal(Math.max(...versions), 1);
});

test('followRoom() keeps no line of who hung up before it opened', async () => {
  const { together, person, open, follow } = rooms;
  const carl = await person('Carl');
  const key = await open(carl);
  const before = together.lines.all().length;
  await follow(carl, key, { hungUp: true });
  assert.equal(together.lines.all().length, before);
});

test('followRoom() keeps no line where it failed half-way', async () => {
  const { together, person, open, follow } = rooms;
  const dora = await person('Dora');
  const key = await open(dora);
  const before = together.lines.all().length;
  const broken = { ...together.live, subscribe: () => Promise.reject(new Error('no listening')) };
  await assert.rejects(follow(dora, key, { deps: { live: broken } }), /no listening/);
  assert.equal(together.lines.all().length, before);
  const absent = await together.live.absent({ lost: Number.POSITIVE_INFINITY, heard: 0 });
  assert.ok(
    absent.some(({ who }) => who.profileId === dora.profile.id),
    'the seat has no line',
  );
});

test('followRoom() ends a line whose room ended, or whose person left, while it opened', async () => {
  const { together, person, open, follow } = rooms;
  const [host, guest] = [await person('Emmy'), await person('Fritz')];
  for (const [happens, told] of [
    [(key: string) => leaveRoom(together, guest, key), 'left'],
    [(key: string) => endRoom(together, host, key), 'ended'],
  ] as const) {
    const key = await open(host);
    await follow(host, key);
    let listens = false;
    const slow: typeof together.rooms = {
      ...together.rooms,
      async messages(...args) {
        listens = true;
        const messages = await together.rooms.messages(...args);
        await happens(key);
        return messages;
      },
    };
    const line = await follow(guest, key, { deps: { rooms: slow } });
    assert.ok(listens);
    assert.equal(line.kinds().at(-1), told);
    assert.ok(line.ended());
  }
});

test('followRoom() refuses the line after the last that the process takes', async () => {
  const { person, open, follow } = rooms;
  const gail = await person('Gail');
  const key = await open(gail);
  const lines = openLines(1);
  const line = await follow(gail, key, { deps: { lines } });
  await assert.rejects(follow(gail, key, { deps: { lines } }), { code: 'rooms_busy' });
  line.close();
  await follow(gail, key, { deps: { lines } });
});

test('followRoom() holds who comes and goes all the time', async () => {
  const { together, person, open, follow } = rooms;
  const hugo = await person('Hugo');
  const key = await open(hugo);
  for (let n = 1; n < limits.enter.most; n++)
    together.attempts.take(`room-enter:${hugo.profile.id}`, limits.enter);
  (await follow(hugo, key)).close();
  await assert.rejects(follow(hugo, key), { code: 'room_too_fast' });
});

test('a link alone overhears nothing: what was said is told to who is seen to be there', async () => {
  const { service, together, person, open, follow } = rooms;
  const [ida, jean] = [await person('Ida'), await person('Jean')];
  const key = await open(ida);
  await follow(ida, key);
  await sayInRoom(together, ida, key, 'between us');
  const listener = await service.signInAgain('jean@kinora.example');
  const messages = async () =>
    (await listener.call('GET', `/rooms/${key}`)).json<{ messages: { text: string }[] }>().messages;
  assert.deepEqual(await messages(), []);
  await follow(jean, key);
  assert.deepEqual(
    (await messages()).map(({ text }) => text),
    ['between us'],
  );
});

test('two devices of a profile are one person, who is there until both have gone, and leaves with both', async () => {
  const { together, person, open, follow } = rooms;
  const [karl, lise] = [await person('Karl'), await person('Lise')];
  const key = await open(karl);
  const host = await follow(karl, key);
  const phone = await follow(lise, key);
  const desk = await follow({ ...lise, sessionId: 999 }, key);
  assert.deepEqual(host.kinds(), ['room', 'joined']);
  phone.close();
  await keepAt(together, together.clock.now() + 60_000);
  assert.deepEqual(host.kinds(), ['room', 'joined']);
  const again = await follow(lise, key);
  await leaveRoom(together, lise, key);
  assert.deepEqual(host.kinds(), ['room', 'joined', 'left']);
  assert.deepEqual([desk.ended(), again.ended()], [true, true]);
  assert.equal(desk.kinds().at(-1), 'left');
});
