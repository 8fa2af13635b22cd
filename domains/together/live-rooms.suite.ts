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

/** `open` makes an adapter whose numbers differ from those of another epoch. */
export function liveRoomsSuite(engine: string, open: (epoch: string) => LiveRooms): void {
  const check = (name: string, body: (live: LiveRooms) => void): void => {
    test(`${engine} live rooms: ${name}`, () => body(open('one')));
  };

  check('enter() lets in until the room is full, and who is there again at any time', (live) => {
    assert.equal(live.enter(1, ada, 2), 'came');
    assert.equal(live.enter(1, ada, 2), 'known');
    assert.equal(live.enter(1, blaise, 2), 'came');
    assert.equal(live.enter(1, kid, 2), 'full');
    assert.equal(live.enter(1, blaise, 2), 'known');
    assert.equal(live.enter(2, kid, 2), 'came');
    assert.deepEqual(live.present(1), [ada, blaise]);
    assert.deepEqual(new Set(live.rooms()), new Set([1, 2]));
    assert.equal(live.lines(10), 3);
    assert.equal(live.lines(20), 2);
  });

  check('absent() names who has had no line for a while, not who came back', (live) => {
    live.enter(1, ada, 9);
    live.enter(1, ada, 9);
    live.enter(1, blaise, 9);
    live.lose(1, ada.profileId, 100);
    live.lose(1, blaise.profileId, 100);
    assert.deepEqual(live.absent(101), [{ roomId: 1, who: blaise }], 'Ada has another line');
    assert.deepEqual(live.absent(100), []);
    assert.deepEqual(live.present(1), [ada, blaise], 'nobody is gone before they are taken out');
    live.enter(1, blaise, 9);
    assert.deepEqual(live.absent(101), []);
    live.lose(1, ada.profileId, 200);
    live.lose(1, ada.profileId, 300);
    assert.deepEqual(live.absent(201), [{ roomId: 1, who: ada }]);
    assert.equal(live.lines(10), 0);
  });

  check('leave() takes somebody out once, however many lines there were', (live) => {
    live.enter(1, ada, 9);
    live.enter(1, ada, 9);
    assert.equal(live.leave(1, ada.profileId), true);
    assert.equal(live.leave(1, ada.profileId), false);
    live.lose(1, ada.profileId, 100);
    assert.deepEqual(live.absent(1000), []);
    assert.deepEqual(live.present(1), []);
    assert.deepEqual(live.rooms(), []);
    assert.equal(live.leave(7, ada.profileId), false);
  });

  check('publish() reaches those who listen in that room until they stop', (live) => {
    const heard: NumberedEvent[] = [];
    const { stop, missed } = live.subscribe(1, (event) => heard.push(event));
    assert.equal(missed, null);
    live.publish(1, left('a'));
    live.publish(2, left('b'));
    stop();
    live.publish(1, left('c'));
    assert.deepEqual(names(heard), ['a']);
  });

  check('subscribe() gives what was missed, and says when it does not know', (live) => {
    live.enter(1, ada, 9);
    live.publish(1, left('a'));
    const { last, stop } = live.subscribe(1, () => undefined);
    stop();
    live.publish(1, left('b'));
    live.publish(1, left('c'));
    const back = live.subscribe(1, () => undefined, last);
    assert.deepEqual(names(back.missed), ['b', 'c']);
    assert.deepEqual(live.subscribe(1, () => undefined, back.last).missed, []);
    assert.equal(live.subscribe(1, () => undefined, 'nonsense').missed, null);
    for (let n = 0; n < 1000; n++) live.publish(1, left('x'));
    assert.equal(live.subscribe(1, () => undefined, last).missed, null, 'too long ago');
    const other = open('two');
    other.enter(1, ada, 9);
    other.publish(1, left('a'));
    assert.equal(other.subscribe(1, () => undefined, last).missed, null, 'numbers of another process');
  });

  check('a room that everybody left keeps nothing', (live) => {
    live.enter(1, ada, 9);
    live.publish(1, left('a'));
    const { last, stop } = live.subscribe(1, () => undefined);
    live.leave(1, ada.profileId);
    stop();
    live.publish(1, left('b'));
    assert.equal(live.subscribe(1, () => undefined, last).missed, null);
  });

  check('drop() forgets the room', (live) => {
    live.enter(1, ada, 9);
    live.publish(1, left('a'));
    const { last } = live.subscribe(1, () => undefined);
    live.drop(1);
    assert.deepEqual(live.present(1), []);
    assert.equal(live.enter(1, ada, 9), 'came');
    live.publish(1, left('b'));
    assert.equal(live.subscribe(1, () => undefined, last).missed, null);
  });
}
