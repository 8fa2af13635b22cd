// What every store of downloads must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DownloadLimits, DownloadStore, NewDownload } from './ports.ts';

interface Device {
  readonly accountId: number;
  readonly sessionId: number;
  readonly profileId: number;
}

export interface DownloadSuiteStore {
  readonly store: DownloadStore;
  /** Two accounts, each with two devices; all chose the same profile, whose maturity limit is 18. */
  readonly devices: readonly [Device, Device, Device, Device];
  readonly titles: readonly [number, number, number];
  signOut(sessionId: number): Promise<void>;
  removeProfile(profileId: number): Promise<void>;
  close(): Promise<void>;
}

const month = 30 * 86_400_000;

const at = (now: number, perDevice = 2, devices = 2): DownloadLimits => ({
  perDevice,
  devices,
  now,
  expiresAt: now + month,
});

export function downloadStoreSuite(engine: string, open: () => Promise<DownloadSuiteStore>): void {
  const check = (name: string, body: (opened: DownloadSuiteStore) => Promise<void>): void => {
    test(`${engine} download store: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };
  const of = (device: Device, titleId: number, episodeId: number | null = null): NewDownload => ({
    ...device,
    titleId,
    episodeId,
    assetId: 7,
    quality: 'video-720',
    bytes: 5_000_000_000,
  });
  const taken = async (store: DownloadStore, download: NewDownload, limits: DownloadLimits) => {
    const answer = await store.take(download, limits);
    assert.ok(typeof answer === 'object', JSON.stringify(answer));
    return answer;
  };

  check('take() gives the right, and of() and find() tell it back', async ({ store, devices, titles }) => {
    const [a, b] = devices;
    const film = await taken(store, of(a, titles[0]), at(1000));
    const episode = await taken(store, of(a, titles[1], 3), at(2000));
    assert.deepEqual(film, { ...of(a, titles[0]), id: film.id, createdAt: 1000, expiresAt: 1000 + month });
    assert.deepEqual(await store.find(film.id), film);
    assert.deepEqual(await store.of(a.sessionId), [
      { ...episode, maturityLimit: 18 },
      { ...film, maturityLimit: 18 },
    ]);
    assert.deepEqual(await store.of(b.sessionId), []);
  });

  check('take() renews what the device and profile hold, also at the limit', async (opened) => {
    const { store, devices, titles } = opened;
    const [a] = devices;
    const before = await taken(store, of(a, titles[0]), at(1000, 1));
    const after = await taken(store, { ...of(a, titles[0]), quality: 'video-360', bytes: 9 }, at(50_000, 1));
    assert.deepEqual(after, { ...before, quality: 'video-360', bytes: 9, expiresAt: 50_000 + month });
    assert.deepEqual(await store.find(before.id), after);
  });

  check('take() refuses what is over a limit; what expired counts no more', async (opened) => {
    const { store, devices, titles } = opened;
    const [a, b, c] = devices;
    await taken(store, of(a, titles[0]), at(1000, 1, 1));
    assert.equal(await store.take(of(a, titles[1]), at(1000, 1, 1)), 'device-full');
    assert.equal(await store.take(of(b, titles[1]), at(1000, 1, 1)), 'too-many-devices');
    await taken(store, of(c, titles[0]), at(1000, 1, 1));
    await taken(store, of(b, titles[1]), at(1000 + month, 1, 1));
    assert.equal(await store.take(of(a, titles[2]), at(1000 + month, 1, 1)), 'too-many-devices');
  });

  check('take() holds the limit when twenty ask at once', async ({ store, devices }) => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.take(of(devices[0], 100 + index), at(1000, 3))),
    );
    assert.equal(answers.filter((answer) => answer === 'device-full').length, 17);
    assert.equal((await store.of(devices[0].sessionId)).length, 3);
  });

  check('holds() ends with expiry, with the device and with the profile', async (opened) => {
    const { store, devices, titles } = opened;
    const [a, b] = devices;
    const first = await taken(store, of(a, titles[0]), at(1000));
    const second = await taken(store, of(b, titles[0]), at(1000));
    assert.equal(await store.holds(first.id, 1000 + month - 1), true);
    assert.equal(await store.holds(first.id, 1000 + month), false);
    await opened.signOut(a.sessionId);
    assert.equal(await store.holds(first.id, 2000), false);
    assert.equal(await store.find(first.id), null);
    assert.equal(await store.holds(second.id, 2000), true);
    await opened.removeProfile(b.profileId);
    assert.equal(await store.holds(second.id, 2000), false);
  });

  check('release() gives it back, to its own account only; forgetExpired() forgets', async (opened) => {
    const { store, devices, titles } = opened;
    const [a, b, c] = devices;
    const { id } = await taken(store, of(a, titles[0]), at(1000));
    assert.equal(await store.release(id, c.accountId), false);
    assert.equal(await store.release(id, b.accountId), true);
    assert.equal(await store.release(id, a.accountId), false);
    await taken(store, of(a, titles[0]), at(1000));
    await taken(store, of(a, titles[1]), at(2000));
    assert.equal(await store.forgetExpired(1000 + month), 1);
    assert.equal((await store.of(a.sessionId)).length, 1);
  });
}
