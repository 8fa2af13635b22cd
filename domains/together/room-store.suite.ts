// What every store of rooms must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewRoom, RoomsOver, RoomStore } from './ports.ts';

export interface RoomSuiteStore {
  readonly store: RoomStore;
  readonly title: number;
  /** Two that exist, named Ada and Blaise. */
  readonly profiles: readonly [number, number];
  forgetProfile(id: number): Promise<void>;
  close(): Promise<void>;
}

const never: RoomsOver = { openedBefore: 0, seenBefore: 0 };

export function roomStoreSuite(engine: string, open: () => Promise<RoomSuiteStore>): void {
  const check = (name: string, body: (opened: RoomSuiteStore) => Promise<void>): void => {
    test(`${engine} room store: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };
  const room = ({ title, profiles }: RoomSuiteStore, change: Partial<NewRoom> = {}): NewRoom => ({
    keyHash: 'a',
    titleId: title,
    episodeId: null,
    hostProfileId: profiles[0],
    openedAt: 1000,
    positionMs: 500,
    ...change,
  });

  check('find() gives what open() made: everybody controls, the film stands', async (opened) => {
    const { store, title, profiles } = opened;
    const id = await store.open(room(opened, { episodeId: 7 }), 5, never);
    assert.ok(id !== null);
    const found = await store.find('a', never);
    assert.deepEqual(found, {
      id,
      keyHash: 'a',
      salt: found?.salt,
      titleId: title,
      episodeId: 7,
      hostProfileId: profiles[0],
      everyoneControls: true,
      playback: { version: 0, paused: true, positionMs: 500, rate: 1, at: 1000 },
      openedAt: 1000,
      seenAt: 1000,
    });
    assert.deepEqual(await store.byId(id), found);
    assert.equal(await store.find('b', never), null);
    assert.equal(await store.byId(id + 1), null);
    await store.open(room(opened, { keyHash: 'c' }), 5, never);
    const other = await store.find('c', never);
    assert.match(found.salt, /^[0-9a-f]{64}$/);
    assert.notEqual(other?.salt, found.salt);
  });

  check(
    'open() gives a profile no more than `most` rooms, and does not count those that are over',
    async (opened) => {
      const { store, profiles } = opened;
      assert.ok(await store.open(room(opened, { keyHash: 'a' }), 2, never));
      assert.ok(await store.open(room(opened, { keyHash: 'b', openedAt: 2000 }), 2, never));
      assert.equal(await store.open(room(opened, { keyHash: 'c', openedAt: 3000 }), 2, never), null);
      assert.equal(await store.find('c', never), null);
      assert.ok(await store.open(room(opened, { keyHash: 'd', hostProfileId: profiles[1] }), 2, never));
      const over = { openedBefore: 1500, seenBefore: 0 };
      assert.ok(await store.open(room(opened, { keyHash: 'e', openedAt: 3000 }), 2, over));
    },
  );

  check('steer() lets one of many through that saw the same version', async (opened) => {
    const { store } = opened;
    const id = (await store.open(room(opened), 5, never)) ?? 0;
    const wanted = Array.from({ length: 20 }, (_, index) => ({
      version: 1,
      paused: false,
      positionMs: index * 1000,
      rate: 1.25,
      at: 2000 + index,
    }));
    const done = await Promise.all(wanted.map((playback) => store.steer(id, playback)));
    assert.equal(done.filter(Boolean).length, 1);
    const first = wanted[done.indexOf(true)];
    assert.ok(first);
    assert.deepEqual((await store.byId(id))?.playback, first);
    assert.equal(await store.steer(id, { ...first, version: 3 }), false, 'skips a version');
    assert.equal(await store.steer(id, { ...first, version: 2 }, 9), true);
    assert.equal((await store.byId(id))?.episodeId, 9);
  });

  check('edit() changes who controls, handOn() the host where nobody was faster', async (opened) => {
    const { store, profiles } = opened;
    const id = (await store.open(room(opened), 5, never)) ?? 0;
    await store.edit(id, { everyoneControls: false });
    assert.equal(await store.handOn(id, profiles[0], profiles[1]), true);
    assert.equal(await store.handOn(id, profiles[0], profiles[1]), false, 'is not the host any more');
    const after = await store.byId(id);
    assert.deepEqual([after?.everyoneControls, after?.hostProfileId], [false, profiles[1]]);
    assert.equal(await store.handOn(id + 1, profiles[0], profiles[1]), false, 'no such room');
  });

  check(
    'sweep() closes rooms that are old or were left, and nobody finds them before it either',
    async (opened) => {
      const { store } = opened;
      const ids: number[] = [];
      for (const [keyHash, openedAt] of [
        ['old', 1000],
        ['left', 5000],
        ['peopled', 5000],
      ] as const)
        ids.push((await store.open(room(opened, { keyHash, openedAt }), 5, never)) ?? 0);
      const [old = 0, left = 0, peopled = 0] = ids;
      assert.deepEqual(await store.saw([old, peopled, 999], 9000), [old, peopled]);
      const over = { openedBefore: 2000, seenBefore: 8000 };
      assert.equal(await store.find('old', over), null);
      assert.equal(await store.find('left', over), null);
      assert.equal((await store.find('peopled', over))?.seenAt, 9000);
      assert.deepEqual(await store.sweep(over), [old, left]);
      assert.deepEqual(await store.sweep(over), []);
      assert.equal(await store.byId(old), null);
      assert.deepEqual(await store.saw([], 9000), []);
    },
  );

  check('say() keeps the newest of each room, with who said it', async (opened) => {
    const { store, profiles } = opened;
    const one = (await store.open(room(opened), 5, never)) ?? 0;
    const two = (await store.open(room(opened, { keyHash: 'b' }), 5, never)) ?? 0;
    await store.say(two, { profileId: profiles[1], text: 'elsewhere', at: 1 }, 3);
    for (let n = 1; n <= 5; n++)
      await store.say(one, { profileId: profiles[n % 2 === 0 ? 1 : 0], text: `<b>${n}</b> ☕`, at: n }, 3);
    const kept = await store.messages(one, 10);
    assert.deepEqual(
      kept.map(({ text, name, at }) => [text, name, at]),
      [
        ['<b>3</b> ☕', 'Ada', 3],
        ['<b>4</b> ☕', 'Blaise', 4],
        ['<b>5</b> ☕', 'Ada', 5],
      ],
    );
    assert.deepEqual(
      (await store.messages(one, 1)).map(({ text }) => text),
      ['<b>5</b> ☕'],
    );
    assert.equal((await store.messages(two, 10)).length, 1);
    await store.close(one);
    assert.deepEqual(await store.messages(one, 10), []);
  });

  check('a profile that is deleted takes its rooms and its messages along', async (opened) => {
    const { store, profiles, forgetProfile } = opened;
    const own = (await store.open(room(opened), 5, never)) ?? 0;
    const other =
      (await store.open(room(opened, { keyHash: 'b', hostProfileId: profiles[1] }), 5, never)) ?? 0;
    await store.say(other, { profileId: profiles[0], text: 'mine', at: 1 }, 3);
    await store.say(other, { profileId: profiles[1], text: 'theirs', at: 2 }, 3);
    await forgetProfile(profiles[0]);
    assert.equal(await store.byId(own), null);
    assert.deepEqual(
      (await store.messages(other, 10)).map(({ text }) => text),
      ['theirs'],
    );
  });
}
