// What every reader of the training data must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TasteSignal } from '#domains/taste/contract.ts';
import type { TasteStore } from '#domains/taste/ports.ts';
import type { DatasetReader } from './ports.ts';

export interface DatasetSuiteStore {
  readonly dataset: DatasetReader;
  readonly taste: TasteStore;
  readonly titles: readonly [number, number, number];
  /** Adds a profile and answers its id. */
  addProfile(personalised?: boolean): Promise<number>;
  /** Notes how far a profile came, in milliseconds; episode 0 is a film. */
  watch(
    profileId: number,
    titleId: number,
    episodeId: number,
    positionMs: number,
    durationMs: number,
  ): Promise<void>;
  close(): Promise<void>;
}

export function datasetReaderSuite(engine: string, open: () => Promise<DatasetSuiteStore>): void {
  const check = (name: string, body: (opened: DatasetSuiteStore) => Promise<void>): void => {
    test(`${engine} dataset reader: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };
  const readAll = async (dataset: DatasetReader): Promise<Map<number, readonly TasteSignal[]>> => {
    const all = new Map<number, readonly TasteSignal[]>();
    for await (const { profileId, signals } of dataset.profiles()) all.set(profileId, signals);
    return all;
  };

  check('profiles() has every kind of signal of each profile', async (opened) => {
    const { dataset, taste, titles, addProfile, watch } = opened;
    const [ada, blaise] = [await addProfile(), await addProfile()];
    await taste.rate(ada, titles[0], 4.5, 1);
    await taste.thumb(ada, titles[1], 'down', 2);
    await taste.addToList(blaise, titles[2], 3);
    await watch(blaise, titles[0], 0, 30, 40);
    const all = await readAll(dataset);
    assert.deepEqual([...all.keys()], [ada, blaise]);
    assert.deepEqual(all.get(ada), [
      { titleId: titles[0], kind: 'rating', value: 4.5, at: 1 },
      { titleId: titles[1], kind: 'thumb', value: -1, at: 2 },
    ]);
    assert.deepEqual(
      all.get(blaise)?.map(({ kind, value }) => [kind, value]),
      [
        ['list', 1],
        ['watched', 0.75],
      ],
    );
  });

  check('profiles() counts a series by the episode that was watched furthest', async (opened) => {
    const profile = await opened.addProfile();
    await opened.watch(profile, opened.titles[0], 1, 75, 100);
    await opened.watch(profile, opened.titles[0], 2, 50, 100);
    const [signal] = (await readAll(opened.dataset)).get(profile) ?? [];
    assert.equal(signal?.value, 0.75);
  });

  check('profiles() leaves out who turned personalisation off, and who said nothing', async (opened) => {
    const [open, closed, silent] = [
      await opened.addProfile(),
      await opened.addProfile(false),
      await opened.addProfile(),
    ];
    for (const profile of [open, closed]) await opened.taste.rate(profile, opened.titles[0], 5, 1);
    const all = await readAll(opened.dataset);
    assert.deepEqual([...all.keys()], [open]);
    assert.ok(!all.has(silent));
    assert.equal(await opened.dataset.profileCount(), 2);
  });

  check('profiles() goes on after its first batch, in the order of ids', async (opened) => {
    const ids: number[] = [];
    for (let i = 0; i < 600; i++) {
      const id = await opened.addProfile();
      ids.push(id);
      await opened.taste.rate(id, opened.titles[i % 3] ?? 0, 3, i);
    }
    assert.deepEqual([...(await readAll(opened.dataset)).keys()], ids);
  });

  check('version() changes with what was said, and only then', async (opened) => {
    const { dataset, taste, titles } = opened;
    const profile = await opened.addProfile();
    const seen = [await dataset.version()];
    assert.equal(await dataset.version(), seen[0]);
    const changes = [
      () => taste.rate(profile, titles[0], 4, 1),
      () => taste.rate(profile, titles[0], 2, 2),
      () => taste.rate(profile, titles[0], null, 3),
      () => taste.thumb(profile, titles[0], 'up', 4),
      () => taste.thumb(profile, titles[0], 'down', 5),
      () => taste.addToList(profile, titles[1], 6),
      () => opened.watch(profile, titles[2], 0, 10, 10),
    ];
    for (const change of changes) {
      await change();
      const version = await dataset.version();
      assert.notEqual(version, seen.at(-1));
      seen.push(version);
    }
  });

  check(
    'choosers() has all signals of those who said or did something about the titles, and of no others',
    async (opened) => {
      const { dataset, taste, titles, addProfile, watch } = opened;
      const [ada, blaise, hidden, other] = [
        await addProfile(),
        await addProfile(),
        await addProfile(false),
        await addProfile(),
      ];
      await taste.rate(ada, titles[0], 4.5, 1);
      await taste.rate(ada, titles[2], 3, 2);
      await watch(blaise, titles[1], 0, 30, 40);
      await taste.rate(hidden, titles[0], 5, 3);
      await taste.rate(other, titles[2], 5, 4);
      const found = await Array.fromAsync(dataset.choosers([titles[0], titles[1]]));
      assert.deepEqual(
        found.map(({ profileId, signals }) => [profileId, signals.length]),
        [
          [ada, 2],
          [blaise, 1],
        ],
      );
      assert.deepEqual(await Array.fromAsync(dataset.choosers([])), []);
    },
  );
}
