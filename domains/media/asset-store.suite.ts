// What every asset store must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PerTitle } from '#engine/media/choose-ladder.ts';
import { nothingFound } from '#engine/media/media-analysis.ts';
import type { PackagedMedia } from '#engine/media/packaged-media.ts';
import type { AssetStore, NewAsset } from './ports.ts';

export interface AssetSuiteStore {
  readonly store: AssetStore;
  readonly titles: readonly [number, number, number];
  close(): Promise<void>;
}

const packaged: PackagedMedia = {
  durationSeconds: 61.5,
  video: [],
  audio: [],
  subtitles: [],
  thumbnails: null,
};

const size = { id: 'video-360', width: 640, height: 360 };
/** As an earlier version has measured it. */
const perTitle: PerTitle = {
  video: [
    {
      ...size,
      pixelAspect: { num: 1, den: 1 },
      maxBitrate: 850_000,
      quality: 20.5,
      profile: 'main',
      level: 30,
      preset: 'veryfast',
    },
  ],
  report: {
    samples: 3,
    sampledSeconds: 4.5,
    rungs: [
      {
        ...size,
        fixed: { bitrate: 400_000, ssim: 0.98, quality: 22, preset: 'superfast' },
        chosen: { bitrate: 300_000, ssim: 0.98, quality: 20.5, preset: 'veryfast' },
        saved: 0.25,
      },
    ],
    saved: 0.25,
    savedInStore: 0.5,
  },
};

