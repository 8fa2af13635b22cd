// What every adapter that knows who is in which room must do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomEvent } from './contract.ts';
import type { LiveRooms, NumberedEvent, Presence } from './ports.ts';

const ada: Presence = { profileId: 1, accountId: 10, name: 'Ada', avatar: 'moon' };
const blaise: Presence = { profileId: 2, accountId: 20, name: 'Blaise', avatar: 'owl' };
const kid: Presence = { profileId: 3, accountId: 10, name: 'Kid', avatar: 'rocket' };

const left = (name: string): RoomEvent => ({ kind: 'left', member: { id: name, name, avatar: 'moon' } });
const names = (events: readonly NumberedEvent[] | null | undefined) =>
  events?.map(({ event }) => (event.kind === 'left' ? event.member.name : event.kind));

const at = (who: Presence) => ({ ...who, waiting: false });
const most = { members: 9, lines: 9 };

/** `open` makes an adapter whose numbers differ from those of another epoch. */
export function liveRoomsSuite(engine: string, open: (epoch: string) => LiveRooms): void {
  const check = (name: string, body: (live: LiveRooms) => Promise<void>): void => {
    test(`${engine} live rooms: ${name}`, () => body(open('one')));
  };
  const hear = async (live: LiveRooms, room: number, after?: string) => {
    const heard: NumberedEvent[] = [];
    return { heard, ...(await live.subscribe(room, (event) => heard.push(event), after)) };
  };

  check('enter() lets in until the room is full, and who is there again at any time', async (live) => {
    const two = { members: 2, lines: 9 };
    assert.equal(await live.enter(1, ada, 'a', two, 50), 'came');
    assert.equal(await live.enter(1, ada, 'b', two, 50), 'known');
    assert.equal(await live.enter(1, blaise, 'c', two, 50), 'came');
    assert.equal(await live.enter(1, kid, 'd', two, 50), 'full');
    assert.equal(await live.enter(1, blaise, 'e', two, 50), 'known');
    assert.equal(await live.enter(2, kid, 'f', two, 50), 'came');
    assert.deepEqual(await live.present(1), [at(ada), at(blaise)]);
    assert.deepEqual(new Set(await live.rooms()), new Set([1, 2]));
  });

  check('enter() knows somebody by the newest name', async (live) => {
    await live.enter(1, ada, 'a', most, 50);
    const countess = { ...ada, name: 'Countess' };
    assert.equal(await live.enter(1, countess, 'b', most, 50), 'known');
    assert.deepEqual(await live.present(1), [at(countess)]);
  });

  check(
    'enter() counts the lines of an account in all rooms, and those that are over no more',
    async (live) => {
      const three = { members: 9, lines: 3 };
      assert.equal(await live.enter(1, ada, 'a', three, 50), 'came');
      assert.equal(await live.enter(1, ada, 'b', three, 50), 'known');
      assert.equal(await live.enter(2, kid, 'c', three, 50), 'came');
      assert.equal(await live.enter(1, ada, 'd', three, 50), 'exhausted');
      assert.equal(await live.enter(3, kid, 'e', three, 50), 'exhausted');
      assert.deepEqual(await live.present(3), [], 'who was refused is not there');
      assert.equal(await live.enter(1, blaise, 'f', three, 50), 'came', 'another account');
      await live.lose(1, ada.profileId, 'a', 100);
      assert.equal(await live.enter(3, kid, 'g', three, 50), 'came');
    },
  );

  check('enter() gives the last place to one of several who ask at once', async (live) => {
    const people = Array.from({ length: 10 }, (_, n) => ({ ...ada, profileId: n, accountId: n }));
    const answers = await Promise.all(
      people.map((who, n) => live.enter(1, who, `line ${n}`, { members: 3, lines: 9 }, 50)),
    );
    assert.equal(answers.filter((answer) => answer === 'came').length, 3);
    assert.equal((await live.present(1)).length, 3);
  });

  check('absent() names who has had no line for a while, not who came back', async (live) => {
    await live.enter(1, ada, 'a', most, 50);
    await live.enter(1, ada, 'b', most, 50);
    await live.enter(1, blaise, 'c', most, 50);
    await live.lose(1, ada.profileId, 'a', 100);
    await live.lose(1, blaise.profileId, 'c', 100);
    assert.deepEqual(
      await live.absent({ lost: 101, heard: 0 }),
      [{ roomId: 1, who: blaise }],
      'Ada has another line',
    );
    assert.deepEqual(await live.absent({ lost: 100, heard: 0 }), []);
    assert.deepEqual(
      await live.present(1),
      [at(ada), at(blaise)],
      'nobody is gone before they are taken out',
    );
    await live.enter(1, blaise, 'd', most, 50);
    assert.deepEqual(await live.absent({ lost: 101, heard: 0 }), []);
    await live.lose(1, ada.profileId, 'a', 200);
    assert.deepEqual(await live.absent({ lost: 1000, heard: 0 }), [], 'a line is lost once');
    await live.lose(1, ada.profileId, 'b', 300);
    assert.deepEqual(await live.absent({ lost: 301, heard: 0 }), [{ roomId: 1, who: ada }]);
  });

  check('hear() says whose film waits, and who is still there though nothing else tells', async (live) => {
    await live.enter(1, ada, 'a', most, 50);
    await live.enter(1, blaise, 'b', most, 50);
    assert.equal(await live.hear(1, ada.profileId, true, 200), true);
    assert.equal(await live.hear(1, ada.profileId, true, 300), false, 'as before');
    assert.deepEqual(await live.present(1), [{ ...ada, waiting: true }, at(blaise)]);
    assert.deepEqual(await live.absent({ lost: 1000, heard: 300 }), [{ roomId: 1, who: blaise }]);
    assert.equal(await live.hear(1, ada.profileId, false, 400), true);
    assert.equal(await live.hear(1, kid.profileId, true, 400), false, 'is not there');
    assert.equal(await live.hear(7, ada.profileId, true, 400), false);
    await live.enter(1, blaise, 'c', most, 400);
    assert.deepEqual(await live.absent({ lost: 1000, heard: 400 }), [], 'who opens a line is heard');
  });

  check('leave() takes somebody out once, however many lines there were', async (live) => {
    await live.enter(1, ada, 'a', most, 50);
    await live.enter(1, ada, 'b', most, 50);
    assert.equal(await live.leave(1, ada.profileId), true);
    assert.equal(await live.leave(1, ada.profileId), false);
    assert.deepEqual(await live.present(1), []);
    assert.deepEqual(await live.rooms(), []);
    assert.equal(await live.leave(7, ada.profileId), false);
  });

  check('lose() of a line from before leave() takes none of who came back', async (live) => {
    await live.enter(1, ada, 'a', most, 50);
    await live.leave(1, ada.profileId);
    await live.enter(1, ada, 'b', most, 50);
    await live.lose(1, ada.profileId, 'a', 100);
    assert.deepEqual(await live.absent({ lost: 1000, heard: 0 }), []);
  });

  check('publish() reaches those who listen in that room until they stop', async (live) => {
    const { heard, stop, missed } = await hear(live, 1);
    assert.equal(missed, null);
    await live.publish(1, left('a'));
    await live.publish(2, left('b'));
    stop();
    await live.publish(1, left('c'));
    assert.deepEqual(names(heard), ['a']);
  });

  check('subscribe() gives what was missed, and says when it does not know', async (live) => {
    await live.enter(1, ada, 'a', most, 50);
    await live.publish(1, left('a'));
    const { last, stop } = await hear(live, 1);
    stop();
    await live.publish(1, left('b'));
    await live.publish(1, left('c'));
    const back = await hear(live, 1, last);
    assert.deepEqual(names(back.missed), ['b', 'c']);
    await live.publish(1, left('d'));
    assert.deepEqual(names(back.heard), ['d']);
    assert.deepEqual((await hear(live, 1, back.heard[0]?.id)).missed, []);
    assert.equal((await hear(live, 1, 'nonsense')).missed, null);
    for (let n = 0; n < 1000; n++) await live.publish(1, left('x'));
    assert.equal((await hear(live, 1, last)).missed, null, 'too long ago');
    const other = open('two');
    await other.enter(1, ada, 'a', most, 50);
    await other.publish(1, left('a'));
    assert.equal((await hear(other, 1, last)).missed, null, 'numbers of another process');
  });

  check('a room that everybody left keeps nothing', async (live) => {
    await live.enter(1, ada, 'a', most, 50);
    await live.publish(1, left('a'));
    const { last, stop } = await hear(live, 1);
    await live.leave(1, ada.profileId);
    stop();
    await live.publish(1, left('b'));
    assert.equal((await hear(live, 1, last)).missed, null);
  });

  check('drop() forgets the room', async (live) => {
    await live.enter(1, ada, 'a', most, 50);
    await live.publish(1, left('a'));
    const { last } = await hear(live, 1);
    await live.drop(1);
    assert.deepEqual(await live.present(1), []);
    assert.equal(await live.enter(1, ada, 'b', most, 50), 'came');
    await live.publish(1, left('b'));
    assert.equal((await hear(live, 1, last)).missed, null);
  });
}
