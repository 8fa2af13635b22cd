// What every store of streams must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewStream, Places, StreamStore } from './ports.ts';

export interface StreamSuiteStore {
  readonly store: StreamStore;
  /** Two accounts, each with two devices that chose a profile: `[account, session, profile]`. */
  readonly devices: readonly [Device, Device, Device, Device];
  /** Signs a device out. */
  signOut(sessionId: number): Promise<void>;
  /** The device chooses another profile of its account. */
  switchProfile(sessionId: number): Promise<void>;
  readonly title: number;
  close(): Promise<void>;
}
export interface Device {
  readonly accountId: number;
  readonly sessionId: number;
  readonly profileId: number;
}

const at = (now: number, limit = 2): Places => ({
  limit,
  now,
  silentBefore: now - 45_000,
});

export function streamStoreSuite(engine: string, open: () => Promise<StreamSuiteStore>): void {
  const check = (name: string, body: (opened: StreamSuiteStore) => Promise<void>): void => {
    test(`${engine} stream store: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };
  const of = (device: Device, titleId: number): NewStream => ({ ...device, titleId, episodeId: null });

  check(
    'open() gives as many places as there are, to each account its own',
    async ({ store, devices, title }) => {
      const [a, b, c] = devices;
      assert.ok(await store.open(of(a, title), at(100_000)));
      assert.ok(await store.open(of(a, title), at(100_001)));
      assert.equal(await store.open(of(b, title), at(100_002)), null);
      assert.ok(await store.open(of(c, title), at(100_003)), 'another account');
      assert.deepEqual(
        (await store.of(a.accountId, 0)).map(({ sessionId }) => sessionId),
        [a.sessionId, a.sessionId],
      );
    },
  );

  check('open() lets no more go on when fifty ask at once', async ({ store, devices, title }) => {
    const [a, b] = devices;
    const ask = (device: Device) => store.open(of(device, title), at(100_000, 3));
    await Promise.all(Array.from({ length: 50 }, () => ask(a)));
    assert.equal((await store.of(a.accountId, 0)).length, 3);
    assert.deepEqual(new Set(await Promise.all(Array.from({ length: 50 }, () => ask(b)))), new Set([null]));
    assert.equal((await store.of(a.accountId, 0)).length, 3);
  });

  check(
    'open() takes over what was silent, and the oldest of its own device',
    async ({ store, devices, title }) => {
      const [a, b] = devices;
      const first = (await store.open(of(a, title), at(100_000, 1))) ?? 0;
      assert.ok(await store.open(of(a, title), at(110_000, 1)));
      assert.equal(await store.find(first), null);
      assert.equal(await store.open(of(b, title), at(150_000, 1)), null);
      assert.ok(await store.open(of(b, title), at(156_000, 1)), 'silent for more than 45 seconds');
    },
  );

  check('touch() keeps a place, finds it taken, or ended', async ({ store, devices, title, signOut }) => {
    const [a, b] = devices;
    const id = (await store.open(of(a, title), at(100_000, 1))) ?? 0;
    assert.equal(await store.touch(id, at(140_000, 1)), 'live');
    assert.equal((await store.find(id))?.seenAt, 140_000);
    assert.equal(await store.touch(id, at(200_000, 1)), 'live', 'silent, but nobody wanted its place');
    assert.ok(await store.open(of(b, title), at(260_000, 2)));
    assert.equal(await store.touch(id, at(261_000, 1)), 'ended', 'silent streams go when another is opened');
    const other = (await store.open(of(a, title), at(262_000, 2))) ?? 0;
    await signOut(a.sessionId);
    assert.equal(await store.touch(other, at(263_000, 2)), 'ended');
    assert.equal(await store.touch(99_999, at(263_000)), 'ended');
  });

  check(
    'touch() ends a stream whose device chose another profile',
    async ({ store, devices, title, switchProfile }) => {
      const id = (await store.open(of(devices[0], title), at(100_000))) ?? 0;
      await switchProfile(devices[0].sessionId);
      assert.equal(await store.touch(id, at(101_000)), 'ended');
    },
  );

  check('close() gives the place back, to its own account only', async ({ store, devices, title }) => {
    const [a, , c] = devices;
    const id = (await store.open(of(a, title), at(100_000, 1))) ?? 0;
    assert.equal(await store.close(id, c.accountId), false);
    assert.equal(await store.close(id, a.accountId), true);
    assert.equal(await store.close(id, a.accountId), false);
    assert.ok(await store.open(of(a, title), at(100_001, 1)));
  });
}
