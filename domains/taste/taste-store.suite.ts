// What every taste store must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TasteStore } from './ports.ts';

export interface TasteSuiteStore {
  readonly store: TasteStore;
  /** Two profiles and three titles to speak about. */
  readonly profiles: readonly [number, number];
  readonly titles: readonly [number, number, number];
  /** Count and mean as the catalogue shows them. */
  ratingOf(titleId: number): Promise<{ count: number; mean: number | null }>;
  close(): Promise<void>;
}

export function tasteStoreSuite(engine: string, open: () => Promise<TasteSuiteStore>): void {
  const check = (name: string, body: (opened: TasteSuiteStore) => Promise<void>): void => {
    test(`${engine} taste store: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };

  check(
    'rate() replaces, removes, and keeps the title count and mean',
    async ({ store, profiles, titles, ratingOf }) => {
      await store.rate(profiles[0], titles[0], 4.5, 1);
      await store.rate(profiles[0], titles[0], 3.5, 2);
      await store.rate(profiles[1], titles[0], 0.5, 3);
      assert.deepEqual(await ratingOf(titles[0]), { count: 2, mean: 2 });
      assert.equal((await store.of(profiles[0], titles[0])).stars, 3.5);
      await store.rate(profiles[1], titles[0], null, 4);
      await store.rate(profiles[0], titles[0], null, 5);
      assert.deepEqual(await ratingOf(titles[0]), { count: 0, mean: null });
    },
  );

  check('thumb() remembers one of three and takes it back', async ({ store, profiles, titles }) => {
    for (const thumb of ['down', 'up', 'love', null] as const) {
      await store.thumb(profiles[0], titles[0], thumb, 1);
      assert.equal((await store.of(profiles[0], titles[0])).thumb, thumb);
    }
  });

  check(
    'addToList() keeps the first time; list() pages newest first',
    async ({ store, profiles, titles }) => {
      await store.addToList(profiles[0], titles[0], 10);
      await store.addToList(profiles[0], titles[1], 20);
      await store.addToList(profiles[0], titles[2], 20);
      await store.addToList(profiles[0], titles[0], 99);
      const first = await store.list(profiles[0], 2);
      assert.deepEqual(
        first.map((row) => row.titleId),
        [titles[2], titles[1], titles[0]],
      );
      const rest = await store.list(profiles[0], 2, [20, titles[1]]);
      assert.deepEqual(rest, [{ titleId: titles[0], addedAt: 10 }]);
      await store.removeFromList(profiles[0], titles[0]);
      assert.equal((await store.of(profiles[0], titles[0])).inList, false);
      assert.deepEqual(await store.list(profiles[1], 5), []);
    },
  );

  check(
    'signals() has all a profile said, newest first, and nothing of others',
    async ({ store, profiles, titles }) => {
      await store.rate(profiles[0], titles[0], 5, 1);
      await store.thumb(profiles[0], titles[1], 'down', 3);
      await store.addToList(profiles[0], titles[2], 2);
      await store.rate(profiles[1], titles[2], 1, 4);
      assert.deepEqual(await store.signals(profiles[0]), [
        { titleId: titles[1], kind: 'thumb', value: -1, at: 3 },
        { titleId: titles[2], kind: 'list', value: 1, at: 2 },
        { titleId: titles[0], kind: 'rating', value: 5, at: 1 },
      ]);
    },
  );

  check('ratings() pages by profile and title without gap or double', async ({ store, profiles, titles }) => {
    for (const profile of profiles) for (const title of titles) await store.rate(profile, title, 3, 1);
    const seen: string[] = [];
    let after: [number, number] | undefined;
    for (;;) {
      const rows = await store.ratings({ limit: 4, after });
      for (const row of rows.slice(0, 4)) seen.push(`${row.userId}:${row.movieId}`);
      const last = rows[3];
      if (rows.length <= 4 || !last) break;
      after = [last.userId, last.movieId];
    }
    assert.deepEqual(
      seen,
      profiles.flatMap((profile) => titles.map((title) => `${profile}:${title}`)),
    );
    assert.equal((await store.ratings({ user: profiles[1], movie: titles[2], limit: 9 })).length, 1);
  });
}