export function assetStoreSuite(engine: string, open: () => Promise<AssetSuiteStore>): void {
  const check = (name: string, body: (opened: AssetSuiteStore) => Promise<void>): void => {
    test(`${engine} asset store: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };
  const film = (titleId: number, episodeId: number | null = null): NewAsset => ({
    titleId,
    episodeId,
    origin: 'file',
    sourceName: 'Le Voyage.mkv',
    sourcePath: '/films/Le Voyage.mkv',
    facts: null,
    encryption: 'clearkey',
    codec: 'av1',
  });

  check('add() queues an asset, find() gives it back', async ({ store, titles }) => {
    const made = await store.add(film(titles[0]), 100);
    assert.deepEqual(made, {
      id: made.id,
      ...film(titles[0]),
      state: 'queued',
      packaged: null,
      perTitle: null,
      promised: null,
      onDemand: false,
      complete: false,
      analysis: null,
      marksByHand: { chapters: null, markers: null },
      error: null,
      createdAt: 100,
      updatedAt: 100,
      removedAt: null,
    });
    assert.deepEqual(await store.find(made.id), made);
    assert.equal(await store.find(made.id + 1), null);
    assert.equal((await store.add({ ...film(titles[0]), onDemand: true }, 100)).onDemand, true);
  });

  check('update() changes what it names and keeps the rest', async ({ store, titles }) => {
    const { id } = await store.add(film(titles[0]), 100);
    await store.update(id, { perTitle }, 150);
    await store.update(id, { state: 'ready', packaged }, 200);
    await store.update(id, { complete: true, sourcePath: null }, 300);
    const asset = await store.find(id);
    assert.deepEqual(
      [asset?.state, asset?.packaged, asset?.complete, asset?.sourcePath, asset?.updatedAt, asset?.createdAt],
      ['ready', packaged, true, null, 300, 100],
    );
    assert.deepEqual(asset?.perTitle, perTitle);
    await store.update(id, { error: { code: 'media_truncated', message: 'cut' } }, 400);
    assert.deepEqual((await store.find(id))?.error, { code: 'media_truncated', message: 'cut' });
    await store.update(id, { error: null }, 500);
    assert.equal((await store.find(id))?.error, null);
    await store.update(id + 1, { state: 'failed' }, 600);
  });

  check('update() keeps what was found apart from what was set by hand', async ({ store, titles }) => {
    const { id } = await store.add(film(titles[0]), 100);
    const marksByHand = { chapters: null, markers: [{ kind: 'intro', start: 1.5, end: 9 }] } as const;
    const analysis = {
      ...nothingFound,
      markers: [{ kind: 'credits', start: 50, end: 61.5 }],
    } as const;
    await store.update(id, { marksByHand }, 200);
    await store.update(id, { analysis }, 300);
    const asset = await store.find(id);
    assert.deepEqual([asset?.marksByHand, asset?.analysis], [marksByHand, analysis]);
  });

  check(
    'of() finds those of a film or of one episode, newest first, with the stand-in',
    async ({ store, titles }) => {
      const first = await store.add(film(titles[0]), 100);
      const second = await store.add(film(titles[0]), 200);
      const episode = await store.add(film(titles[0], 7), 300);
      await store.add(film(titles[1]), 400);
      const standIn = await store.standIn(titles[0], 500);
      assert.deepEqual(
        (await store.of(titles[0], null)).map(({ id }) => id),
        [standIn.id, second.id, first.id],
      );
      assert.deepEqual(
        (await store.of(titles[0], 7)).map(({ id }) => id),
        [standIn.id, episode.id],
      );
    },
  );

  check('standIn() makes one, however many ask at once', async ({ store, titles }) => {
    const made = await Promise.all(Array.from({ length: 20 }, () => store.standIn(titles[2], 100)));
    assert.equal(new Set(made.map(({ id }) => id)).size, 1);
    assert.equal(made[0]?.origin, 'stand-in');
    assert.notEqual((await store.standIn(titles[1], 100)).id, made[0]?.id);
  });

  check('remove() hides an asset until restore(), and leaves it to find()', async ({ store, titles }) => {
    const { id } = await store.add(film(titles[0]), 100);
    assert.equal(await store.remove(id, 200), true);
    assert.equal(await store.remove(id, 201), false);
    assert.equal(await store.remove(id + 1, 201), false);
    assert.deepEqual(await store.of(titles[0], null), []);
    assert.deepEqual(await store.list({ limit: 5 }), []);
    assert.deepEqual(
      (await store.list({ limit: 5, removed: true })).map((asset) => asset.id),
      [id],
    );
    assert.equal((await store.find(id))?.removedAt, 200);
    assert.equal(await store.restore(id), true);
    assert.equal(await store.restore(id), false);
    assert.deepEqual(
      (await store.of(titles[0], null)).map((asset) => asset.id),
      [id],
    );
    const standIn = await store.standIn(titles[0], 300);
    await store.remove(standIn.id, 310);
    assert.notEqual((await store.standIn(titles[0], 320)).id, standIn.id);
  });

  check('forget() takes only what was removed early enough', async ({ store, titles }) => {
    const { id } = await store.add(film(titles[0]), 100);
    assert.equal(await store.forget(id, 1000), false);
    await store.remove(id, 200);
    assert.equal(await store.forget(id, 199), false);
    assert.equal(await store.forget(id, 200), true);
    assert.equal(await store.forget(id, 200), false);
    assert.equal(await store.find(id), null);
    const next = await store.add(film(titles[0]), 300);
    assert.ok(
      next.id > id,
      'an id is never given again: addresses of the old video must not open the new one',
    );
  });

  check('list() pages newest first, of all titles or of one', async ({ store, titles }) => {
    const ids: number[] = [];
    for (const title of [titles[0], titles[1], titles[0]]) ids.push((await store.add(film(title), 100)).id);
    const [a = 0, b = 0, c = 0] = ids;
    assert.deepEqual(
      (await store.list({ limit: 1 })).map(({ id }) => id),
      [c, b],
    );
    assert.deepEqual(
      (await store.list({ limit: 5, before: c })).map(({ id }) => id),
      [b, a],
    );
    assert.deepEqual(
      (await store.list({ limit: 5, titleId: titles[0] })).map(({ id }) => id),
      [c, a],
    );
  });
}
