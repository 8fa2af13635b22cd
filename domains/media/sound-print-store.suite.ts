// What every store of fingerprints must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AssetStore, SoundPrintStore } from './ports.ts';

export interface SoundPrintSuiteStore {
  readonly store: SoundPrintStore;
  readonly assets: AssetStore;
  /** Three episodes of a season, in order, and the first of the next one. */
  readonly series: { readonly id: number; readonly episodes: readonly [number, number, number, number] };
  readonly film: number;
  close(): Promise<void>;
}

export function soundPrintStoreSuite(engine: string, open: () => Promise<SoundPrintSuiteStore>): void {
  test(`${engine} fingerprint store: ofNeighbours() finds the nearest of the series, newest of each, without the episode itself`, async () => {
    const { store, assets, series, film, close } = await open();
    try {
      const [first, second, third, next] = series.episodes;
      const add = async (titleId: number, episodeId: number | null): Promise<number> => {
        const about = { origin: 'file', sourceName: 'e.mkv', sourcePath: '/e.mkv', facts: null } as const;
        const { id } = await assets.add({ titleId, episodeId, ...about }, 1);
        await store.save(id, Uint32Array.of(id, 0xffffffff));
        return id;
      };
      const one = await add(series.id, first);
      const two = await add(series.id, second);
      await add(series.id, third);
      const three = await add(series.id, third);
      const four = await add(series.id, next);
      await add(film, null);
      await store.save(two, Uint32Array.of(5));
      const of = (limit: number) => store.ofNeighbours({ titleId: series.id, episodeId: second }, limit);
      assert.deepEqual(await of(10), [
        { assetId: one, print: Uint32Array.of(one, 0xffffffff), isEarlier: true },
        { assetId: three, print: Uint32Array.of(three, 0xffffffff), isEarlier: false },
        { assetId: four, print: Uint32Array.of(four, 0xffffffff), isEarlier: false },
      ]);
      assert.equal((await of(1)).length, 1);
      assert.deepEqual(await store.ofNeighbours({ titleId: film, episodeId: first }, 4), []);
    } finally {
      await close();
    }
  });
}
