// What every store of playback quality must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noQuality, type PlaybackQuality } from '#engine/media/fold-quality.ts';
import type { QualityStore } from './ports.ts';

export function qualityStoreSuite(
  engine: string,
  open: () => Promise<{ store: QualityStore; close(): Promise<void> }>,
): void {
  const check = (name: string, body: (store: QualityStore) => Promise<void>): void => {
    test(`${engine} quality store: ${name}`, async () => {
      const { store, close } = await open();
      try {
        await body(store);
      } finally {
        await close();
      }
    });
  };
  const of = (streamId: number, titleId: number, startedAt: number) => ({
    streamId,
    titleId,
    episodeId: null,
    assetId: 1,
    startedAt,
  });
  const more = (before: PlaybackQuality): PlaybackQuality => ({ ...before, played: before.played + 10 });

  check('fold() begins with nothing and changes what is there, one after the other', async (store) => {
    await Promise.all(Array.from({ length: 20 }, () => store.fold(of(1, 7, 100), more)));
    const [row] = await store.recent({ since: 0, limit: 10 });
    assert.deepEqual(row, { ...of(1, 7, 100), quality: { ...noQuality, played: 200 } });
  });

  check('recent() gives the newest first, of one title or of all, since a time', async (store) => {
    await store.fold({ ...of(1, 7, 100), episodeId: 3 }, more);
    await store.fold(of(2, 8, 200), more);
    await store.fold(of(3, 7, 300), more);
    const ids = async (filter: Parameters<QualityStore['recent']>[0]) =>
      (await store.recent(filter)).map(({ streamId }) => streamId);
    assert.deepEqual(await ids({ since: 0, limit: 10 }), [3, 2, 1]);
    assert.deepEqual(await ids({ titleId: 7, since: 0, limit: 10 }), [3, 1]);
    assert.deepEqual(await ids({ titleId: 7, since: 101, limit: 10 }), [3]);
    assert.deepEqual(await ids({ since: 0, limit: 1 }), [3]);
    assert.equal((await store.recent({ titleId: 7, since: 0, limit: 10 }))[1]?.episodeId, 3);
  });

  check('forgetBefore() forgets what is older', async (store) => {
    await store.fold(of(1, 7, 100), more);
    await store.fold(of(2, 7, 200), more);
    assert.equal(await store.forgetBefore(200), 1);
    assert.equal((await store.recent({ since: 0, limit: 10 })).length, 1);
  });
}
