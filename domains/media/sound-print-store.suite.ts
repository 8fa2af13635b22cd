// What every store of fingerprints must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AssetStore, SoundPrintStore } from './ports.ts';

export interface SoundPrintSuiteStore {
  readonly store: SoundPrintStore;
  readonly assets: AssetStore;
  readonly titles: readonly [number, number, number];
  close(): Promise<void>;
}

export function soundPrintStoreSuite(engine: string, open: () => Promise<SoundPrintSuiteStore>): void {
  test(`${engine} fingerprint store: ofOtherEpisodes() finds those of the series, newest first, without the episode itself`, async () => {
    const { store, assets, titles, close } = await open();
    try {
      const add = async (titleId: number, episodeId: number | null): Promise<number> => {
        const about = { origin: 'file', sourceName: 'e.mkv', sourcePath: '/e.mkv', facts: null } as const;
        return (await assets.add({ titleId, episodeId, ...about }, 1)).id;
      };
      const [one, two, three] = [await add(titles[0], 7), await add(titles[0], 8), await add(titles[0], 9)];
      const again = await add(titles[0], 7);
      for (const id of [one, two, three, again, await add(titles[1], 8), await add(titles[0], null)])
        await store.save(id, Uint32Array.of(id, 0xffffffff));
      await store.save(two, Uint32Array.of(5));
      const of = (limit: number) => store.ofOtherEpisodes({ titleId: titles[0], episodeId: 7 }, limit);
      assert.deepEqual(await of(10), [
        { assetId: three, print: Uint32Array.of(three, 0xffffffff) },
        { assetId: two, print: Uint32Array.of(5) },
      ]);
      assert.equal((await of(1)).length, 1);
    } finally {
      await close();
    }
  });
}
