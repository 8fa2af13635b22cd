// What every progress store must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgressRow, ProgressStore } from './ports.ts';

export interface ProgressSuiteStore {
  readonly store: ProgressStore;
  readonly profiles: readonly [number, number];
  readonly titles: readonly [number, number, number];
  close(): Promise<void>;
}

export function progressStoreSuite(engine: string, open: () => Promise<ProgressSuiteStore>): void {
  const check = (name: string, body: (opened: ProgressSuiteStore) => Promise<void>): void => {
    test(`${engine} progress store: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };
  const mark = (titleId: number, updatedAt: number, changes: Partial<ProgressRow> = {}): ProgressRow => ({
    titleId,
    episodeId: null,
    positionMs: 60_000,
    durationMs: 600_000,
    finished: false,
    updatedAt,
    ...changes,
  });
  const ids = (rows: readonly ProgressRow[]) => rows.map((row) => row.titleId);

  check('save() replaces, and keeps profiles apart', async ({ store, profiles, titles }) => {
    await store.save(profiles[0], mark(titles[0], 1));
    await store.save(profiles[0], mark(titles[0], 2, { positionMs: 90_000 }));
    await store.save(profiles[1], mark(titles[0], 3, { positionMs: 5 }));
    assert.deepEqual(await store.of(profiles[0], titles[0]), [mark(titles[0], 2, { positionMs: 90_000 })]);
  });

  check('of() gives the episodes of a series, newest first', async ({ store, profiles, titles }) => {
    await store.save(profiles[0], mark(titles[0], 1, { episodeId: 11, finished: true }));
    await store.save(profiles[0], mark(titles[0], 2, { episodeId: 12 }));
    await store.save(profiles[0], mark(titles[1], 3));
    assert.deepEqual(
      (await store.of(profiles[0], titles[0])).map((row) => row.episodeId),
      [12, 11],
    );
  });

  check(
    'recent() has one row a title, the newest, without those removed',
    async ({ store, profiles, titles }) => {
      await store.save(profiles[0], mark(titles[0], 1, { episodeId: 11 }));
      await store.save(profiles[0], mark(titles[1], 2));
      await store.save(profiles[0], mark(titles[0], 3, { episodeId: 12 }));
      await store.save(profiles[0], mark(titles[2], 3));
      await store.save(profiles[1], mark(titles[1], 9));
      const rows = await store.recent(profiles[0], 10);
      assert.deepEqual(
        rows.map((row) => [row.titleId, row.episodeId]),
        [
          [titles[2], null],
          [titles[0], 12],
          [titles[1], null],
        ],
      );
      assert.deepEqual(ids(await store.recent(profiles[0], 1)), [titles[2]]);
      await store.hide(profiles[0], titles[0]);
      assert.deepEqual(ids(await store.recent(profiles[0], 10)), [titles[2], titles[1]]);
    },
  );

  check(
    'hide() lasts until the title is played again, and forgets nothing',
    async ({ store, profiles, titles }) => {
      await store.save(profiles[0], mark(titles[0], 1));
      await store.hide(profiles[0], titles[0]);
      assert.equal((await store.of(profiles[0], titles[0]))[0]?.positionMs, 60_000);
      await store.save(profiles[0], mark(titles[0], 2));
      assert.deepEqual(ids(await store.recent(profiles[0], 10)), [titles[0]]);
    },
  );

  check(
    'recent() keeps one row of episodes saved in the same millisecond',
    async ({ store, profiles, titles }) => {
      await store.save(profiles[0], mark(titles[0], 5, { episodeId: 1 }));
      await store.save(profiles[0], mark(titles[0], 5, { episodeId: 2 }));
      assert.deepEqual(
        (await store.recent(profiles[0], 10)).map((row) => row.episodeId),
        [2],
      );
    },
  );

  check(
    'history() pages through everything once, newest first; forget() takes a title out',
    async ({ store, profiles, titles }) => {
      for (const [at, title] of [titles[0], titles[1], titles[2]].entries()) {
        for (const episodeId of [1, 2, 3]) await store.save(profiles[0], mark(title, at, { episodeId }));
      }
      const seen: string[] = [];
      let after: readonly [number, number, number] | undefined;
      for (;;) {
        const rows = await store.history(profiles[0], 2, after);
        for (const row of rows.slice(0, 2)) seen.push(`${row.titleId}/${row.episodeId}`);
        const last = rows[1];
        if (rows.length <= 2 || last === undefined) break;
        after = [last.updatedAt, last.titleId, last.episodeId ?? 0];
      }
      const expected = [titles[2], titles[1], titles[0]].flatMap((title) =>
        [3, 2, 1].map((episode) => `${title}/${episode}`),
      );
      assert.deepEqual(seen, expected);
      await store.forget(profiles[0], titles[1]);
      assert.equal((await store.history(profiles[0], 20)).length, 6);
      assert.deepEqual(await store.of(profiles[0], titles[1]), []);
    },
  );
}
