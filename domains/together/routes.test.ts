import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { compose } from '#apps/server/compose.ts';
import { openTestService, type Client, type TestService } from '../../tests/open-test-service.ts';
import { keepAt, openRoomLine, type RoomLine } from '../../tests/api/open-room-line.ts';
import { mostMembers, type OpenedRoom, type Room, type RoomMessage, type RoomPlayback } from './contract.ts';
import { findRoom } from './find-room.ts';
import { mostHosted, mostLines } from './policy.ts';

let service: TestService;
let base = '';
let ada: Client;
let blaise: Client;
let kid: Client;
/** Ids of titles by name. */
const ids = new Map<string, number>();
const lines: RoomLine[] = [];

before(async () => {
  service = await openTestService();
  const episodes = [1, 2].map((number) => ({
    season: 1,
    number,
    title: `Chapter ${number}`,
    originalTitle: null,
    minutes: 30,
    synopsis: null,
  }));
  const made = await service.kinora.stores.titles.putAll(
    [
      titleInput('The General'),
      titleInput('For adults', { maturity: 16 }),
      titleInput('Les Vampires', { kind: 'series', episodes }),
    ],
    1,
  );
  for (const [i, name] of ['The General', 'For adults', 'Les Vampires'].entries())
    ids.set(name, made[i] ?? 0);
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const address = service.app.server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/v1`;
  ada = await service.signIn({ profiles: [{ name: 'Ada', avatar: 'moon' }] });
  blaise = await service.signIn({ profiles: [{ name: 'Blaise', avatar: 'owl' }] });
  kid = await service.signIn({
    profiles: [{ name: 'Kid', avatar: 'rocket', kids: true, maturityLimit: 7 }],
  });
});
beforeEach(async () => {
  for (const line of lines.splice(0)) line.close();
  // One test's rooms and haste are no business of the next.
  await service.kinora.stores.sqlite.db.deleteFrom('rooms').execute();
  for (const what of ['open', 'enter', 'steer', 'say'])
    for (let id = 1; id < 20; id++) service.kinora.identity.attempts.forget(`room-${what}:${id}`);
});
after(async () => {
  for (const line of lines.splice(0)) line.close();
  await service.close();
});

async function open(client: Client, movie = 'The General'): Promise<OpenedRoom> {
  const answer = await client.call('POST', '/rooms', { movieId: ids.get(movie) });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json<OpenedRoom>();
}

async function follow(client: Client, key: string, lastEventId?: string): Promise<RoomLine> {
  const line = await openRoomLine(base, client.headers, key, lastEventId);
  lines.push(line);
  return line;
}

async function roomOf(line: RoomLine): Promise<Room> {
  const first = await line.next('room');
  return first.event.room;
}

const steer = (client: Client, key: string, command: object) =>
  client.call('POST', `/rooms/${key}/playback`, { version: 0, paused: false, position: 0, ...command });
const code = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;

test('a room tells everybody in it who comes, plays, pauses, seeks and leaves', async () => {
  const { key, ...opened } = await open(ada);
  assert.match(key, /^[\w-]{22}$/);
  assert.equal(opened.title.title, 'The General');
  assert.deepEqual(opened.members, []);
  assert.equal(opened.host, opened.you.id);

  const first = await follow(ada, key);
  const second = await follow(blaise, key);
  const seen = await roomOf(second);
  assert.deepEqual(
    seen.members.map(({ name }) => name),
    ['Ada', 'Blaise'],
  );
  assert.equal(seen.host, opened.you.id);
  assert.notEqual(seen.you.id, opened.you.id);
  assert.equal((await first.next('joined')).event.member.name, 'Blaise');

  const at = Date.now() - 500;
  const played = await steer(blaise, key, { position: 12.5, at });
  assert.deepEqual(played.json<RoomPlayback>(), { version: 1, paused: false, position: 12.5, rate: 1, at });
  for (const line of [first, second]) {
    const { event } = await line.next('playback');
    assert.deepEqual([event.change, event.by.name], ['play', 'Blaise']);
    assert.deepEqual(event.playback, played.json<RoomPlayback>());
  }
  await steer(ada, key, { version: 1, position: 60 });
  assert.equal((await second.next('playback')).event.change, 'seek');
  await steer(ada, key, { version: 2, position: 60, rate: 1.5 });
  assert.equal((await second.next('playback')).event.change, 'rate');
  await steer(ada, key, { version: 3, position: 61, rate: 1.5, paused: true, at: at - 3600_000 });
  const paused = await second.next('playback');
  assert.equal(paused.event.change, 'pause');
  assert.ok(paused.event.playback.at > at, 'a time that cannot be is not believed');

  assert.equal((await blaise.call('DELETE', `/rooms/${key}/presence`)).statusCode, 204);
  assert.equal((await first.next('left')).event.member.name, 'Blaise');
  await second.ended;
  assert.equal(code(await steer(blaise, key, { version: 4 })), 'room_not_joined');
});

test('of commands that saw the same version one is carried out, and the others are refused', async () => {
  const { key } = await open(ada);
  const line = await follow(ada, key);
  await follow(blaise, key);
  const answers = await Promise.all(
    [ada, blaise, ada, blaise, ada].map((client, index) =>
      steer(client, key, { position: index, paused: index % 2 === 0 }),
    ),
  );
  assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1);
  for (const answer of answers) if (answer.statusCode !== 200) assert.equal(code(answer), 'room_moved_on');
  await line.next('playback');
  const now = (await ada.call('GET', `/rooms/${key}`)).json<Room>().playback;
  assert.equal(now.version, 1);
  assert.equal(code(await steer(ada, key, { version: 7 })), 'room_moved_on');
});

test('the host may keep the controls, and hands them on by leaving', async () => {
  const { key } = await open(ada);
  const first = await follow(ada, key);
  const second = await follow(blaise, key);
  const patch = (client: Client, change: object) => client.call('PATCH', `/rooms/${key}`, change);
  assert.equal(code(await patch(blaise, { everyoneControls: false })), 'room_host_only');
  assert.equal((await patch(ada, { everyoneControls: false })).json<Room>().everyoneControls, false);
  assert.equal((await second.next('control')).event.everyoneControls, false);
  assert.equal(code(await steer(blaise, key, {})), 'room_host_only');
  assert.equal((await steer(ada, key, {})).statusCode, 200);
  assert.equal(code(await blaise.call('DELETE', `/rooms/${key}`)), 'room_host_only');
  await ada.call('DELETE', `/rooms/${key}/presence`);
  await first.ended;
  const passed = await second.next('control');
  assert.equal(passed.event.host.name, 'Blaise');
  assert.equal((await steer(blaise, key, { version: 1, position: 5 })).statusCode, 200);
  assert.equal((await blaise.call('DELETE', `/rooms/${key}`)).statusCode, 204);
  await second.next('ended');
  await second.ended;
  assert.equal(code(await ada.call('GET', `/rooms/${key}`)), 'room_not_found');
});

test('a message is plain text of bounded length and pace, and is there for who comes later', async () => {
  const { key } = await open(ada);
  const line = await follow(ada, key);
  const say = (text: string) => ada.call('POST', `/rooms/${key}/messages`, { text });
  const text = '<img src=x onerror=alert(1)> & "it"';
  assert.equal((await say(`  ${text}\u0007\n\n`)).json<RoomMessage>().text, text);
  assert.equal((await line.next('message')).event.message.text, text);
  for (const refused of ['', ' \n ', '\u202e\u200b', 'x'.repeat(501)])
    assert.equal(code(await say(refused)), 'request_invalid');
  assert.equal((await say('x'.repeat(500))).statusCode, 201);
  assert.deepEqual(
    (await roomOf(await follow(blaise, key))).messages.map((message) => [
      message.by.name,
      message.text.length,
    ]),
    [
      ['Ada', text.length],
      ['Ada', 500],
    ],
  );
  assert.equal(code(await kid.call('POST', `/rooms/${key}/messages`, { text })), 'room_not_joined');
  const pace = await Promise.all(Array.from({ length: 10 }, (_, n) => say(`quick ${n}`)));
  const fast = pace.find(({ statusCode }) => statusCode === 429);
  assert.ok(fast);
  assert.equal(code(fast), 'room_too_fast');
  assert.ok(Number(fast.headers['retry-after']) > 0);
});

test('a kids profile stays below its limit, and neither reads nor writes the chat', async () => {
  const adults = await open(ada, 'For adults');
  assert.equal(code(await kid.call('GET', `/rooms/${adults.key}`)), 'room_above_limit');
  await assert.rejects(follow(kid, adults.key), /403 .*room_above_limit/);
  assert.equal(code(await steer(kid, adults.key, {})), 'room_above_limit');
  const movieId = ids.get('For adults');
  assert.equal(code(await kid.call('POST', '/rooms', { movieId })), 'room_title_not_found');

  const { key } = await open(ada);
  await follow(ada, key);
  await ada.call('POST', `/rooms/${key}/messages`, { text: 'not for children' });
  const line = await follow(kid, key);
  const room = await roomOf(line);
  assert.deepEqual([room.mayChat, room.messages], [false, []]);
  assert.equal(code(await kid.call('POST', `/rooms/${key}/messages`, { text: 'hello' })), 'room_chat_closed');
  await ada.call('POST', `/rooms/${key}/messages`, { text: 'nor this' });
  await steer(ada, key, {});
  await line.next('playback');
  assert.ok(!line.heard.some(({ event }) => event.kind === 'message'));
});

test('a line that was cut off goes on where it was, and gets everything when that is not known', async () => {
  const { key } = await open(ada);
  await follow(ada, key);
  const cut = await follow(blaise, key);
  await steer(ada, key, {});
  const { id } = await cut.next('playback');
  cut.close();
  await steer(ada, key, { version: 1, paused: true });
  await ada.call('POST', `/rooms/${key}/messages`, { text: 'meanwhile' });
  const back = await follow(blaise, key, id);
  assert.equal((await back.next('message')).event.message.text, 'meanwhile');
  assert.deepEqual(
    back.heard.map(({ event }) => event.kind),
    ['playback', 'message'],
  );
  const lost = await follow(blaise, key, 'of-another-process-9');
  assert.equal((await roomOf(lost)).playback.version, 2);
});

test('a line ends with its session, and with the choice of another profile', async () => {
  const { key } = await open(ada);
  const host = await follow(ada, key);
  const guest = await service.signIn({
    profiles: [
      { name: 'Grace', avatar: 'cat' },
      { name: 'Other', avatar: 'owl' },
    ],
  });
  const line = await follow(guest, key);
  await line.next('room');
  await service.kinora.together.beat();
  await guest.call('DELETE', '/session');
  await service.kinora.together.beat();
  await line.ended;
  assert.equal((await host.next('left')).event.member.name, 'Grace');
  await assert.rejects(follow(guest, key), /401/);

  const another = await service.signIn({
    profiles: [
      { name: 'Jean', avatar: 'cat' },
      { name: 'Hugo', avatar: 'owl' },
    ],
  });
  const second = await follow(another, key);
  const profiles = (await another.call('GET', '/session')).json<{ profiles: { id: number }[] }>().profiles;
  await another.call('PUT', '/session/profile', { profileId: profiles[1]?.id });
  await service.kinora.together.beat();
  await second.ended;
  assert.equal((await host.next('left')).event.member.name, 'Jean');
});

test('who lost the connection is missed after a while, and not before', async () => {
  const { key } = await open(ada);
  const host = await follow(ada, key);
  const cut = await follow(blaise, key);
  await cut.next('room');
  cut.close();
  const { together, clock } = service.kinora;
  const members = async () => (await ada.call('GET', `/rooms/${key}`)).json<Room>().members.length;
  await host.idle(() => together.lines.all().length === 1);
  await keepAt(together, clock.now() + 7_000);
  assert.equal(await members(), 2);
  await keepAt(together, clock.now() + 9_000);
  assert.equal(await members(), 1);
  assert.equal((await host.next('left')).event.member.name, 'Blaise');
});

test('rooms have a size, accounts a number of lines, profiles a number of rooms', async () => {
  const { key } = await open(ada);
  await follow(ada, key);
  const { live, rooms } = service.kinora.together;
  const roomId = (await live.rooms()).at(-1) ?? 0;
  const most = { members: mostMembers, lines: mostMembers };
  for (let n = 1; n < mostMembers; n++)
    await live.enter(
      roomId,
      { profileId: 1000 + n, accountId: 1000, name: 'x', avatar: 'owl' },
      `${n}`,
      most,
      Date.now(),
    );
  await assert.rejects(follow(blaise, key), /409 .*room_full/);
  await live.drop(roomId);
  await rooms.close(roomId);

  const again = await open(ada);
  for (let n = 0; n < mostLines; n++) await follow(ada, again.key);
  await assert.rejects(follow(ada, again.key), /429 .*room_lines_exhausted/);
  await follow(blaise, again.key);

  for (let n = 0; n < mostHosted; n++) await open(blaise);
  const movieId = ids.get('The General');
  assert.equal(code(await blaise.call('POST', '/rooms', { movieId })), 'room_limit_reached');
});

test('a room is over after a day, or ten minutes after the last has gone; a restart ends none', async () => {
  const { db } = service.kinora.stores.sqlite;
  const { together, config } = service.kinora;
  const peopled = await open(ada);
  const line = await follow(ada, peopled.key);
  const empty = await open(ada);
  const ago = (minutes: number) => Date.now() - minutes * 60_000;
  await db
    .updateTable('rooms')
    .set({ seen_at: ago(11) })
    .execute();
  assert.equal(code(await ada.call('GET', `/rooms/${empty.key}`)), 'room_not_found');
  await together.sweep();
  assert.equal((await ada.call('GET', `/rooms/${peopled.key}`)).statusCode, 200, 'somebody is there');
  assert.equal((await db.selectFrom('rooms').select('id').execute()).length, 1);

  await steer(ada, peopled.key, { position: 33 });
  const restarted = await compose(config);
  const viewer = await service.kinora.stores.identity.accounts.byEmail('person1@kinora.example');
  const [profile] = await service.kinora.stores.identity.profiles.of(viewer?.id ?? 0);
  assert.ok(profile);
  const asking = { accountId: viewer?.id ?? 0, sessionId: 1, role: 'viewer', profile } as const;
  const { room } = await findRoom(restarted.together, asking, peopled.key);
  await restarted.close();
  assert.deepEqual([room.playback.version, room.playback.positionMs], [1, 33_000]);

  await db
    .updateTable('rooms')
    .set({ opened_at: ago(25 * 60) })
    .execute();
  await together.sweep();
  await line.next('ended');
  await line.ended;
});

test('a room of a series goes on with another episode, for everybody', async () => {
  const opened = await open(ada, 'Les Vampires');
  assert.equal(opened.episode?.title, 'Chapter 1');
  const line = await follow(ada, opened.key);
  await steer(ada, opened.key, { position: 100 });
  const { episodes } = (await ada.call('GET', `/movies/${opened.title.id}`)).json<{
    episodes: { id: number }[];
  }>();
  const change = (episodeId: number) => ada.call('PATCH', `/rooms/${opened.key}`, { episodeId });
  assert.equal(code(await change(999_999)), 'room_title_not_found');
  const both = { everyoneControls: false, episodeId: 999_999 };
  assert.equal(code(await ada.call('PATCH', `/rooms/${opened.key}`, both)), 'room_title_not_found');
  const unchanged = (await ada.call('GET', `/rooms/${opened.key}`)).json<Room>();
  assert.equal(unchanged.everyoneControls, true, 'all of a change, or nothing');
  const changed = await change(episodes[1]?.id ?? 0);
  assert.equal(changed.json<Room>().episode?.title, 'Chapter 2');
  const { event } = await line.next('episode');
  assert.equal(event.episode.title, 'Chapter 2');
  assert.deepEqual([event.playback.position, event.playback.paused, event.playback.version], [0, true, 2]);
});

test('a wrong link is refused everywhere, and the clock needs no session', async () => {
  for (const key of ['x', 'A'.repeat(22), '..%2f', "'--"]) {
    assert.equal(code(await ada.call('GET', `/rooms/${key}`)), 'room_not_found', key);
    assert.equal(code(await steer(ada, key, {})), 'room_not_found', key);
  }
  assert.equal(code(await service.anonymous('GET', `/rooms/${'A'.repeat(22)}`)), 'sign_in_required');
  const { now } = (await service.anonymous('GET', '/clock')).json<{ now: number }>();
  assert.ok(Math.abs(now - Date.now()) < 60_000);
});
